import { purposeOf } from '../engine/kinds/decision-fields.ts'
import type { Decision } from '../engine/link/decisions.ts'
import type { Index, Item } from '../engine/link/index.ts'
import { successionIn, type Succession } from '../engine/link/succession.ts'
import type { Field } from '../engine/model/facts.ts'
import type { Place } from '../engine/model/range.ts'

export type Row = readonly [name: string, value: string]

/** What is said of a decision beside its definition: its state, what was decided, and its place in the succession. */
export function decisionRows(item: Item, index: Index, describe: (place: Place) => string): Row[] | undefined {
  const succession = successionIn(index)
  const decision = succession.decisionOf(item)
  if (!decision) return undefined
  const fields = item.definition.fact.fields.filter(({ value }) => value !== '')
  const of = (...purposes: readonly string[]) => fields.filter(({ name }) => purposes.includes(purposeOf(name)))
  const name = (other: Decision) =>
    `${other.item.id}  ${other.item.definition.fact.title} (${describe(other.item.definition)})`
  const { successorsOf, predecessorsOf } = succession
  const others = fields.filter(({ name: own }) => !TOLD.has(purposeOf(own)))
  return [
    ['state', stateOf(decision)],
    ...decided(decision, of('resolution')),
    ...rowsOf(of('watchpoint')),
    ...steps(decision, successorsOf).map(([depth, each]): Row => [
      depth === 0 ? 'superseded by' : 'and that by',
      name(each),
    ]),
    ...steps(decision, predecessorsOf).map(([depth, each]): Row => [
      depth === 0 ? 'supersedes' : 'before that',
      name(each),
    ]),
    ...unresolved(decision, succession),
    ...rowsOf(others),
  ]
}

const TOLD = new Set<string>(['status', 'resolution', 'watchpoint', 'successors', 'predecessors'])

/** With the words of the author where they say more. */
function stateOf({ state, status }: Decision): string {
  const written = status?.value ?? ''
  if (state === undefined) return written === '' ? 'none given' : `unknown, written "${written}"`
  return written.toLowerCase() === state ? state : written === '' ? state : `${state}, written "${shortened(written)}"`
}

function decided({ item }: Decision, resolution: readonly Field[]): Row[] {
  if (resolution.length > 0) return rowsOf(resolution)
  const { body = '' } = item.definition.fact
  return body === '' ? [] : [['says', shortened(body)]]
}

function rowsOf(fields: readonly Field[]): Row[] {
  return fields.map(({ name, value }) => [name, value.replace(HASH, ' …')])
}

/** Facts put a hash of the whole behind what they cut. */
const HASH = / …#[0-9a-f]{8}$/

/** As much of a text as tells what it is about. */
const MOST_SHOWN = 240

function shortened(text: string): string {
  const plain = text.replace(HASH, ' …')
  if (plain.length <= MOST_SHOWN) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', MOST_SHOWN) + 1 || MOST_SHOWN).trimEnd()} …`
}

/** Step by step, each decision once, with how far away it is. */
function steps(start: Decision, next: (decision: Decision) => readonly Decision[]): [number, Decision][] {
  const seen = new Set([start])
  const found: [number, Decision][] = []
  for (let around = [start], depth = 0; around.length > 0; depth++) {
    around = around.flatMap(next).filter((decision) => !seen.has(decision) && seen.add(decision))
    found.push(...around.map((decision): [number, Decision] => [depth, decision]))
  }
  return found
}

/** What the decision names and nothing here declares. */
function unresolved({ successors, predecessors }: Decision, { target }: Succession): Row[] {
  const rows = (name: string, references: typeof successors): Row[] =>
    references.filter((each) => !target(each)).map(({ fact }) => [name, `${fact.id}  (not defined here)`])
  return [...rows('superseded by', successors), ...rows('supersedes', predecessors)]
}
