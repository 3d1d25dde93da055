/** How each item stands, in one word, whatever its kind: what a card, a list or a search result says beside the id. */
import type { Progress } from '../kinds/progress.ts'
import type { Index, Item } from '../link/index.ts'
import type { TracedRequirement } from '../link/traceability.ts'
import type { DecisionState } from '../model/decision-state.ts'
import { isHeld, isPassed } from './coverage.ts'
import { progressOfTask } from './readiness/tasks.ts'
import { tellsResult } from './readiness/verification.ts'

/**
 * Of decisions their state; of tasks, verifications, runs, slices and gates their progress; of requirements whether they are
 * verified, or given up with their verifications. What is struck through is `retired`; a task, `dropped`.
 */
export type ItemState = DecisionState | Progress | 'verified' | 'unverified'

/** Items of which nothing tells are left out. */
export function itemStatesOf(index: Index): ReadonlyMap<Item, ItemState> {
  const states = new Map<Item, ItemState>()
  const tell = (item: Item | undefined, state: ItemState | undefined) => {
    if (item && state !== undefined && !states.has(item)) states.set(item, state)
  }
  for (const task of index.taskLists.flatMap(({ tasks }) => tasks)) tell(task.item, progressOfTask(task))
  for (const item of index.items) if (item.definition.fact.isTombstone) tell(item, 'retired')
  for (const { item, state } of index.decisions) tell(item, state)
  for (const { item, result } of index.traceability.verifications) tell(item, result?.progress)
  for (const requirement of index.traceability.requirements) tell(requirement.item, stateOfRequirement(requirement))
  for (const { nodes, gates } of index.runGraphs) {
    for (const { item, progress } of nodes) tell(item, progress)
    for (const { item, progress } of gates) tell(item, progress)
  }
  return states
}

/** Nothing is said of one whose verifications keep no results. */
function stateOfRequirement(requirement: TracedRequirement): ItemState | undefined {
  if (isPassed(requirement)) return 'verified'
  const { verifications } = requirement
  if (verifications.length === 0) return isHeld(requirement) ? 'unverified' : undefined
  if (verifications.every(({ result }) => result?.progress === 'dropped')) return 'dropped'
  return verifications.some(tellsResult) ? 'unverified' : undefined
}
