/** `/llms.txt`, as https://llmstxt.org describes it: what the site is, and where to read on, one line a page. */

export interface LlmsRequest {
  readonly title: string
  readonly description?: string | undefined
  readonly sections: readonly LlmsSection[]
  /** Origin of the site, where it is known; else addresses begin at its root. */
  readonly origin?: URL | undefined
}

export interface LlmsSection {
  readonly title: string
  readonly links: readonly LlmsLink[]
}

export interface LlmsLink {
  readonly title: string
  /** With the base. */
  readonly href: string
  readonly description?: string | undefined
}

/** Sections without a link are left out. */
export function llmsText({ title, description, sections, origin }: LlmsRequest): string {
  const blocks = [
    `# ${plain(title)}`,
    ...(description === undefined || plain(description) === '' ? [] : [`> ${plain(description)}`]),
    ...sections
      .filter(({ links }) => links.length > 0)
      .map((section) =>
        [`## ${plain(section.title)}`, '', ...section.links.map((link) => lineOf(link, origin))].join('\n'),
      ),
  ]
  return `${blocks.join('\n\n')}\n`
}

export interface Page {
  readonly title: string
  readonly href: string
  readonly description?: string
}

/**
 * Pages by the first folder of their address, in the order in which the folders appear; each is named by its own page where
 * it has one. Pages of no folder stand under `others`, in front.
 */
export function sectionsOf(pages: readonly Page[], base: string, others: string): LlmsSection[] {
  const root = base.replace(/\/+$/, '')
  const partsOf = ({ href }: Page) =>
    href
      .slice(root.length)
      .replace(/\.html$/, '')
      .split('/')
      .filter((part) => part !== '')
  const folders = new Set(pages.map(partsOf).flatMap((parts) => (parts.length > 1 ? [parts[0]!] : [])))
  const folderOf = (page: Page) => {
    const [first] = partsOf(page)
    return first !== undefined && folders.has(first) ? first : ''
  }
  const byFolder = Map.groupBy(pages, folderOf)
  return [...new Set(['', ...folders])].map((folder) => {
    const links = byFolder.get(folder) ?? []
    const own = links.find((page) => partsOf(page).length === 1)
    return { title: folder === '' ? others : (own?.title ?? inWords(folder)), links }
  })
}

function lineOf({ title, href, description }: LlmsLink, origin: URL | undefined): string {
  const address = encoded(origin === undefined ? href : new URL(href, origin).href)
  const rest = description === undefined ? '' : plain(description)
  return `- [${plain(title) || address}](${address})${rest === '' ? '' : `: ${rest}`}`
}

/** On one line and without markup, whatever a title holds: escapes, and no character that ends a line or hides. */
function plain(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#&|~!]/g, '\\$&')
}

/** What would end a link's address, or begin another, is written as its code. */
function encoded(address: string): string {
  return address.replace(/[\s()<>[\]\\"'`\p{C}]/gu, (sign) => [...new TextEncoder().encode(sign)].map(asCode).join(''))
}

function asCode(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** `catalogue-search` as `Catalogue search`. */
function inWords(folder: string): string {
  const words = folder.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
