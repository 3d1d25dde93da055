/** Tables whose head tells what their rows are: runs, gates, verifications, sign-offs and the like. */
import type { HeadingFact } from '../model/facts.ts'
import type { TableFact, TableRowFact } from '../model/plans.ts'
import type { WrittenText } from '../model/records.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import { Node } from '../parse/markdown.ts'
import { childrenOf, contentOf } from './cells.ts'
import { foldText } from './fields.ts'
import { nodesOf, plainText, spanOf, tokenFrom, type Page } from './page.ts'
import { plainBetween } from './plain.ts'
import { headReaderFor, type HeadReader, type TableWords, type TypedHead } from './typed-tables/head.ts'

export type { TableWords } from './typed-tables/head.ts'

/** Every table whose head tells what its rows are, in the order of the page. */
export function extractTypedTables(page: Page, headings: readonly HeadingFact[], words: TableWords): TableFact[] {
  const tables = nodesOf(page, Node.table)
  if (tables.length === 0) return []
  const reader = headReaderFor(words)
  const found: TableFact[] = []
  let section = -1
  for (const table of tables) {
    const start = page.tree.start[table]!
    while ((headings[section + 1]?.span[0] ?? Infinity) < start) section++
    const read = tableFact(page, reader, table, section, headings[section]?.text ?? '')
    if (read) found.push(read)
  }
  return found
}

/** No head is longer; what follows is no name of a column. */
const LONGEST_HEAD = 2000

function tableFact(
  page: Page,
  reader: HeadReader,
  table: number,
  section: number,
  heading: string,
): TableFact | undefined {
  const span = spanOf(page, table)
  const end = page.text.indexOf('\n', span[0])
  const line = page.text.slice(span[0], Math.min(end === -1 ? span[1] : end, span[0] + LONGEST_HEAD))
  if (!reader.mayBeTyped(line, heading)) return undefined
  // The head is the first row: the others are read where it tells something.
  const names = childrenOf(page, table + 1).map((cell) => plainText(page, cell))
  const head = reader.read(names, heading, (at) => kindInFirstRow(page, table, at))
  if (!head) return undefined
  const columns = head.columns.map(({ role, at }) => ({ role, name: foldText(names[at]!) }))
  const rows = childrenOf(page, table)
    .slice(1)
    .flatMap((row) => rowFact(page, row, head))
  return { sort: head.sort, span, section, columns, rows }
}

function kindInFirstRow(page: Page, table: number, at: number): string | undefined {
  const row = childrenOf(page, table)[1]
  const cell = row === undefined ? undefined : childrenOf(page, row)[at]
  const token = cell === undefined ? undefined : page.tokens[tokenFrom(page, page.tree.start[cell]!)]
  return token && token.start < page.tree.end[cell!]! ? kindOfFamily(token.parts.family) : undefined
}

function rowFact(page: Page, row: number, { columns }: TypedHead): TableRowFact[] {
  const span = spanOf(page, row)
  // A line without a pipe, right below a table: GFM makes a row of it, its author a paragraph.
  if (!page.text.slice(span[0], span[1]).includes('|')) return []
  const nodes = childrenOf(page, row)
  const cells = columns.map(({ at }) => cellText(page, nodes[at], span[1]))
  return cells.every(({ text }) => text === '') ? [] : [{ span, cells }]
}

function cellText(page: Page, cell: number | undefined, rowEnd: number): WrittenText {
  if (cell === undefined || page.tree.end[cell] === page.tree.start[cell]) return { text: '', span: [rowEnd, rowEnd] }
  const [start, end] = contentOf(page, cell)
  // In a table a pipe is escaped in code too.
  const text = foldText(plainBetween(page, start, end)).replaceAll('\\|', '|')
  return { text, span: [start, end] }
}
