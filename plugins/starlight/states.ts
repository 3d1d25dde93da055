/** States that have a sign (styles/states.css) and a word (`throughline.state.…` in the translations). */
import type { Progress } from '../../src/engine/kinds/progress.ts'
import type { DecisionState } from '../../src/engine/model/decision-state.ts'

export type State =
  Progress | DecisionState | 'verified' | 'unverified' | 'ready' | 'not-ready' | 'fresh' | 'due' | 'overdue'

/** No longer in force: what names such an item is struck through. */
export function isGone(state: State): boolean {
  return state === 'superseded' || state === 'retired' || state === 'dropped'
}
