/** How far the tasks of each list are: in numbers by phase and by story, and each task by its state. */
import type { Progress } from '../kinds/progress.ts'
import type { Document, Index } from '../link/index.ts'
import type { Phase, Task } from '../link/tasks.ts'
import { groupBy } from '../model/group-by.ts'
import { ownTasks } from './readiness/parts.ts'
import { byNumber, nameOfStory } from './readiness/progress.ts'
import { isMandatory, progressOfTask } from './readiness/tasks.ts'

export interface TaskProgress {
  readonly document: Document
  /** Whether readiness counts them: a checklist beside tasks is none of the work. */
  readonly isWork: boolean
  readonly count: TaskCount
  /** In their order. Tasks that stand under no phase are in none. */
  readonly phases: readonly (TaskGroup & { readonly phase: Phase })[]
  /** By number. */
  readonly stories: readonly (TaskGroup & { readonly id: string })[]
  /** In the order of the text. */
  readonly tasks: readonly TaskState[]
}

export interface TaskGroup {
  readonly title: string
  readonly count: TaskCount
}

/** `done`, `blocked` and what remains of `total` have to be done; the others are apart. */
export interface TaskCount {
  readonly done: number
  /** Blocked, or failed, by its own words. */
  readonly blocked: number
  readonly total: number
  /** Struck, given up or put off. */
  readonly givenUp: number
  readonly optional: number
}

export interface TaskState {
  readonly task: Task
  readonly state: Progress
  /** What the task says of it in its own words, where they say more than the state. */
  readonly reason: string | undefined
  readonly isMandatory: boolean
}

/** Lists without a task of their own are left out, and archives and templates with them. In the order of the documents. */
export function taskProgressIn(index: Index): TaskProgress[] {
  const work = groupBy(ownTasks(index), ({ document }) => document)
  return index.taskLists.flatMap(({ document, tasks }) => {
    const own = work.get(document) ?? tasks.filter(({ item }) => item !== undefined)
    return document.role === 'record' && own.length > 0 ? [progressOf(document, own, work.has(document))] : []
  })
}

function progressOf(document: Document, own: readonly Task[], isWork: boolean): TaskProgress {
  const tasks = own.map(taskState)
  const phases = groupBy(
    tasks.filter(({ task }) => task.phase !== undefined),
    ({ task }) => task.phase!,
  )
  const stories = groupBy(
    tasks.filter(({ task }) => task.fact.story !== undefined),
    ({ task }) => task.fact.story!.id,
  )
  return {
    document,
    isWork,
    count: countOf(tasks),
    phases: [...phases].map(([phase, members]) => ({ phase, title: phase.title, count: countOf(members) })),
    stories: [...stories]
      .sort(([a], [b]) => byNumber(a, b))
      .map(([id, members]) => ({ id, title: nameOfStory(id, document.scope), count: countOf(members) })),
    tasks,
  }
}

function taskState(task: Task): TaskState {
  const state = progressOfTask(task)
  const { said } = task
  const isTelling = said !== undefined && said.progress === state && said.text.toLowerCase() !== said.words
  return { task, state, reason: isTelling ? said.text : undefined, isMandatory: isMandatory(task) }
}

function countOf(tasks: readonly TaskState[]): TaskCount {
  const due = tasks.filter((each) => each.isMandatory)
  const givenUp = tasks.filter(({ state }) => state === 'dropped').length
  return {
    done: due.filter(({ state }) => state === 'done').length,
    blocked: due.filter(({ state }) => state === 'blocked' || state === 'failed').length,
    total: due.length,
    givenUp,
    optional: tasks.length - due.length - givenUp,
  }
}
