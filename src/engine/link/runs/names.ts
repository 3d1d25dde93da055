/** Ids as tables, keys and chains name them. */
import { idOf, membersOf, scanIds } from '../../kinds/ids.ts'
import type { IdParts } from '../../model/facts.ts'
import { lazily } from '../../model/lazily.ts'
import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Document } from '../index.ts'
import type { RunGraph, RunNode } from '../runs.ts'
import { inside } from '../../model/placed.ts'

export interface Name extends Written {
  /** In the file. */
  readonly span: Span
}

interface Written {
  readonly id: string
  /** In the text that was read; a range is in one place with all of its members. */
  readonly within: Span
}

/** `Run-3`, `RUN-03` and `run-3` are one run, `e5a` and `E5A` one slice. */
export function keyOf(id: string): string {
  return id.toLowerCase().replace(/^run-0+(?=\d)/, 'run-')
}

/**
 * The node that a text of its own names, in any spelling: `run-2`, `Run 2`, `run-2-switch`, "Run-2: switch over". Undefined
 * where it begins with no name, names several, or names what the graph does not have.
 */
export function nodeNamed({ byKey }: RunGraph, written: string): RunNode | undefined {
  const text = written.replace(/^[\s`*_]+|[\s`*_]+$/g, '')
  const whole = byKey.get(keyOf(text))
  if (whole) return whole
  const [id, ...others] = idsIn(text)
  if (id === undefined || others.length > 0) return undefined
  const isFirst = keyOf(text.replace(/^runs? /i, 'run-')).startsWith(keyOf(id))
  return isFirst ? byKey.get(keyOf(id)) : undefined
}

/** The ids of a text in their order, ranges spelled out; of a text without one the runs that it names by number. */
export function idsIn(text: string): string[] {
  return writtenIn(text).map(({ id }) => id)
}

function writtenIn(text: string): Written[] {
  const ids = scanIds(text).flatMap(({ form, parts, to, start, end }): Written[] => {
    if (form === 'wildcard') return []
    const members = to ? membersOf(parts, to).map(idOf) : [numberedId(parts)]
    return members.map((id) => ({ id, within: [start, end] }))
  })
  return ids.length > 0 ? ids : runNumbersIn(text)
}

/** A run is known by its number, whatever slug stands behind it. */
function numberedId(parts: IdParts): string {
  return /^run-$/i.test(parts.family) ? `run-${parts.number}` : idOf(parts)
}

const RUN_NUMBERS = /\bruns?[ -](\d{1,4}(?: ?(?:,(?: and)?|and|&|to|through|–|—|-) ?\d{1,4}){0,30})(?!\d)/gi
const NUMBERS = /(to|through|–|—|-)? ?(\d{1,4})/g
const LONGEST_RANGE = 50

/** "Runs 1, 2 and 5", "Runs 1–3". */
function runNumbersIn(text: string): Written[] {
  return [...text.matchAll(RUN_NUMBERS)].flatMap(({ index, 0: whole, 1: list = '' }) => {
    const runs: Written[] = []
    let last: number | undefined
    for (const { index: inList, 0: item, 1: joint = '', 2: digits = '' } of list.matchAll(NUMBERS)) {
      const number = Number(digits)
      const end = index + whole.length - list.length + inList + item.length
      const within = [end - digits.length, end] as const
      const isRange = joint !== '' && last !== undefined && number > last && number - last <= LONGEST_RANGE
      for (let each = isRange ? last! + 1 : number; each <= number; each++) runs.push({ id: `run-${each}`, within })
      last = number
    }
    return runs
  })
}

/** Where the ids of a document stand: a reader of the names in its cells and values. */
export function namesOf(document: Document): (text: WrittenText) => Name[] {
  const marks = lazily(() => marksOf(document))
  return ({ text, span }) => {
    const written = writtenIn(text)
    if (written.length === 0) return []
    const placed = inside(marks(), span)
    // What a code span or a word says counts as no reference: then the whole cell is the place.
    const fits = placed.length === written.length && placed.every(({ id }, at) => keyOf(id) === keyOf(written[at]!.id))
    return written.map((each, at) => ({ ...each, span: fits ? placed[at]!.span : span }))
  }
}

type Mark = Pick<Name, 'id' | 'span'>

/** Every id that the facts place, in the document's order. */
function marksOf({ facts }: Document): Mark[] {
  const marks: Mark[] = facts.definitions.map(({ id, span }) => ({ id, span }))
  for (const { parts, to, form, span } of facts.references) {
    if (form === 'wildcard') continue
    const ids = to ? membersOf(parts, to.parts).map(idOf) : [numberedId(parts)]
    for (const id of ids) marks.push({ id, span })
  }
  return marks.sort((a, b) => a.span[0] - b.span[0])
}

const CONDITION = /\b(?:if|when|unless|conditional(?:ly)?|triggered|optional(?:ly)?)\b/i
const SOFT = /\bsoft(?:ly)?\b|\b(?:in )?parallel\b/i

export function isConditionalText(text: string): boolean {
  return CONDITION.test(text)
}

export function isSoftText(text: string): boolean {
  return SOFT.test(text)
}
