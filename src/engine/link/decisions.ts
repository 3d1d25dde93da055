/** Decisions: items of the kind, with what their fields say of state, resolution and succession. */
import type { Field } from '../model/facts.ts'
import type { DecisionState } from '../model/decision-state.ts'
import type { Document, Index, Item, Reference } from './index.ts'

export interface Decision {
  readonly item: Item
  readonly document: Document
  /** Undefined where nothing says it, or where the word is not known. */
  readonly state: DecisionState | undefined
  /** The field, cell or key that holds the status. */
  readonly status: Field | undefined
  /** What it says was decided; several fields in their order. */
  readonly resolution: readonly Field[]
  /** The references by which it names what replaced it, and what it replaced. */
  readonly successors: readonly Reference[]
  readonly predecessors: readonly Reference[]
}

export function decisionsIn(_index: Index): readonly Decision[] {
  return []
}
