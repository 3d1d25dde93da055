/** Lines that exist to state a number: `**Total Tasks**: 104`, `- Phase 3 (US1): 21 tasks`, `## Setup (8/8 tasks)`. */
import { NUMERAL, readNumeral } from '../../kinds/numerals.ts'
import type { CountFact } from '../../model/plans.ts'
import { Node } from '../../parse/markdown.ts'
import { plainText } from '../page.ts'
import { foldText } from '../fields.ts'
import { inBrackets, membersBehind, partsIn } from './members.ts'
import { bare, type Mention } from './mention.ts'
import { BETWEEN, nounOf, STATE_BEHIND, stateOf } from './nouns.ts'

/** Signs and emoji before a number; one that makes it a rough one is none of them. */
const SIGNS = '[^A-Za-z0-9\\n~≈<>≥≤±]{0,16}'
const SHARE = `(${NUMERAL})(?:\\s*(?:/|\\bof\\b|\\bout of\\b)\\s*(${NUMERAL}))?`

const LABEL =
  /^[^A-Za-z0-9]*(?:\d{1,3}[.)]\s+)?(?:(total(?: number of)?|number of|overall|all)\s+)?((?:[A-Za-z][\w-]*\s+){0,2})$/i
const VALUE = new RegExp(
  `^\\s*(?:(count|total)|(completed?|done|remaining|left))?\\s*:${SIGNS}${SHARE}(?![\\w.%+–-]|,\\d)`,
  'i',
)
const STATE = /^(?:completed?|done|finished|remaining|open|pending|outstanding|closed)$/i

/** The number behind the noun: `Total Tasks: 104`, `MVP tasks: 17 (Phase 1: 4, US1: 13)`, `Tasks completed: 12/64`. */
export function labelled(mention: Mention): CountFact | undefined {
  const { page, line, start, end } = mention
  const label = LABEL.exec(bare(page, line[0], start))
  if (!label) return undefined
  const rest = bare(page, end, line[1])
  const match = VALUE.exec(rest)
  if (!match) return undefined
  const [whole, total, stateBehind, number = '', of] = match
  const [, totalBefore, words = ''] = label
  const before = words.trim()
  const isState = STATE.test(before)
  const qualifier = /^(?:user|success|functional|non-functional)$/i.exec(before)?.[0]
  const noun = nounOf(mention.noun, qualifier)
  if (noun === undefined) return undefined
  const tail = rest.slice(whole.length).replace(new RegExp(`^\\s+${mention.noun}\\b`, 'i'), '')
  if (!ENDS.test(tail)) return undefined
  const state = stateOf(isState ? before : stateBehind)
  return {
    ...numbersAt(end, whole, number, of),
    noun,
    subject: isState || qualifier ? '' : before,
    place: 'summary',
    ...((totalBefore ?? total) && { whole: 'total' as const }),
    ...(state && { state }),
    ...inBrackets(tail),
    sentence: line,
    section: mention.section,
  }
}

const LEAD = new RegExp(`(^|:(?=\\s)|\\(|\\s[-–—](?=\\s))${SIGNS}${SHARE}${BETWEEN}`, 'i')

/** What may follow: nothing, a stop, a bracket, a dash, a sign. Any word would say that these are some of them. */
const ENDS = /^\s*(?:$|[,;:.)(]|[-–—](?!\w)|[^\0-\x7f])/
const TOTAL = /^\s+(?:in total|total|altogether|overall)\b/i

/** The number before the noun, and what it is of before the number. */
export function valued(mention: Mention): CountFact | undefined {
  const { page, line, start, end } = mention
  const before = bare(page, line[0], start)
  const match = LEAD.exec(before)
  if (!match) return undefined
  const [whole, separator = '', number = '', of, total, stateWord, qualifier] = match
  const isCell = page.tree.type[mention.block] === Node.tableCell
  // A line that begins with its number is a cell of a table, or a sentence of its own.
  if (separator === '' && !isCell) return undefined
  const noun = nounOf(mention.noun, qualifier)
  if (noun === undefined) return undefined
  const behind = bare(page, end, line[1])
  const totalBehind = TOTAL.exec(behind)?.[0] ?? ''
  const stateBehind = STATE_BEHIND.exec(behind.slice(totalBehind.length))
  const tail = behind.slice(totalBehind.length + (stateBehind?.[0].length ?? 0))
  if (!ENDS.test(tail)) return undefined
  const label = separator === '' ? firstCell(mention) : before.slice(0, match.index).trim()
  if (label === undefined) return undefined
  const read = readLabel(label)
  if (!read) return undefined
  const state = stateOf(stateWord ?? stateBehind?.[1]) ?? read.state
  return {
    ...numbersAt(line[0] + match.index, whole, number, of),
    noun,
    subject: read.subject,
    place: 'summary',
    ...((total ?? (totalBehind || read.isTotal)) && { whole: 'total' as const }),
    ...(state && { state }),
    ...(read.members ?? inBrackets(tail)),
    ...(read.parts && { parts: read.parts }),
    sentence: line,
    section: mention.section,
  }
}

const OF_ALL =
  /^(?:(?:overall|total|grand|all|combined)\s*)*(?:implementation\s+)?(?:tasks?|progress|completion|status|total|count|summary)?$/i
const DONE = /^(?:tasks?\s+)?(?:completed?|done|finished)$/i
const OPEN = /^(?:tasks?\s+)?(?:remaining|open|pending|outstanding)$/i

export interface Label {
  readonly subject: string
  readonly isTotal: boolean
  readonly state?: 'done' | 'open'
  readonly members?: { readonly members: NonNullable<CountFact['members']> }
  readonly parts?: CountFact['parts']
}

/**
 * What the label of a number says: `Overall Progress`, `Completed`, `Suggested MVP: Phase 1 + Phase 2`, `**Tasks**:
 * T001-T012`. Undefined where it has ids, and nobody knows what for.
 */
export function readLabel(label: string): Label | undefined {
  const plain = foldText(label)
    .replace(/^[^A-Za-z0-9]+|^\d{1,3}[.)]\s+/g, '')
    .replace(/^[^A-Za-z0-9]+|[\s:–—(-]+$/g, '')
    .replace(/^(?:within|inside|in|for|during|across|under)\s+(?:the\s+)?(?!progress\b)/i, '')
    .replace(/\s+(?=[:;,)])/g, '')
  if (OF_ALL.test(plain)) return { subject: '', isTotal: /overall|total|all|grand|combined/i.test(plain) }
  if (DONE.test(plain)) return { subject: '', isTotal: false, state: 'done' }
  if (OPEN.test(plain)) return { subject: '', isTotal: false, state: 'open' }
  const listed = membersBehind(plain)
  if (listed === 'unclear') return undefined
  const { at, members } = listed
  const before = plain.slice(0, at).replace(/[\s:–—(,-]+$/, '')
  if (members) return { subject: before.replace(/^tasks?$/i, ''), isTotal: false, members: { members } }
  const parts = partsIn(plain.slice(plain.lastIndexOf(': ') + 1).trim())
  return { subject: plain, isTotal: false, ...(parts && { parts }) }
}

/** The first cell of the row; undefined for the first cell itself. */
function firstCell({ page, block }: Mention): string | undefined {
  const row = page.tree.parent[block]!
  return block === row + 1 ? undefined : plainText(page, row + 1)
}

/** Where the numbers of a match stand, which begins at an offset. */
function numbersAt(
  offset: number,
  match: string,
  number: string,
  of: string | undefined,
): Pick<CountFact, 'value' | 'written' | 'of' | 'span' | 'ofSpan'> {
  const share = of === undefined ? -1 : match.lastIndexOf(of)
  const from = match.lastIndexOf(number, share === -1 ? undefined : share - 1)
  const start = offset + from
  return {
    value: readNumeral(number)!,
    written: number,
    span: [start, start + number.length],
    ...(of !== undefined && { of: readNumeral(of)!, ofSpan: [offset + share, offset + share + of.length] }),
  }
}
