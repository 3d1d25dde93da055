import { isHard } from '../../link/runs/reach.ts'
import type { RunEdge } from '../../link/runs.ts'

/** How strictly one waits for another, the strictest first. */
export const WAIT_SORTS = ['hard', 'soft', 'conditional'] as const

export type WaitSort = (typeof WAIT_SORTS)[number]

export function waitSortOf(edge: RunEdge): WaitSort {
  if (isHard(edge)) return 'hard'
  return edge.statements.some(({ isSoft }) => isSoft) ? 'soft' : 'conditional'
}

export function strictestOf(one: WaitSort, other: WaitSort): WaitSort {
  return WAIT_SORTS.indexOf(one) <= WAIT_SORTS.indexOf(other) ? one : other
}
