import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { isInside, leafAt, type Page } from '../page.ts'

/** A noun that may be counted, in the paragraph, heading or cell that it stands in. */
export interface Mention {
  readonly page: Page
  /** As written: `tasks`, `-run`. */
  readonly noun: string
  readonly start: number
  readonly end: number
  readonly block: number
  /** The line of the block that it stands on; a cell as a whole. */
  readonly line: Span
  /** Index of the heading that it stands under, or in. */
  readonly section: number
}

/** Undefined in code, comments and addresses, in what is struck through, and in the text of a link. */
export function mentionAt(page: Page, noun: string, start: number, section: number): Mention | undefined {
  const { tree, text } = page
  if (!isPlain(page, start)) return undefined
  let block = tree.parent[leafAt(page, start)]!
  while (block !== 0 && !BLOCKS.has(tree.type[block]!)) block = tree.parent[block]!
  if (block === 0) return undefined
  const end = start + noun.length
  const from = Math.max(tree.start[block]!, start - LONGEST_LINE)
  const before = text.slice(from, start)
  const behind = text.slice(end, Math.min(tree.end[block]!, end + LONGEST_LINE))
  const lineStart = from + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  return { page, noun, start, end, block, line: [lineStart, end + /^[^\r\n]*/.exec(behind)![0].length], section }
}

/** To either side: what is longer is a paragraph, and states no number. */
const LONGEST_LINE = 400

const BLOCKS = new Set<number>([Node.paragraph, Node.heading, Node.tableCell])

/** Whether a word stands in plain text. */
export function isPlain(page: Page, offset: number): boolean {
  const leaf = leafAt(page, offset)
  return (
    leaf !== -1 &&
    page.tree.type[leaf] === Node.text &&
    !isInside(page.tree, leaf, Node.delete) &&
    !isInside(page.tree, leaf, Node.link)
  )
}

/** A stretch of the source with its emphasis and its pipes made spaces: offsets stay. */
export function bare({ text }: Page, start: number, end: number): string {
  return text.slice(start, Math.max(start, end)).replace(/[*_`|]/g, ' ')
}
