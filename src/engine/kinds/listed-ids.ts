/**
 * Ids as engineers list them in a cell: `REQ-001 to 003`, `REQ-004 – 006`, `REQ-015, -016; 017`. Prose has the stricter grammar
 * of `ids.ts`, where "renamed REQ-001 to REQ-005" names two.
 */
import type { IdParts } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { RANGE_LIMIT, scanIds } from './ids.ts'

export interface ListedId {
  readonly parts: IdParts
  /** Of a range the other end. */
  readonly to?: IdParts
}

/** Ids with a family of their own: `REQ-`, `V-IDX-`. A number stands behind, with a letter or a name (`-harbour`). */
const ID = /(?<![\w./#@-])((?:[A-Z][A-Z0-9]*-)+)(\d{1,6})([a-z]?)(?![A-Za-z0-9_]|\.\w)(-[a-z][a-z0-9]*)?/g
const NUMBER = '-?((?:[A-Z][A-Z0-9]*-)+)?(\\d{1,6})([a-z]?)(?![A-Za-z0-9_%:]|\\.\\w|-\\d)'
const RANGE = new RegExp(
  `\\s*(?:\\s(?:up )?to\\s|\\s(?:thru|through|until|till|bis)\\s|\\.{2,3}|…|[-–—~])\\s*${NUMBER}`,
  'y',
)
const LIST = new RegExp(`(?:\\s*(?:[,;/&+]|\\s(?:and|or|und)\\s)\\s*){1,2}${NUMBER}|\\s+${NUMBER}`, 'y')

/** Behind a bare number that could be an amount: the list ends, or goes on. */
const GOES_ON = /\s*(?:$|[,;:/&+)\]–—…-]|\.(?!\d)|(?:and|or|und|to|thru|through)\b)/y

/** Numbers that are no ids, whoever reads them: days, sections, shares. */
const OTHER_NUMBERS = /\d{4}-\d{2}(?:-\d{2})?|§+\s?\d[\d.]*|\d+(?:\.\d+)+|\d+\s?%/g

/** Longer cells are read to here. */
const LONGEST = 4000

/** In the order of the text. Wildcards are left to `ids.ts`. */
export function readListedIds(cell: string): ListedId[] {
  return read(cell.slice(0, LONGEST)).ids
}

/**
 * Numbers of a cell that belong to no id that is known here, as written, with the ids beside them: somebody may mean ids by
 * them too.
 */
export function unreadNumbers(cell: string): {
  readonly numbers: readonly string[]
  readonly ids: readonly ListedId[]
} {
  const text = cell.slice(0, LONGEST)
  const { ids, spans, odd } = read(text)
  const known = new Uint8Array(text.length)
  for (const [start, end] of spans) known.fill(1, start, end)
  for (const { start, end } of scanIds(text)) known.fill(1, start, end)
  for (const { index, 0: other } of text.matchAll(OTHER_NUMBERS)) known.fill(1, index, index + other.length)
  const others = [...text.matchAll(/\d+/g)].flatMap(({ index, 0: digits }) => (known[index] ? [] : [digits]))
  return { ids, numbers: [...odd, ...others] }
}

interface Reading {
  readonly ids: ListedId[]
  /** Where the lists stand. */
  readonly spans: Span[]
  /** Ends of ranges that run backwards, or over letters. */
  readonly odd: string[]
}

function read(text: string): Reading {
  const reading: Reading = { ids: [], spans: [], odd: [] }
  ID.lastIndex = 0
  for (let match = ID.exec(text); match; match = ID.exec(text)) {
    const end = readList(text, match, reading)
    reading.spans.push([match.index, end])
    ID.lastIndex = end
  }
  return reading
}

/** Reads what follows an id; returns where the list ends. */
function readList(text: string, match: RegExpExecArray, { ids, odd }: Reading): number {
  const [whole, family = '', number = '', letter = '', suffix = ''] = match
  let parts: IdParts = { family, number, suffix: letter + suffix }
  let end = match.index + whole.length
  for (;;) {
    const to = suffix === '' ? memberAt(RANGE, text, end, parts) : undefined
    const isRange = to !== undefined && isAscending(parts, to.parts)
    if (isRange) end = to.end
    else if (to) odd.push(to.parts.number)
    ids.push(isRange ? { parts, to: to.parts } : { parts })
    const next = memberAt(LIST, text, end, isRange ? to.parts : parts)
    if (!next) return end
    parts = next.parts
    end = next.end
  }
}

/** The id or bare number behind a joint; a bare number has the family of the list, and as many digits as its ids. */
function memberAt(
  pattern: RegExp,
  text: string,
  at: number,
  before: IdParts,
): { parts: IdParts; end: number } | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, joined, joinedNumber, joinedLetter, spaced, spacedNumber, spacedLetter] = match
  const number = joinedNumber ?? spacedNumber ?? ''
  const end = at + match[0].length
  const parts = { family: before.family, number, suffix: joinedLetter ?? spacedLetter ?? '' }
  const family = joined ?? spaced
  if (family !== undefined) return family === before.family ? { parts, end } : undefined
  const isPadded = number.startsWith('0') && number.length === before.number.length
  if (isPadded) return { parts, end }
  GOES_ON.lastIndex = end
  const isListed = spacedNumber === undefined && GOES_ON.test(text)
  const fits = number.length === before.number.length || !before.number.startsWith('0')
  return isListed && fits && !number.startsWith('0') ? { parts, end } : undefined
}

function isAscending(from: IdParts, to: IdParts): boolean {
  const length = Number(to.number) - Number(from.number)
  return length > 0 && length <= RANGE_LIMIT
}
