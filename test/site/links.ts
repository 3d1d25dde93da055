/**
 * Whether every link of a built site leads somewhere: links to the site itself, with their fragments, of each page and of
 * the files for machines.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Published {
  /** The folder with the built site. */
  readonly directory: string
  /** Astro's `base`, without a slash behind. */
  readonly base: string
}

/** `night/index.html: /decision-log#d-001`, one for each link that leads nowhere. */
export function brokenLinks(site: Published): string[] {
  const ids = new Map<string, ReadonlySet<string>>()
  const idsOf = (file: string) => {
    let own = ids.get(file)
    if (own === undefined) ids.set(file, (own = new Set(attributes(textOf(site, file), 'id'))))
    return own
  }
  return [...pagesOf(site), ...machineFilesOf(site)].flatMap((page) =>
    linksIn(page, textOf(site, page))
      .filter((href) => !/^[a-z]+:|^\/\//.test(href))
      .filter((href) => {
        const url = new URL(href, `https://site.example${site.base}/${page.replace(/(?:^|\/)index\.html$/, '')}`)
        const file = href.startsWith('#') ? page : fileAt(site, decodeURI(url.pathname))
        if (file === undefined) return true
        const fragment = decodeURIComponent(url.hash.slice(1))
        return fragment !== '' && !idsOf(file).has(fragment)
      })
      .map((href) => `${page}: ${href}`),
  )
}

export function pagesOf(site: Published): string[] {
  return filesOf(site).filter((path) => path.endsWith('.html'))
}

/** `llms.txt`, `plan/index.json` and `plan/items.json`. */
export function machineFilesOf(site: Published): string[] {
  return filesOf(site).filter((path) => /^llms\.txt$|\/(?:index|items)\.json$/.test(path))
}

function filesOf({ directory }: Published): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

function linksIn(file: string, text: string): string[] {
  if (file.endsWith('.html')) return attributes(text, 'href')
  if (file.endsWith('.txt')) return [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, href]) => href!)
  const hrefs: string[] = []
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'href') hrefs.push(String(value))
    return value
  })
  return hrefs
}

/** The file that a server of static files answers with. */
function fileAt({ directory, base }: Published, path: string): string | undefined {
  if (path !== base && !path.startsWith(`${base}/`)) return undefined
  const own = path.slice(base.length + 1).replace(/\/$/, '')
  const candidates = own === '' ? ['index.html'] : [own, `${own}/index.html`, `${own}.html`]
  return candidates.find((file) => existsSync(join(directory, file)) && statSync(join(directory, file)).isFile())
}

function textOf({ directory }: Published, file: string): string {
  return readFileSync(join(directory, file), 'utf8')
}

function attributes(html: string, name: string): string[] {
  // What is commented out, and code that scripts hold, is no markup.
  const markup = html.replace(/<!--.*?-->|<script\b.*?<\/script>/gs, '')
  return [...markup.matchAll(new RegExp(`<[^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value]) =>
    value!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  )
}
