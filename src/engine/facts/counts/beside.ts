/** Lines without the noun among those that have it: `**Optimization**: ✅ 1 COMPLETED, 🔄 1 IN PROGRESS`. */
import { readNumeral } from '../../kinds/numerals.ts'
import type { CountFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { bare, type Mention } from './mention.ts'
import { readLabel } from './summary.ts'

const LINE = /^([^:\n]{1,80}):([^:\n]{1,200})$/gm
const AMOUNT = /^[^A-Za-z0-9]*(\d{1,5})\s+([A-Za-z -]+?)[^A-Za-z0-9]*$/
const UNFINISHED = /^(?:in[ -]progress|pending|blocked|open|to ?do|not started|remaining|incomplete)$/i
const FINISHED = /^(?:completed?|done|finished|closed)$/i

/** What is not done, by the lines of a paragraph that tell of nothing but states. */
export function unfinishedBeside({ page, block, noun, section }: Mention): CountFact[] {
  if (!/^tasks$/i.test(noun)) return []
  const start = page.tree.start[block]!
  const text = bare(page, start, page.tree.end[block]!)
  return [...text.matchAll(LINE)].flatMap(({ 0: line, 1: label = '', 2: value = '', index }): CountFact[] => {
    const amounts = value.split(',').map((piece) => AMOUNT.exec(piece))
    if (!amounts.every((amount) => amount !== null && (UNFINISHED.test(amount[2]!) || FINISHED.test(amount[2]!))))
      return []
    const open = amounts.filter((amount) => UNFINISHED.test(amount![2]!))
    const number = open[0]?.[1]
    if (open.length !== 1 || number === undefined || readNumeral(number) === 0) return []
    const at = start + index + line.lastIndexOf(number, line.lastIndexOf(open[0]![2]!))
    const sentence: Span = [start + index, start + index + line.length]
    return [
      {
        value: readNumeral(number)!,
        written: number,
        span: [at, at + number.length],
        noun: 'task',
        subject: readLabel(label)?.subject ?? '',
        place: 'summary',
        state: 'open',
        sentence,
        section,
      },
    ]
  })
}
