import type { RunEdge } from '../runs.ts'
import { waysAlong, type Ways } from './ways.ts'

/**
 * Whether one end has to be done before the other begins. A gate says that somebody looks in between, and not that all of
 * the run has to be done: where a dashed arrow says that the two may overlap, they may.
 */
export function isHard({ statements }: RunEdge): boolean {
  const telling = statements.filter(({ source }) => source !== 'gate' && source !== 'prose')
  return (telling.length > 0 ? telling : statements).some(({ isSoft, isConditional }) => !isSoft && !isConditional)
}

/** Whether a way along hard edges leads from one node to another. */
export function reachIn(edges: readonly RunEdge[]): Ways['leads'] {
  return waysAlong(edges.filter(isHard)).leads
}
