import { Node } from '../parse/markdown.ts'
import { codeText, isInside, nodesOf, unescapeText, type Page } from './page.ts'

/**
 * The text of a stretch of the page, across blocks: markup, HTML and what is struck through gone, boxes of task items
 * kept, one space or more where the source parts two words. `without` are stretches that are left out, in order; reading
 * ends with the word that makes it `enough`.
 */
export function plainBetween(
  page: Page,
  start: number,
  end: number,
  without: readonly (readonly [number, number])[] = [],
  enough = Infinity,
): string {
  const { tree, text } = page
  let plain = ''
  let at = start
  let skipped = 0
  for (const node of wordsIn(page, start, end)) {
    if (plain.length >= enough) break
    const from = Math.max(tree.start[node]!, start)
    while (skipped < without.length && without[skipped]![1] <= from) skipped++
    if ((without[skipped]?.[0] ?? Infinity) <= from) continue
    plain += separatorIn(text.slice(Math.max(at, without[skipped - 1]?.[1] ?? 0), from))
    const to = Math.min(tree.end[node]!, end)
    if (!isInside(tree, node, Node.delete)) plain += wordsOf(tree.type[node]!, text.slice(from, to))
    at = to
  }
  return plain
}

/** Text, code spans and code blocks that begin in a stretch, in order. */
function wordsIn(page: Page, start: number, end: number): number[] {
  const { tree } = page
  const leaves = slice(page.leaves, tree, start, end)
  const blocks = slice(nodesOf(page, Node.code), tree, start, end)
  return blocks.length === 0 ? leaves : [...leaves, ...blocks].sort((a, b) => tree.start[a]! - tree.start[b]!)
}

/** Those of some nodes, which stand in order and apart, that reach into a stretch. */
function slice(nodes: readonly number[], tree: Page['tree'], start: number, end: number): number[] {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tree.end[nodes[middle]!]! <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < nodes.length && tree.start[nodes[last]!]! < end) last++
  return nodes.slice(low, last)
}

function wordsOf(type: number, source: string): string {
  if (type === Node.inlineCode) return codeText(source)
  if (type === Node.code) return source.replace(/^[ \t>]*(?:`{3,}|~{3,}).*$/gm, '')
  return unescapeText(source.replace(/([\r\n])[ \t]*>[ \t>]*/g, '$1'))
}

/** What stands between two words: markup alone keeps them together. */
function separatorIn(gap: string): string {
  const box = gap.length < LONGEST_MARKER ? /\[[ xX]\](?=\s)/.exec(gap) : null
  if (box) return ` ${box[0]} `
  return /[\s|]|<(?:br|\/?(?:li|p)\b)/i.test(gap) ? ' ' : ''
}

/** Between two words with a box: line end, indentation, bullet. */
const LONGEST_MARKER = 200
