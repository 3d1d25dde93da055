/** Projects: the scopes that have something to be ready with, each with all that a reader asks of it. */
import type { Decision } from '../link/decisions.ts'
import type { Document, Index, Scope } from '../link/index.ts'
import type { RunGraph, RunNode } from '../link/runs.ts'
import { groupBy } from '../model/group-by.ts'
import { coverageOf, type Coverage } from './coverage.ts'
import { readinessIn, type Blocker, type Readiness, type Share } from './readiness.ts'
import { directlyBefore } from './readiness/order.ts'
import { scopeTitle } from './scope-title.ts'

export interface ProjectView {
  readonly scope: Scope
  /** '' where the root has no page that says one. */
  readonly title: string
  readonly readiness: Readiness
  readonly graphs: readonly RunGraph[]
  /** In the order of their graphs. */
  readonly starts: readonly RunStart[]
  /** How many of the runs are closed; undefined without runs, and where none of them says how far it is. */
  readonly runs: Share | undefined
  /** Undefined without requirements. */
  readonly coverage: Coverage | undefined
  /** Decisions that are open, only proposed or deferred, in their order. */
  readonly undecided: readonly Decision[]
  /** Of the scope itself; archives and templates are left out. */
  readonly documents: readonly Document[]
  /** The latest day that a document names as the one on which it was updated or verified. */
  readonly updated: { readonly day: string; readonly document: Document } | undefined
}

export interface RunStart {
  readonly run: RunNode
  /** What stands before its start, however far before. */
  readonly count: number
  /** Of that what the runs have left to do that it waits for directly, and the gates that open it. */
  readonly nearest: readonly Blocker[]
}

/** By path. */
export function projectsIn(index: Index): ProjectView[] {
  const readiness = readinessIn(index)
  const documentsOf = groupBy(index.documents, ({ scope }) => scope)
  const graphsOf = groupBy(index.runGraphs, ({ scope }) => scope)
  const coverages = new Map(coverageOf(index).map((coverage) => [coverage.scope, coverage]))
  const undecided = groupBy(index.decisions.filter(isUndecided), ({ item }) => item.scope)
  return readiness.planned.map((scope): ProjectView => {
    const all = documentsOf.get(scope) ?? []
    const documents = all.filter(({ role }) => role === 'record')
    const graphs = graphsOf.get(scope) ?? []
    const runs = runsOf(graphs)
    return {
      scope,
      title: scopeTitle(scope, { documents: all }),
      readiness: readiness.of(scope),
      graphs,
      starts: runs.flatMap((run) => {
        const before = readiness.before(run.id, scope)
        return before ? [startOf(run, before.blockers, graphs)] : []
      }),
      runs: shareOfRuns(runs),
      coverage: coverages.get(scope),
      undecided: undecided.get(scope) ?? [],
      documents,
      updated: latestOf(documents, index.config.today),
    }
  })
}

function isUndecided({ state, document, item }: Decision): boolean {
  if (document.role !== 'record' || item.definition.fact.isTombstone) return false
  return state === 'open' || state === 'proposed' || state === 'deferred'
}

/** Two plans of one scope may number their runs alike: the first is the one that `before` means. */
function runsOf(graphs: readonly RunGraph[]): RunNode[] {
  const runs = graphs.flatMap(({ nodes }) => nodes).filter(({ kind }) => kind === 'run')
  return [...new Map(runs.toReversed().map((run) => [run.id, run])).values()].toReversed()
}

function startOf(run: RunNode, blockers: readonly Blocker[], graphs: readonly RunGraph[]): RunStart {
  const before = directlyBefore(run.id, graphs)
  const isNear = (blocker: Blocker) =>
    blocker.sort === 'open-gate' ? blocker.opens === run.id : before.has(blocker.run ?? '')
  return { run, count: blockers.length, nearest: blockers.filter(isNear) }
}

function shareOfRuns(runs: readonly RunNode[]): Share | undefined {
  if (runs.every(({ progress }) => progress === undefined)) return undefined
  const done = runs.filter(({ progress }) => progress === 'done' || progress === 'dropped').length
  return { name: 'runs', done, total: runs.length }
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|[T ])/

/** A day that is still to come is a slip, which would hide for years that nobody looks. */
function latestOf(documents: readonly Document[], today: string | undefined): ProjectView['updated'] {
  let latest: ProjectView['updated']
  for (const document of documents) {
    const data = document.facts.frontmatter?.data ?? {}
    for (const value of [data['last_updated'], data['last_verified']]) {
      const day = typeof value === 'string' ? DAY.exec(value)?.[0] : undefined
      if (day !== undefined && !(today && day > today) && day > (latest?.day ?? '')) latest = { day, document }
    }
  }
  return latest
}
