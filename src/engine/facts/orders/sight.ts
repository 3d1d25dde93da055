import { Node } from '../../parse/markdown.ts'
import { isInside, type Page } from '../page.ts'

/** Stands for a character that a reader does not see: markup, a link's address, what is struck through. */
export const UNSEEN = '\u0001'

/** A stretch as a reader sees it, and as long as its source is: an offset in one is an offset in the other. */
export function sightOf(page: Page, start: number, end: number): string {
  const { tree, text } = page
  let seen = ''
  for (let at = firstLeaf(page, start); at < page.leaves.length; at++) {
    const node = page.leaves[at]!
    const from = Math.max(tree.start[node]!, start + seen.length)
    const to = Math.min(tree.end[node]!, end)
    if (tree.start[node]! >= end) break
    if (to <= from || isInside(tree, node, Node.delete)) continue
    seen += gap(text.slice(start + seen.length, from))
    const words = text.slice(from, to)
    seen += tree.type[node] === Node.inlineCode ? words.replaceAll('`', UNSEEN) : words
  }
  return seen + gap(text.slice(start + seen.length, end))
}

/** White space between two words stays. */
function gap(source: string): string {
  return source.replace(/\S/g, UNSEEN)
}

function firstLeaf({ leaves, tree }: Page, start: number): number {
  let low = 0
  let high = leaves.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tree.end[leaves[middle]!]! <= start) low = middle + 1
    else high = middle
  }
  return low
}
