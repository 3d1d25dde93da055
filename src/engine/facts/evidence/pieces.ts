/** A stretch of a page as a row of pieces: code, links, words. What is struck through says nothing any more. */
import type { LinkFact } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { codeText, firstLeafBehind, isInside, unescapeText, type Page } from '../page.ts'
import { firstFrom } from '../../model/placed.ts'

export interface Piece {
  readonly sort: 'code' | 'link' | 'words'
  /** The value of code, the destination of a link, words as they are read. */
  readonly text: string
  /** Where `text` stands: without backticks, the destination alone. */
  readonly span: Span
}

/** The link that starts at an offset. */
export type LinksAt = (offset: number) => LinkFact | undefined

/** Looked up among links in the order of the text, for most pages have many and ask for none. */
export function linksAt(links: readonly LinkFact[]): LinksAt {
  return (offset) => {
    const link = links[firstFrom(links, offset)]
    return link?.span[0] === offset ? link : undefined
  }
}

export function piecesIn(page: Page, links: LinksAt, [start, end]: Span): Piece[] {
  const { tree, leaves } = page
  const pieces: Piece[] = []
  let done = start
  for (let at = firstLeafBehind(page, start); at < leaves.length && tree.start[leaves[at]!]! < end; at++) {
    const leaf = leaves[at]!
    if (tree.end[leaf]! <= done || isInside(tree, leaf, Node.delete)) continue
    const link = linkAround(page, leaf)
    pieces.push(link === -1 ? leafPiece(page, leaf, [start, end]) : linkPiece(page, link, links))
    done = tree.end[link === -1 ? leaf : link]!
  }
  return pieces
}

/** What is said around the names: a file may be called gone.md without being it. */
export function wordsAmong(pieces: readonly Piece[]): string {
  return pieces
    .map(({ sort, text }) => (sort === 'words' ? text : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The link that a leaf is part of, or -1. Blocks end the search: links hold none. */
function linkAround({ tree }: Page, leaf: number): number {
  for (let node = tree.parent[leaf]!; node !== 0 && tree.type[node] !== Node.paragraph; node = tree.parent[node]!) {
    const type = tree.type[node]
    if (type === Node.link) return node
    if (type === Node.tableCell || type === Node.heading) return -1
  }
  return -1
}

function linkPiece({ tree, text }: Page, node: number, links: LinksAt): Piece {
  const start = tree.start[node]!
  const end = tree.end[node]!
  const link = links(start)
  if (link) return { sort: 'link', text: link.url, span: link.urlSpan }
  // A bare address, or one in angle brackets.
  const angle = text[start] === '<' ? 1 : 0
  return { sort: 'link', text: text.slice(start + angle, end - angle), span: [start + angle, end - angle] }
}

function leafPiece({ tree, text }: Page, leaf: number, [start, end]: Span): Piece {
  const span: Span = [tree.start[leaf]!, tree.end[leaf]!]
  if (tree.type[leaf] !== Node.inlineCode) {
    const within: Span = [Math.max(start, span[0]), Math.min(end, span[1])]
    return { sort: 'words', text: unescapeText(text.slice(within[0], within[1])), span: within }
  }
  const source = text.slice(span[0], span[1])
  const value = codeText(source)
  const at = source.indexOf(value)
  return { sort: 'code', text: value, span: at === -1 ? span : [span[0] + at, span[0] + at + value.length] }
}
