import type { StarlightUserConfig } from '@astrojs/starlight/types'

/** The site's title in its main language. */
export function siteTitle({ title, locales, defaultLocale }: StarlightUserConfig): string {
  if (typeof title === 'string') return title
  const main = locales?.[defaultLocale ?? 'root'] ?? locales?.['root']
  return title[main?.lang ?? defaultLocale ?? ''] ?? Object.values(title)[0] ?? ''
}
