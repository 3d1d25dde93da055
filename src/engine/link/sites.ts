/** Where an Astro Starlight site keeps its pages, and which files an address of the site can mean. */

const CONTENT = 'src/content/docs/'

/** The site's own folder ('' at the root) for a page under `src/content/docs/`; undefined for any other file. */
export function siteRootOf(path: string): string | undefined {
  const at = path.startsWith(CONTENT) ? 0 : path.indexOf(`/${CONTENT}`) + 1
  if (at === 0 && !path.startsWith(CONTENT)) return undefined
  return path.slice(0, at)
}

/** Files that `/guides/start/` can stand for: a page, the same page without its locale (fallback), a public file, a route. */
export function sitePages(root: string, address: string, from: string): string[] {
  const bare = address.replace(/\/$/, '')
  const segments = bare.split('/')
  const pages = [bare]
  if (/^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(segments[0] ?? '')) pages.push(segments.slice(1).join('/'))
  const locale = from.slice(root.length + CONTENT.length).split('/')[0] ?? ''
  if (/^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(locale)) pages.push(`${locale}/${bare}`)
  return [...pages.map((page) => root + CONTENT + page), `${root}public/${bare}`, `${root}src/pages/${bare}`]
}
