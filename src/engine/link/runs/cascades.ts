import { groupBy } from '../../model/group-by.ts'
import type { Declaration } from './declarations.ts'
import type { Draft } from './draft.ts'
import { keyOf } from './names.ts'
import type { ProseOrder } from './prose.ts'

/** The cascades of a plan, one after the other: a table that names an entry again tells of another day, and counts no more. */
export function cascadesAmong(declarations: readonly Declaration[]): (readonly Declaration[])[] {
  const entries = declarations.filter(({ kind }) => kind === 'entry')
  const tables = groupBy(entries, ({ document, within }) => `${document.path} ${within[0]}`)
  const taken = new Set<string>()
  return [...tables.values()].flatMap((table) => {
    const keys = table.map(({ id }) => keyOf(id))
    if (new Set(keys).size < keys.length || keys.some((key) => taken.has(key))) return []
    for (const key of keys) taken.add(key)
    return [table]
  })
}

/**
 * The rows of a cascade are carried out in their order; where a text gives an order that leaves some of them free, those
 * of one step are not bound to each other.
 */
export function sequenceOf(cascade: readonly Declaration[], draft: Draft, orders: readonly ProseOrder[]): void {
  const partial = orders.find(
    ({ steps }) => steps.some((step) => step.length > 1) && steps.flat().every(({ id }) => isIn(cascade, id)),
  )
  const stepOf = new Map(partial?.steps.flatMap((step, at) => step.map(({ id }) => [keyOf(id), at] as const)))
  for (const [at, { id }] of cascade.entries()) {
    const next = cascade[at + 1]
    if (!next) continue
    const step = stepOf.get(keyOf(id))
    if (step !== undefined && step === stepOf.get(keyOf(next.id))) continue
    draft.say(id, next.id, { ...next.at, source: 'cascade table', isSoft: false, isConditional: false })
  }
}

function isIn(cascade: readonly Declaration[], id: string): boolean {
  return cascade.some((entry) => keyOf(entry.id) === keyOf(id))
}
