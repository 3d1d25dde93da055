/** What readiness is made of, by scope: grouped once for an index, however many scopes are asked about. */
import type { Decision } from '../../link/decisions.ts'
import type { Evidence } from '../../link/evidence.ts'
import type { Index, Reference, Scope } from '../../link/index.ts'
import { missingEvidenceIn } from '../../link/missing-evidence.ts'
import { missingOutputsIn, type MissingOutput } from '../../link/outputs.ts'
import type { RunGraph } from '../../link/runs.ts'
import type { Task } from '../../link/tasks.ts'
import type { SignOff, TracedRequirement, TracedVerification } from '../../link/traceability.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'

export interface ScopeParts {
  readonly graphs: readonly RunGraph[]
  readonly tasks: readonly Task[]
  readonly decisions: readonly Decision[]
  readonly outputs: readonly MissingOutput[]
  readonly evidence: readonly Evidence[]
  readonly requirements: readonly TracedRequirement[]
  readonly verifications: readonly TracedVerification[]
  readonly signOffs: readonly SignOff[]
  /** Of a file of the scope, in its order. */
  referencesIn(file: string): readonly Reference[]
}

/** Only what is kept true counts: archives and templates have no part in it. */
export function partsIn(index: Index): (scope: Scope) => ScopeParts {
  const { traceability } = index
  const graphs = groupBy(index.runGraphs, ({ scope }) => scope)
  const decisions = groupBy(
    index.decisions.filter(({ document, item }) => document.role === 'record' && !item.definition.fact.isTombstone),
    ({ item }) => item.scope,
  )
  const tasks = groupBy(ownTasks(index), ({ document }) => document.scope)
  const outputs = groupBy(missingOutputsIn(index), ({ document }) => document.scope)
  const evidence = groupBy(missingEvidenceIn(index), ({ document }) => document.scope)
  const requirements = groupBy(
    traceability.requirements.filter(
      ({ item, document }) => document.role === 'record' && !item.definition.fact.isTombstone,
    ),
    ({ item }) => item.scope,
  )
  const verifications = groupBy(
    traceability.verifications.filter(({ document }) => document.role === 'record'),
    ({ item }) => item.scope,
  )
  const signOffs = groupBy(
    traceability.signOffs.filter(({ document }) => document.role === 'record'),
    ({ scope }) => scope,
  )
  const references = lazily(() => groupBy(index.references, ({ file }) => file))
  return (scope) => ({
    graphs: graphs.get(scope) ?? [],
    tasks: tasks.get(scope) ?? [],
    decisions: decisions.get(scope) ?? [],
    outputs: outputs.get(scope) ?? [],
    evidence: evidence.get(scope) ?? [],
    requirements: requirements.get(scope) ?? [],
    verifications: verifications.get(scope) ?? [],
    signOffs: signOffs.get(scope) ?? [],
    referencesIn: (file) => references().get(file) ?? [],
  })
}

/** A report that restates a task has no say in it, and a checklist is none of the work where there are tasks. */
export function ownTasks(index: Index): Task[] {
  const lists = index.taskLists.filter(({ document }) => document.role === 'record')
  const own = lists.flatMap(({ tasks }) => tasks).filter(({ item }) => item !== undefined)
  const withTasks = new Set(own.filter(({ item }) => item!.kind === 'task').map(({ document }) => document.scope))
  return own.filter(({ item, document }) => item!.kind === 'task' || !withTasks.has(document.scope))
}
