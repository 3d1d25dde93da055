/** What built pages show, read from their HTML as a browser reads it: headings, ids and links of the document's own text. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Element, Nodes, Root } from 'hast'

// The parser of the site's own Markdown pipeline.
const require = createRequire(createRequire(import.meta.url).resolve('@astrojs/markdown-remark'))
const { fromHtml } = (await import(pathToFileURL(require.resolve('hast-util-from-html')).href)) as {
  fromHtml(html: string): Root
}

export interface BuiltPage {
  /** Slugs of the headings, in order. */
  readonly headings: readonly string[]
  /** What is dressed as an item, with where it leads; undefined for an item without a page. In order. */
  readonly references: readonly Shown[]
  /** Every other link to a place of the site. In order. */
  readonly links: readonly Shown[]
  /** Everything on the page that a fragment can name. */
  readonly anchors: ReadonlySet<string>
}

export type Shown = readonly [text: string, href: string | undefined]

/** Undefined where nothing is built at the address; `folder` is that of the site's base, the address without it. */
export function builtPage(folder: string, address: string): BuiltPage | undefined {
  let html: string
  try {
    html = readFileSync(join(folder, address, 'index.html'), 'utf8')
  } catch {
    return undefined
  }
  const all = [...elementsIn(fromHtml(html), () => true)]
  const content = all.find((element) => classesOf(element).includes('sl-markdown-content'))
  // What our components add below or between the text is none of it.
  const own = content ? [...elementsIn(content, isOfDocument)] : []
  const anchors = own.filter(({ tagName }) => tagName === 'a' || tagName === 'span')
  return {
    headings: own.flatMap(({ tagName, properties: { id } }) =>
      /^h[1-6]$/.test(tagName) && typeof id === 'string' && id !== FOOTNOTES ? [id] : [],
    ),
    references: anchors.filter(isReference).map(shown),
    links: anchors.filter((element) => !isReference(element) && isLinkOfText(element)).map(shown),
    anchors: new Set(all.flatMap(({ properties: { id } }) => (typeof id === 'string' ? [id] : []))),
  }
}

/** The heading that GFM gives the footnotes, which nobody has written. */
const FOOTNOTES = 'footnote-label'

function isReference(element: Element): boolean {
  return classesOf(element).includes('tl-ref')
}

/** Within the site, and written by the author: none of a tab, a heading's anchor, or a footnote. */
function isLinkOfText(element: Element): boolean {
  const { href, role, dataFootnoteRef, dataFootnoteBackref } = element.properties
  if (typeof href !== 'string' || !/^[/#]/.test(href)) return false
  if (role === 'tab' || dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return false
  return !classesOf(element).includes('sl-anchor-link')
}

function isOfDocument({ properties }: Element): boolean {
  return properties['dataPagefindIgnore'] === undefined
}

function shown(element: Element): Shown {
  const { href } = element.properties
  return [textOf(element), typeof href === 'string' ? href : undefined]
}

function classesOf({ properties }: Element): readonly (string | number)[] {
  return Array.isArray(properties['className']) ? properties['className'] : []
}

function* elementsIn(node: Nodes, enters: (element: Element) => boolean): Generator<Element, void, undefined> {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (child.type !== 'element' || !enters(child)) continue
    yield child
    yield* elementsIn(child, enters)
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
