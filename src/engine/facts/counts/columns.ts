/** Columns of numbers: `| Phase | Tasks |` over `| Setup | 12 |`. */
import { NUMERAL, readNumeral } from '../../kinds/numerals.ts'
import type { CountFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { cellsOf, contentOf } from '../cells.ts'
import { plainText } from '../page.ts'
import { bare, isPlain, type Mention } from './mention.ts'
import { nounOf } from './nouns.ts'
import { readLabel } from './summary.ts'

const HEAD = /^(?:#|no\.?|number of|total|count of)?\s*(user|success|functional)?\s*$/i
const HEAD_END = /^\s*(?:count|total|#)?\s*$/i
const CELL = new RegExp(`^(${NUMERAL})(?:\\s*/\\s*(${NUMERAL}))?$`, 'i')

/** The cells below a head cell that says nothing but the noun. */
export function columnCounts(mention: Mention): CountFact[] {
  const { page, block, start, end, section } = mention
  const { tree } = page
  const row = tree.parent[block]!
  const table = tree.parent[row]!
  if (row !== table + 1) return []
  const [from, to] = contentOf(page, block)
  const before = HEAD.exec(bare(page, from, start))
  const noun = before && HEAD_END.test(bare(page, end, to)) ? nounOf(mention.noun, before[1]) : undefined
  if (noun === undefined) return []
  const [head, ...rows] = cellsOf(page, table)
  const column = head!.cells.indexOf(block)
  if (column < 1) return []
  return rows.flatMap(({ node, cells }): CountFact[] => {
    const cell = cells[column]
    if (cell === undefined) return []
    const span = contentOf(page, cell)
    const written = bare(page, ...span)
    const match = CELL.exec(written.trim())
    const offset = span[0] + written.search(/\S/)
    if (!match || !isPlain(page, offset)) return []
    const label = readLabel(plainText(page, cells[0]!))
    if (!label) return []
    const { subject, isTotal, members } = label
    const [whole, number = '', of] = match
    const ofSpan: Span = [offset + whole.length - (of?.length ?? 0), offset + whole.length]
    return [
      {
        value: readNumeral(number)!,
        written: number,
        span: [offset, offset + number.length],
        ...(of !== undefined && { of: readNumeral(of)!, ofSpan }),
        noun,
        subject,
        place: 'summary',
        ...(isTotal && { whole: 'total' as const }),
        ...members,
        sentence: [tree.start[node]!, tree.end[node]!],
        section,
      },
    ]
  })
}
