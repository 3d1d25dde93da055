import { groupBy } from '../../model/group-by.ts'
import type { Arrow } from './conventions.ts'
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

/** From each row to the next one. */
export function rowArrows(cascade: readonly Declaration[]): Arrow[] {
  return cascade.slice(1).map(({ id }, at) => ({ from: cascade[at]!.id, to: id }))
}

/**
 * The rows of a cascade are carried out in their order; where a text gives an order that leaves some of them free, those
 * of one step are not bound to each other.
 */
export function sayRows(
  cascades: readonly (readonly Declaration[])[],
  draft: Draft,
  orders: readonly ProseOrder[],
): void {
  const partial = partialOrders(cascades, orders)
  for (const cascade of cascades) {
    const steps = partial.get(cascade)?.steps ?? []
    const stepOf = new Map(steps.flatMap((step, at) => step.map(({ id }) => [keyOf(id), at] as const)))
    for (const [at, { id }] of cascade.entries()) {
      const next = cascade[at + 1]
      if (!next) continue
      const step = stepOf.get(keyOf(id))
      if (step !== undefined && step === stepOf.get(keyOf(next.id))) continue
      draft.say(id, next.id, { ...next.at, source: 'cascade table', isSoft: false, isConditional: false })
    }
  }
}

/** The first order of each cascade that leaves some of its entries free, and names no others. */
function partialOrders<Cascade extends readonly Declaration[]>(
  cascades: readonly Cascade[],
  orders: readonly ProseOrder[],
): Map<Cascade, ProseOrder> {
  const cascadeOf = new Map(cascades.flatMap((cascade) => cascade.map(({ id }) => [keyOf(id), cascade] as const)))
  const found = new Map<Cascade, ProseOrder>()
  for (const order of orders) {
    const named = new Set(order.steps.flat().map(({ id }) => cascadeOf.get(keyOf(id))))
    const [cascade] = named
    const isPartial = named.size === 1 && order.steps.some((step) => step.length > 1)
    if (cascade && isPartial && !found.has(cascade)) found.set(cascade, order)
  }
  return found
}
