/** How Starlight writes the address of a page. The source of the rule is its `createPathFormatter`. */
export interface AddressFormat {
  /** Astro's `base`. */
  readonly base?: string
  /** Astro's `trailingSlash`. */
  readonly trailingSlash?: 'always' | 'never' | 'ignore'
  /** Astro's `build.format`. */
  readonly format?: 'directory' | 'file' | 'preserve'
}

/** `guide/start` is `/base/guide/start/`, or what the site wants instead; the empty slug is the site's first page. */
export function addressOf(
  slug: string,
  { base = '/', trailingSlash = 'ignore', format = 'directory' }: AddressFormat,
): string {
  const prefix = base.replace(/\/+$/, '')
  if (format === 'file') return `${prefix}/${slug === '' ? 'index' : slug}.html`
  if (slug === '') return prefix !== '' && trailingSlash === 'never' ? prefix : `${prefix}/`
  return `${prefix}/${slug}${trailingSlash === 'never' ? '' : '/'}`
}

/** The same for all the ways to write one address, so that two can be compared: `/base/night.html` is `/base/night`. */
export function addressKey(address: string): string {
  return address
    .replace(/\/+$/, '')
    .replace(/\.html$/, '')
    .replace(/\/index$/, '')
}
