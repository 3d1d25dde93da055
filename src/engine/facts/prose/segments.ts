/**
 * Which text of a page is prose, and a copy of it in which only words are left: as long as the source, so that a place in
 * the copy is a place in the page.
 */
import { Node } from '../../parse/markdown.ts'
import { instructionLists } from './instruction-lists.ts'
import { isInside, leafAt, nextOutside, spanOf, tokenFrom, type Page } from '../page.ts'

/** A stretch that is read by itself: sentences do not reach out of it. */
export interface Segment {
  readonly form: 'paragraph' | 'item' | 'step' | 'cell' | 'heading'
  /** Offset of the text in the page. */
  readonly start: number
  /** Words of the source at their places; code, paths and ids as `CODE` signs, all else as spaces. On one line. */
  readonly text: string
  /** As it stands in the page. */
  readonly source: string
  readonly node: number
}

/** A letter of no living language: what is made of it is a word to a reader of language, and none to a reader of words. */
export const CODE = 'ꞏ'

/** A paragraph that is longer is no prose that anybody reads. In UTF-16 units. */
const LONGEST_SEGMENT = 10_000

/** Of paragraphs, items, cells and headings, in the order of the page; what quotes others is left out. */
export function segmentsOf(page: Page): Segment[] {
  const { tree } = page
  const segments: Segment[] = []
  const instructions = instructionLists(page)
  for (let node = 1; node < tree.count; node++) {
    const form = formOf(page, node, instructions)
    if (form === undefined || isQuoted(page, node)) continue
    const [start, end] = spanOf(page, node)
    if (end - start > LONGEST_SEGMENT * 2) continue
    for (const [from, to] of piecesOf(page, start, end)) {
      if (to - from > LONGEST_SEGMENT) continue
      const text = wordsBetween(page, node, from, to)
      if (/\p{L}/u.test(text)) segments.push({ form, start: from, text, source: page.text.slice(from, to), node })
    }
  }
  return segments
}

function formOf({ tree, text }: Page, node: number, instructions: ReadonlySet<number>): Segment['form'] | undefined {
  const type = tree.type[node]
  if (type === Node.heading) return 'heading'
  if (type === Node.tableCell) return 'cell'
  if (type !== Node.paragraph) return undefined
  const parent = tree.parent[node]!
  if (tree.type[parent] !== Node.listItem) return 'paragraph'
  const isNumbered = /\d/.test(text[tree.start[parent]!] ?? '')
  return isNumbered && instructions.has(tree.parent[parent]!) ? 'step' : 'item'
}

/** A quotation is somebody else's wording; a note in the form of one (`> [!NOTE]`) is not. */
function isQuoted({ tree, text }: Page, node: number): boolean {
  for (let parent = tree.parent[node]!; parent !== 0 && parent < tree.count; parent = tree.parent[parent]!) {
    if (tree.type[parent] !== Node.blockquote) continue
    const start = tree.start[parent]!
    if (!/^>[ \t]*\[!\w+\]/.test(text.slice(start, start + LONGEST_ALERT))) return true
  }
  return false
}

const LONGEST_ALERT = 40

/**
 * Ends of lines that the page shows as such, lines that begin with a tag or with a name in bold (`**Status:** open`), and those
 * behind a line in bold.
 */
const BREAK =
  /<br[ \t]*\/?>|(?: {2,}|\\)\r?\n|\r?\n(?=[ \t>]*(?:\*\*|__)[^*_\n]{1,60}(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:))|(?<=(?:\*\*|__)[ \t]*)\r?\n|\r?\n(?=[ \t>]*<\/?[a-z])/g

function piecesOf(page: Page, start: number, end: number): (readonly [number, number])[] {
  const source = page.text.slice(start, end)
  const pieces: [number, number][] = []
  let at = 0
  for (const { index, 0: text } of source.matchAll(BREAK)) {
    const leaf = leafAt(page, start + index)
    if (leaf !== -1 && page.tree.type[leaf] === Node.inlineCode) continue
    pieces.push([start + at, start + index])
    at = index + text.length
  }
  return [...pieces, [start + at, end]]
}

function wordsBetween(page: Page, node: number, start: number, end: number): string {
  const { tree, text } = page
  const last = nextOutside(tree, node)
  const pieces: string[] = []
  let at = start
  for (let leaf = node + 1; leaf < last; leaf++) {
    const type = tree.type[leaf]
    const from = Math.max(tree.start[leaf]!, at)
    const to = Math.min(tree.end[leaf]!, end)
    if ((type !== Node.text && type !== Node.inlineCode) || to <= from) continue
    const gap = text.slice(at, from)
    const isPlain = type === Node.text && !isInside(tree, leaf, Node.delete)
    const piece = isPlain ? proseOf(page, from, to) : CODE.repeat(to - from)
    const before = pieces.at(-1) ?? ''
    // `**A**nchor` is one word, and no known one.
    if (gap !== '' && !/\s/.test(gap) && WORD_END.test(before.slice(-1)) && WORD_START.test(piece)) {
      pieces[pieces.length - 1] = before.replace(WORD_END, asCode)
      pieces.push(CODE.repeat(gap.length), piece.replace(WORD_START, asCode))
    } else {
      pieces.push(' '.repeat(gap.length), piece)
    }
    at = to
  }
  return pieces.join('').padEnd(end - start)
}

const WORD_END = /[\p{L}\p{N}]{1,40}$/u
const WORD_START = /^[\p{L}\p{N}]{1,40}/u
const asCode = (word: string) => CODE.repeat(word.length)

/** A word with a sign, a digit or a capital within it is a path, an address, a name of a program. */
const NO_WORD = /[/_@\\<>{}[\]=$#|~^*&+%]|\w\.\w|\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}|\p{L}:\S|^[-–]{1,2}\p{L}/u
const LEADING = /^[^\p{L}\p{N}]+/u
const TRAILING = /[^\p{L}\p{N}]+$/u

function proseOf(page: Page, start: number, end: number): string {
  const source = withoutIds(page, start, end).replace(/[\r\n\t]/g, ' ')
  return source.replace(/\S+/g, (word) => {
    if (!NO_WORD.test(word)) return word
    // A sign between two words keeps them apart.
    if (!/[\p{L}\p{N}]/u.test(word)) return CODE.repeat(word.length)
    const lead = word[0] === '-' ? '' : (LEADING.exec(word)?.[0].replace(/[^('"“‘[]/g, ' ') ?? '')
    const trail = TRAILING.exec(word.slice(lead.length))?.[0].replace(/[^.,;:!?)'"”’…]/g, ' ') ?? ''
    return lead + CODE.repeat(word.length - lead.length - trail.length) + trail
  })
}

function withoutIds(page: Page, start: number, end: number): string {
  let words = ''
  for (let at = tokenFrom(page, start); at < page.tokens.length && page.tokens[at]!.start < end; at++) {
    const token = page.tokens[at]!
    const from = Math.max(token.start, start + words.length)
    const to = Math.min(token.end, end)
    if (to <= from) continue
    words += page.text.slice(start + words.length, from) + CODE.repeat(to - from)
  }
  return words + page.text.slice(start + words.length, end)
}
