/** Which decision replaced which, told from either side. */
import type { Decision } from './decisions.ts'
import type { Index, Item, Reference } from './index.ts'

export interface Succession {
  decisionOf(item: Item): Decision | undefined
  /** What a reference leads to, where that is one decision. */
  target(reference: Reference): Decision | undefined
  /** By what the decision itself names, and by what says that it replaces it and holds. */
  successorsOf(decision: Decision): readonly Decision[]
  predecessorsOf(decision: Decision): readonly Decision[]
  /** References of a decision to a successor that nothing defines. */
  readonly unknown: ReadonlySet<Reference>
}

/** A decision that was taken; what it says of others counts, whatever became of itself. */
export function isTaken({ state }: Decision): boolean {
  return state !== undefined && TAKEN.has(state)
}

const TAKEN = new Set(['accepted', 'locked', 'closed', 'retired', 'superseded'])

export function successionIn(index: Index): Succession {
  const byItem = new Map(index.decisions.map((decision) => [decision.item, decision]))
  const target = ({ resolution }: Reference) =>
    resolution.state === 'resolved' && resolution.items.length === 1 ? byItem.get(resolution.items[0]!) : undefined
  const successors = new Map<Decision, Set<Decision>>()
  const predecessors = new Map<Decision, Set<Decision>>()
  const join = (old: Decision, successor: Decision) => {
    successors.set(old, (successors.get(old) ?? new Set()).add(successor))
    predecessors.set(successor, (predecessors.get(successor) ?? new Set()).add(old))
  }
  for (const decision of index.decisions) {
    for (const reference of decision.successors) {
      const successor = target(reference)
      if (successor) join(decision, successor)
    }
    for (const reference of isTaken(decision) ? decision.predecessors : []) {
      const old = target(reference)
      if (old && old !== decision) join(old, decision)
    }
  }
  return {
    decisionOf: (item) => byItem.get(item),
    target,
    successorsOf: (decision) => [...(successors.get(decision) ?? [])],
    predecessorsOf: (decision) => [...(predecessors.get(decision) ?? [])],
    unknown: unknownSuccessors(index),
  }
}

/**
 * A successor of the decision's own family that nothing defines. `decision/broken-supersession` reports it, whether the
 * family is owned or not: a record is replaced by one that is there.
 */
export function unknownSuccessors(index: Index): Set<Reference> {
  const unknown = new Set<Reference>()
  if (index.decisions.every(({ successors }) => successors.length === 0)) return unknown
  const known = new Set(index.items.map(({ id }) => id))
  const swallowed = new Set(index.documents.flatMap(({ facts }) => facts.unparsed.flatMap(({ ids }) => ids)))
  const foreign = new Set(index.config.families.foreign)
  for (const { item, document, successors } of index.decisions) {
    if (document.role !== 'record') continue
    for (const reference of successors) {
      const { parts, id, isStruck, to } = reference.fact
      const isOfFamily = parts.family === item.definition.fact.parts.family
      if (isStruck || to || !isOfFamily || swallowed.has(id) || foreign.has(parts.family)) continue
      const { state } = reference.resolution
      if (state === 'unresolved' || (state === 'foreign' && !known.has(id))) unknown.add(reference)
    }
  }
  return unknown
}
