/** The languages of the site, as Starlight finds them: in its own configuration, else in Astro's. */
import type { StarlightUserConfig } from '@astrojs/starlight/types'
import type { AstroConfig } from 'astro'

type Languages = Pick<StarlightUserConfig, 'locales' | 'defaultLocale'>

/** By their part of the address. The root language has none: ''. */
export function localesOf({ locales }: Languages, i18n: AstroConfig['i18n']): string[] {
  const names = Object.keys(locales ?? {})
  if (names.length > 0) return names.map((name) => (name === 'root' ? '' : name))
  if (i18n === undefined || i18n.routing === 'manual') return ['']
  const { defaultLocale, routing } = i18n
  return i18n.locales
    .map((locale) => (typeof locale === 'string' ? locale : locale.path))
    .map((path) => (path === defaultLocale && !routing.prefixDefaultLocale ? '' : path))
}

/** The main language's part of the address, where every language has one; undefined where there is a root language. */
export function mainLocaleOf(config: Languages, i18n: AstroConfig['i18n']): string | undefined {
  const locales = localesOf(config, i18n)
  return locales.includes('') ? undefined : (config.defaultLocale ?? i18n?.defaultLocale)
}
