import type { Index, Reference, Scope } from '../../link/index.ts'
import type { RunGraph } from '../../link/runs.ts'
import type { Phase, Task } from '../../link/tasks.ts'
import type { Blocker } from './blocker.ts'
import { ownerIn, ownerOf } from './owners.ts'

const OPTIONAL = /\boptional(?:ly)?\b|\bnice[- ]to[- ]have\b|\bstretch\b|\bif time (?:permits|allows)\b/i

/** Tasks that are not ticked and have to be: struck, given up and optional ones do not. */
export function taskBlockers(index: Index, scope: Scope, graph: RunGraph | undefined): Blocker[] {
  const runOf = runsOfPhases(index, scope, graph)
  return tasksOf(index, scope).flatMap((task): Blocker[] => {
    if (task.isDone || !isMandatory(task)) return []
    const run = task.phase && runOf(task.phase)
    return [
      {
        sort: 'open-task',
        id: task.fact.id,
        subject: task.fact.title,
        state:
          task.said && task.said.progress !== 'open' && task.said.progress !== 'done' ? task.said.words : 'not ticked',
        at: { file: task.document.path, span: task.fact.span },
        owner: ownerIn(task.fact.fields) ?? ownerOf(run, graph),
        run,
      },
    ]
  })
}

/** Tasks of the scope's own lists: a report that restates a task has no say in it. */
export function tasksOf(index: Index, scope: Scope): readonly Task[] {
  return index.taskLists
    .filter(({ document }) => document.scope === scope && document.role === 'record')
    .flatMap(({ tasks }) => tasks)
    .filter(({ item }) => item !== undefined)
}

export function isMandatory({ fact, phase, said }: Task): boolean {
  if (fact.isStruck || fact.box?.state === 'given-up' || said?.progress === 'dropped') return false
  return !OPTIONAL.test(fact.title) && !OPTIONAL.test(phase?.title ?? '')
}

/** The run that a phase's heading names: "Phase 2: two indexes (run-2)". */
function runsOfPhases(index: Index, scope: Scope, graph: RunGraph | undefined): (phase: Phase) => string | undefined {
  const nodes = new Set(graph?.nodes.map(({ id }) => id))
  const inHeadings = new Map<string, Reference[]>()
  if (nodes.size > 0)
    for (const reference of index.references) {
      if (reference.fact.place !== 'heading' || reference.document.scope !== scope) continue
      const known = inHeadings.get(reference.file)
      if (known) known.push(reference)
      else inHeadings.set(reference.file, [reference])
    }
  return ({ heading, tasks }) => {
    const file = tasks[0]?.document.path ?? ''
    const named = (inHeadings.get(file) ?? [])
      .filter(({ span }) => span[0] >= heading.span[0] && span[1] <= heading.span[1])
      .flatMap(({ fact, resolution }) =>
        resolution.state === 'resolved' ? resolution.items.map(({ id }) => id) : [fact.id],
      )
      .filter((id) => nodes.has(id))
    return named.length === 1 ? named[0] : undefined
  }
}
