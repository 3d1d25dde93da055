import type { Progress } from '../../kinds/progress.ts'
import { deniesDone } from '../../link/task-verdicts.ts'
import type { Phase, Task } from '../../link/tasks.ts'
import { because, reasonOf, type Blocker } from './blocker.ts'
import { ownerIn, ownerOf } from './owners.ts'
import type { ScopeParts } from './parts.ts'

/** Said of the task, and not a word of what it is about: "Make the middle name optional" is work like any other. */
const OPTIONAL =
  /[([](?:optional|stretch|nice[- ]to[- ]have)\b[^)\]]{0,40}[)\]]|^(?:optional|stretch|nice[- ]to[- ]have)\s*[:—–]/i

/** Tasks that are not done and have to be: struck, given up and optional ones do not. */
export function taskBlockers(parts: ScopeParts): Blocker[] {
  const runOf = runsOfPhases(parts)
  return parts.tasks.flatMap((task): Blocker[] => {
    if (isDone(task) || !isMandatory(task)) return []
    const run = task.phase && runOf(task.phase)
    return [
      {
        sort: 'open-task',
        id: task.fact.id,
        subject: task.fact.title,
        ...whyOpen(task),
        at: { file: task.document.path, span: task.fact.span },
        owner: ownerIn(task.fact.fields) ?? ownerOf(run, parts.graphs),
        run,
        ...(task.isDone && { isFault: true }),
      },
    ]
  })
}

/** The box, and what its own words say against it. */
export function progressOfTask(task: Task): Progress {
  if (isGivenUp(task)) return 'dropped'
  if (isDone(task)) return 'done'
  return task.said === undefined || task.said.progress === 'done' ? 'open' : task.said.progress
}

/** Ticked, and nothing in its own words says otherwise. */
export function isDone(task: Task): boolean {
  return task.isDone && !deniesDone(task)
}

export function isMandatory(task: Task): boolean {
  const { fact, phase } = task
  return !isGivenUp(task) && !OPTIONAL.test(fact.title) && !OPTIONAL.test(phase?.title ?? '')
}

export function isGivenUp({ fact, said }: Task): boolean {
  return fact.isStruck || fact.box?.state === 'given-up' || said?.progress === 'dropped'
}

function whyOpen(task: Task): ReturnType<typeof because> {
  const reason = reasonOf(progressOfTask(task), 'not-ticked')
  return because(reason, reason === 'not-ticked' ? {} : { words: task.said!.words.replace(/ by$/, '') })
}

/** The run that a phase's heading names: "Phase 2: two indexes (run-2)". */
function runsOfPhases({ graphs, referencesIn }: ScopeParts): (phase: Phase) => string | undefined {
  const nodes = new Set(graphs.flatMap((graph) => graph.nodes.map(({ id }) => id)))
  const known = new Map<Phase, string | undefined>()
  const find = ({ heading, tasks }: Phase): string | undefined => {
    if (nodes.size === 0 || !tasks[0]) return undefined
    const named = referencesIn(tasks[0].document.path)
      .filter(({ span }) => span[0] >= heading.span[0] && span[1] <= heading.span[1])
      .flatMap(({ fact, resolution }) =>
        resolution.state === 'resolved' ? resolution.items.map(({ id }) => id) : [fact.id],
      )
      .filter((id) => nodes.has(id))
    return named.length === 1 ? named[0] : undefined
  }
  return (phase) => {
    if (!known.has(phase)) known.set(phase, find(phase))
    return known.get(phase)
  }
}
