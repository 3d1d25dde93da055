/** One Markdown page as the extractors see it: its text, its tree, and a few ways to ask the tree. */
import type { Span } from '../model/range.ts'
import { Node, type MarkdownTree } from '../parse/markdown.ts'
import { readIds, type IdToken } from '../kinds/ids.ts'
import { scan, type Scan } from '../kinds/scan.ts'
import { decodeEntities } from './entities.ts'

export interface Page {
  readonly text: string
  readonly isMdx: boolean
  readonly lineStarts: readonly number[]
  readonly tree: MarkdownTree
  readonly scan: Scan
  readonly tokens: readonly IdToken[]
  /** Text and code-span nodes in document order: where words can stand. */
  readonly leaves: readonly number[]
  /** Nodes of the types that extractors ask for, by type, in document order. */
  readonly byType: readonly (readonly number[] | undefined)[]
}

/** 1 for the types that extractors ask for. */
const INDEXED = new Uint8Array(256)
for (const type of [
  Node.heading,
  Node.html,
  Node.code,
  Node.definition,
  Node.link,
  Node.image,
  Node.linkReference,
  Node.imageReference,
  Node.listItem,
  Node.table,
  Node.footnoteDefinition,
  Node.mdxJsxFlowElement,
  Node.mdxJsxTextElement,
  Node.mdxFlowExpression,
  Node.mdxTextExpression,
  Node.mdxjsEsm,
])
  INDEXED[type] = 1

/** The one walk over the tree: sorts the nodes by what asks for them. */
export function pageOf(text: string, isMdx: boolean, lineStarts: readonly number[], tree: MarkdownTree): Page {
  const leaves: number[] = []
  const byType: (number[] | undefined)[] = []
  let last = 0
  let isOrdered = true
  for (let node = 1; node < tree.count; node++) {
    const type = tree.type[node]!
    if (type === Node.text || type === Node.inlineCode) {
      const start = tree.start[node]!
      if (start < last) isOrdered = false
      last = start
      leaves.push(node)
    } else if (INDEXED[type] === 1) {
      const nodes = byType[type]
      if (nodes) nodes.push(node)
      else byType[type] = [node]
    }
  }
  // A bare address in square brackets splits its text, and satteri appends the parts to the end of the tree.
  if (!isOrdered) leaves.sort((a, b) => tree.start[a]! - tree.start[b]!)
  const scanned = scan(text)
  return { text, isMdx, lineStarts, tree, scan: scanned, tokens: readIds(text, scanned.heads), leaves, byType }
}

/** Whether a run is named by its id: most pages have none, and are no part of a plan of runs. */
export function namesRuns({ tokens }: Page): boolean {
  return tokens.some(({ parts }) => parts.family === 'run-')
}

export function nodesOf(page: Page, type: number): readonly number[] {
  return page.byType[type] ?? []
}

export function spanOf(page: Page, node: number): Span {
  return [page.tree.start[node]!, page.tree.end[node]!]
}

export function sourceOf(page: Page, node: number): string {
  return page.text.slice(page.tree.start[node], page.tree.end[node])
}

/** The first node behind `node` that is not inside of it. Descendants are `node + 1` to this one. */
export function nextOutside(tree: MarkdownTree, node: number): number {
  const start = tree.start[node]!
  const end = tree.end[node]!
  let next = node + 1
  // Some nodes stand at the end of the tree wherever they are in the text: before the node is not inside of it either.
  while (
    next < tree.count &&
    tree.start[next]! >= start &&
    tree.start[next]! < end &&
    tree.type[next] !== Node.definition
  )
    next++
  return next
}

/** Whether an ancestor of the node has the type; stops at the root. */
export function isInside(tree: MarkdownTree, node: number, type: number): boolean {
  for (let parent = tree.parent[node]!; parent !== 0 && parent < tree.count; parent = tree.parent[parent]!) {
    if (tree.type[parent] === type) return true
  }
  return false
}

/** The text or code span that holds an offset, or -1. */
export function leafAt(page: Page, offset: number): number {
  const { leaves, tree } = page
  let low = 0
  let high = leaves.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const node = leaves[middle]!
    if (offset < tree.start[node]!) high = middle - 1
    else if (offset >= tree.end[node]!) low = middle + 1
    else return node
  }
  return -1
}

/** The index of the first token at or behind an offset. */
export function tokenFrom(page: Page, offset: number): number {
  let low = 0
  let high = page.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (page.tokens[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether an id begins at most `reach` characters behind an offset: asked first, for most blocks begin with none. */
export function hasTokenNear(page: Page, offset: number, reach: number): boolean {
  const token = page.tokens[tokenFrom(page, offset)]
  return token !== undefined && token.start - offset <= reach
}

/** The rendered text of a node: markup gone, entities and escapes resolved, HTML left out. */
export function plainText(page: Page, node: number): string {
  const { tree, text } = page
  const last = nextOutside(tree, node)
  let plain = ''
  for (let child = node + 1; child < last; child++) {
    const type = tree.type[child]
    if (type === Node.text) plain += unescapeText(text.slice(tree.start[child], tree.end[child]))
    else if (type === Node.inlineCode) plain += codeText(text.slice(tree.start[child], tree.end[child]))
    else if (type === Node.image)
      plain += /^!\[([^\]]*)\]/.exec(text.slice(tree.start[child], tree.end[child]))?.[1] ?? ''
  }
  return plain
}

export function unescapeText(source: string): string {
  let plain = source
  if (plain.includes('\\')) plain = plain.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  if (plain.includes('&')) plain = decodeEntities(plain)
  return plain
}

/** The value of a code span: fence gone, one space of padding gone where both sides have it. */
export function codeText(source: string): string {
  const fence = /^`+/.exec(source)?.[0].length ?? 0
  const inner = source.slice(fence, source.length - fence).replace(/\r\n?|\n/g, ' ')
  return inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? inner.slice(1, -1) : inner
}

/** Index in `leaves` of the first that reaches behind an offset; their number where none does. */
export function firstLeafBehind({ leaves, tree }: Page, offset: number): number {
  let low = 0
  let high = leaves.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tree.end[leaves[middle]!]! <= offset) low = middle + 1
    else high = middle
  }
  return low
}
