import type { LinkFact } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { openingTag } from './headings.ts'
import { nextOutside, nodesOf, sourceOf, spanOf, unescapeText, type Page } from './page.ts'
import { decodeEntities } from './entities.ts'

/** Every hyperlink with a written destination; bare addresses and `<https://…>` have none of their own to check. */
export function extractLinks(page: Page): LinkFact[] {
  const links: LinkFact[] = []
  const add = (form: LinkFact['form'], span: Span, url: Span, decode: (raw: string) => string) => {
    const raw = page.text.slice(url[0], url[1])
    links.push({ form, url: decode(raw), urlSpan: url, span, isTemplate: isTemplated(raw) })
  }
  for (const node of nodesOf(page, Node.link)) {
    const url = destinationOf(page, node)
    if (url) add('inline', spanOf(page, node), url, unescapeText)
  }
  for (const node of nodesOf(page, Node.image)) {
    const url = destinationOf(page, node)
    if (url) add('image', spanOf(page, node), url, unescapeText)
  }
  const used = usedLabels(page)
  for (const node of nodesOf(page, Node.definition)) {
    // A definition that nothing uses leads nobody anywhere: often it is a line of prose that happens to look like one.
    if (!used.has(labelOf(sourceOf(page, node).slice(1)))) continue
    const label = /^\[(?:[^\]\\]|\\[^])*\]:\s*(?:>\s*)*/.exec(sourceOf(page, node))
    if (label)
      add(
        'definition',
        spanOf(page, node),
        readDestination(page.text, page.tree.start[node]! + label[0].length),
        unescapeText,
      )
  }
  for (const type of [Node.html, Node.mdxJsxFlowElement, Node.mdxJsxTextElement]) {
    for (const node of nodesOf(page, type)) addAttributes(page, node, type, add)
  }
  return links.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

/** The labels of all reference links and images, as CommonMark matches them. */
function usedLabels(page: Page): Set<string> {
  const labels = new Set<string>()
  for (const type of [Node.linkReference, Node.imageReference]) {
    for (const node of nodesOf(page, type)) labels.add(labelOfReference(sourceOf(page, node)))
  }
  return labels
}

/** The label that `[text][label]`, `[label][]` or `[label]` names, as `labelOf` writes it. */
export function labelOfReference(source: string): string {
  const last = /\]\[((?:[^\]\\[]|\\[^])+)\]$/.exec(source)
  return labelOf(last ? last[1]! : source.replace(/^!?\[/, ''))
}

/** A label up to its closing bracket, white space folded, case folded. */
export function labelOf(source: string): string {
  const label = /^(?:[^\]\\]|\\[^])*/.exec(source)![0]
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}

type Add = (form: LinkFact['form'], span: Span, url: Span, decode: (raw: string) => string) => void

const LINK_ATTRIBUTE =
  /<([A-Za-z][\w.-]*)((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`]+))?)*)\s*\/?>/g
const HREF = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/g
/** Elements whose `src` or `href` a reader follows; a `<script src>` or `<Component href>` is the build's affair. */
const LINKING = new Set(['a', 'img', 'video', 'audio', 'source', 'LinkCard', 'LinkButton'])

function addAttributes(page: Page, node: number, type: number, add: Add): void {
  const source = type === Node.html ? sourceOf(page, node) : openingTag(sourceOf(page, node))
  if (!source.includes('href') && !source.includes('src')) return
  const comments = commentSpans(source)
  for (const tag of source.matchAll(LINK_ATTRIBUTE)) {
    if (!LINKING.has(tag[1]!) || comments.some(([start, end]) => tag.index >= start && tag.index < end)) continue
    for (const attribute of tag[0].matchAll(HREF)) {
      const value = attribute[2] ?? attribute[3] ?? ''
      const start = page.tree.start[node]! + tag.index + attribute.index + attribute[1]!.length + 1
      const tagStart = page.tree.start[node]! + tag.index
      add('html', [tagStart, tagStart + tag[0].length], [start, start + value.length], decodeEntities)
    }
  }
}

function commentSpans(source: string): Span[] {
  const spans: Span[] = []
  for (let start = source.indexOf('<!--'); start !== -1; start = source.indexOf('<!--', start + 4)) {
    const end = source.indexOf('-->', start + 4)
    spans.push([start, end === -1 ? source.length : end + 3])
    if (end === -1) break
  }
  return spans
}

/** Where the destination of an inline link or image stands; undefined for autolinks and bare addresses. */
function destinationOf(page: Page, node: number): Span | undefined {
  const { tree, text } = page
  const start = tree.start[node]!
  const end = tree.end[node]!
  const first = text[start]
  if (first !== '[' && first !== '!') return undefined
  const next = nextOutside(tree, node)
  // The label ends behind the last child; an image has no children, and its label may hold brackets.
  let labelEnd = start + 1
  for (let child = node + 1; child < next; child++) labelEnd = Math.max(labelEnd, tree.end[child]!)
  let bracket = first === '[' ? text.indexOf('](', labelEnd) : imageLabelEnd(text, start, end)
  if (bracket === -1 || bracket >= end) bracket = text.indexOf('](', start)
  if (bracket === -1 || bracket >= end) return undefined
  let at = bracket + 2
  while (at < end && /\s/.test(text[at]!)) at++
  return readDestination(text, at)
}

function imageLabelEnd(text: string, start: number, end: number): number {
  let depth = 0
  for (let at = start + 1; at < end; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '[') depth++
    else if (char === ']' && --depth === 0) return text[at + 1] === '(' ? at : -1
  }
  return -1
}

/** A destination per CommonMark 0.31 § 6.3: in angle brackets, or up to white space with balanced parentheses. */
function readDestination(text: string, start: number): Span {
  if (text[start] === '<') {
    for (let at = start + 1; at < text.length; at++) {
      const char = text[at]
      if (char === '\\') at++
      else if (char === '>' || char === '\n') return [start + 1, at]
    }
    return [start + 1, text.length]
  }
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 92) at++
    else if (char <= 32) break
    else if (char === 40) depth++
    else if (char === 41 && --depth < 0) break
  }
  return [start, Math.min(at, text.length)]
}

/** A destination with a placeholder in it is filled by something else before anybody follows it. */
function isTemplated(raw: string): boolean {
  return /\{\{|\{%|\$\{|<%/.test(raw)
}
