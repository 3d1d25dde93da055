/** What a page says in words, block by block: paragraphs, items of lists, rows of tables. Code is no prose, and markup no word. */
import type { DocumentLanguage } from '../model/facts.ts'
import { lineStartsOf, type Span } from '../model/range.ts'
import { Node, parseMarkdown, parseMdx } from '../parse/markdown.ts'
import { childrenOf } from './cells.ts'
import { pageOf, spanOf, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

export interface ProseBlock {
  /** Plain text on one line. */
  readonly text: string
  readonly span: Span
  /** Of a table. */
  readonly isRow: boolean
}

/** In document order, headings left out: those are facts. Parses the text; data has none. */
export function proseBlocksIn(text: string, language: DocumentLanguage): ProseBlock[] {
  if (language !== 'markdown' && language !== 'mdx') return []
  const parse = language === 'mdx' ? parseMdx(text) : parseMarkdown(text)
  const page = pageOf(text, language === 'mdx' && !parse.problem, lineStartsOf(text), parse.tree)
  const blocks: ProseBlock[] = []
  let last = -1
  for (const leaf of page.leaves) {
    const block = blockAround(page, leaf)
    if (block === last || block === -1) continue
    last = block
    const isRow = page.tree.type[block] === Node.tableRow
    const plain = isRow ? rowText(page, block) : textOf(page, block)
    if (plain !== '') blocks.push({ text: plain, span: spanOf(page, block), isRow })
  }
  return blocks
}

/** The paragraph or row that a leaf stands in; -1 in a heading. Words that a component holds are blocks of their own. */
function blockAround({ tree }: Page, leaf: number): number {
  for (let node = tree.parent[leaf]!; node !== 0 && node < tree.count; node = tree.parent[node]!) {
    const type = tree.type[node]
    if (type === Node.heading) return -1
    if (type === Node.paragraph || type === Node.tableRow) return node
  }
  return leaf
}

function rowText(page: Page, row: number): string {
  return childrenOf(page, row)
    .map((cell) => textOf(page, cell))
    .filter((text) => text !== '')
    .join(' · ')
}

function textOf(page: Page, node: number): string {
  return plainBetween(page, ...spanOf(page, node))
    .replace(/\s+/g, ' ')
    .trim()
}
