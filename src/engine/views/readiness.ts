/**
 * Readiness, computed: what still stands between a scope and its end, or between a scope and the start of one run, in the
 * order in which it can be worked off; and how far tasks and verification are.
 */
import type { Index, Scope } from '../link/index.ts'
import type { RunGraph } from '../link/runs.ts'
import type { Blocker } from './readiness/blocker.ts'
import { decisionBlockers } from './readiness/decisions.ts'
import { gateBlockers } from './readiness/gates.ts'
import { fileBlockers } from './readiness/files.ts'
import { progressIn, type ReadinessProgress } from './readiness/progress.ts'
import { taskBlockers } from './readiness/tasks.ts'
import { upstreamOf, inWorkingOrder } from './readiness/order.ts'
import { signOffBlockers, verificationBlockers } from './readiness/verification.ts'

export type { Blocker } from './readiness/blocker.ts'
export type { ReadinessProgress, Share } from './readiness/progress.ts'

export interface Readiness {
  readonly scope: Scope
  /** The run whose start it is about; undefined for the end of everything. */
  readonly before: string | undefined
  readonly posture: 'ready' | 'not-ready'
  /** In working order. */
  readonly blockers: readonly Blocker[]
  readonly progress: ReadinessProgress
  /** Ids of the runs, in their order; empty without a run graph. */
  readonly runs: readonly string[]
}

/** Scopes that have something to be ready with: tasks, gates, verifications, sign-offs. In the order of their paths. */
export function plannedScopes(index: Index): readonly Scope[] {
  const { taskLists, runGraphs, traceability } = index
  const planned = new Set<Scope>([
    ...taskLists.filter(({ document }) => document.role === 'record').map(({ document }) => document.scope),
    ...runGraphs.filter(({ gates }) => gates.length > 0).map(({ scope }) => scope),
    ...traceability.verifications.filter(({ document }) => document.role === 'record').map(({ item }) => item.scope),
    ...traceability.signOffs.filter(({ document }) => document.role === 'record').map(({ scope }) => scope),
  ])
  return index.scopes.filter((scope) => planned.has(scope))
}

/** `before` is the id of a run of the scope's graph; of an unknown one nothing stands in the way. */
export function readinessOf(index: Index, scope: Scope, before?: string): Readiness {
  const graph = index.runGraphs.find((each) => each.scope === scope)
  const all = [
    ...decisionBlockers(index, scope, graph),
    ...taskBlockers(index, scope, graph),
    ...fileBlockers(index, scope, graph),
    ...verificationBlockers(index, scope),
    ...gateBlockers(graph),
    ...signOffBlockers(index, scope),
  ]
  const relevant = before === undefined ? all : blockersBefore(before, all, graph)
  const blockers = inWorkingOrder(relevant, graph)
  return {
    scope,
    before,
    posture: blockers.length === 0 ? 'ready' : 'not-ready',
    blockers,
    progress: progressIn(index, scope),
    runs: graph?.nodes.filter(({ kind }) => kind === 'run').map(({ id }) => id) ?? [],
  }
}

/** What belongs to a run that comes before, and the gates on the way: what no run is named for is nobody's to say. */
function blockersBefore(before: string, all: readonly Blocker[], graph: RunGraph | undefined): Blocker[] {
  const upstream = upstreamOf(before, graph)
  return all.filter(({ run, sort, opens }) => {
    if (sort === 'open-gate') return opens !== undefined && (opens === before || upstream.has(opens))
    return run !== undefined && upstream.has(run)
  })
}
