/**
 * Readiness, computed: what still stands between a scope and its end, or between a scope and the start of one run, in the
 * order in which it can be worked off; and how far tasks and verification are.
 */
import type { Index, Scope } from '../link/index.ts'
import { nodeNamed } from '../link/runs/names.ts'
import { enclosing } from '../link/scopes.ts'
import type { Blocker } from './readiness/blocker.ts'
import { decisionBlockers } from './readiness/decisions.ts'
import { fileBlockers } from './readiness/files.ts'
import { inWorkingOrder, upstreamOf } from './readiness/order.ts'
import { partsIn, type ScopeParts } from './readiness/parts.ts'
import { progressOf, type ReadinessProgress } from './readiness/progress.ts'
import { gateBlockers, runBlockers } from './readiness/runs.ts'
import { taskBlockers } from './readiness/tasks.ts'
import { signOffBlockers, verificationBlockers } from './readiness/verification.ts'

export type { Blocker } from './readiness/blocker.ts'
export type { ReadinessProgress, Share } from './readiness/progress.ts'

export interface Readiness {
  readonly scope: Scope
  /** The run whose start it is about; undefined for the end of everything. */
  readonly before: string | undefined
  readonly posture: 'ready' | 'not-ready'
  /** In working order. Before a run they are some of the scope's own. */
  readonly blockers: readonly Blocker[]
  readonly progress: ReadinessProgress
  /** Ids of the runs, in their order; empty without a run graph. */
  readonly runs: readonly string[]
}

export interface ReadinessView {
  /** Scopes that have something to be ready with: tasks, gates with a state, verifications, sign-offs. By path. */
  readonly planned: readonly Scope[]
  /** The end of a scope. */
  of(scope: Scope): Readiness
  /** The start of a run, however it is spelled, of the nearest scope around that has it; undefined where none has. */
  before(run: string, scope: Scope): Readiness | undefined
  /** Ids of the runs of a scope and of those around it, the nearest first. */
  runsAround(scope: Scope): readonly string[]
}

export function readinessIn(index: Index): ReadinessView {
  const partsOf = partsIn(index)
  const wholes = new Map<Scope, Whole>()
  const known = new Map<string, Readiness>()
  const wholeOf = (scope: Scope): Whole => {
    const found = wholes.get(scope) ?? wholeIn(partsOf(scope), scope)
    wholes.set(scope, found)
    return found
  }
  const compute = (scope: Scope, run: string | undefined): Readiness => {
    const key = `${run ?? ''} ${scope.directory}`
    const found = known.get(key) ?? readinessOf(wholeOf(scope), scope, run)
    known.set(key, found)
    return found
  }
  return {
    planned: index.scopes.filter((scope) => isPlanned(partsOf(scope))),
    of: (scope) => compute(scope, undefined),
    before: (run, scope) => {
      for (const at of enclosing(scope)) {
        const node = partsOf(at)
          .graphs.map((graph) => nodeNamed(graph, run))
          .find((each) => each !== undefined)
        if (node) return compute(at, node.id)
      }
      return undefined
    },
    runsAround: (scope) => [...enclosing(scope)].flatMap((at) => runsOf(partsOf(at))),
  }
}

function isPlanned({ tasks, graphs, verifications, signOffs }: ScopeParts): boolean {
  if (tasks.length + verifications.length + signOffs.length > 0) return true
  return graphs.some(
    ({ gates, nodes }) =>
      gates.some(({ isTracked }) => isTracked) || nodes.some(({ progress }) => progress !== undefined),
  )
}

/** What is the same before every run of a scope. */
interface Whole {
  readonly parts: ScopeParts
  readonly blockers: readonly Blocker[]
  readonly progress: ReadinessProgress
}

function wholeIn(parts: ScopeParts, scope: Scope): Whole {
  const own = [
    ...decisionBlockers(parts),
    ...taskBlockers(parts),
    ...fileBlockers(parts),
    ...verificationBlockers(parts),
    ...gateBlockers(parts),
    ...signOffBlockers(parts),
  ]
  const blockers = inWorkingOrder([...own, ...runBlockers(parts, own)], parts.graphs)
  return { parts, blockers, progress: progressOf(parts, scope) }
}

function readinessOf({ parts, blockers: all, progress }: Whole, scope: Scope, before: string | undefined): Readiness {
  const blockers = before === undefined ? all : blockersBefore(before, all, parts)
  return {
    scope,
    before,
    posture: blockers.length === 0 ? 'ready' : 'not-ready',
    blockers,
    progress,
    runs: runsOf(parts),
  }
}

function runsOf({ graphs }: ScopeParts): string[] {
  return graphs.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'run').map(({ id }) => id))
}

/** What belongs to a run that comes before, and the gates on the way: what no run is named for is nobody's to say. */
function blockersBefore(before: string, all: readonly Blocker[], { graphs }: ScopeParts): Blocker[] {
  const upstream = upstreamOf(before, graphs)
  return all.filter(({ run, sort, opens }) => {
    if (sort === 'open-gate') return opens !== undefined && (opens === before || upstream.has(opens))
    return run !== undefined && upstream.has(run)
  })
}
