/** Addresses of the plan's pages in another language than the site's main one. */
const base = import.meta.env.BASE_URL.replace(/\/+$/, '')

/** `/base/plan/decisions/` in German: `/base/de/plan/decisions/`. The root language has no locale. */
export function localized(address: string, locale: string | undefined): string {
  return locale === undefined ? address : `${base}/${locale}${address.slice(base.length)}`
}
