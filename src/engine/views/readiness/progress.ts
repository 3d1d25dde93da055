import type { Item, Scope } from '../../link/index.ts'
import type { Task } from '../../link/tasks.ts'
import { groupBy } from '../../model/group-by.ts'
import { isHeld, isPassed } from '../coverage.ts'
import type { ScopeParts } from './parts.ts'
import { isPassed as isGatePassed } from './runs.ts'
import { isDone, isMandatory } from './tasks.ts'
import { tellsResult } from './verification.ts'

export interface Share {
  readonly name: string
  readonly done: number
  readonly total: number
}

export interface ReadinessProgress {
  /** Of all tasks that have to be done; undefined without tasks. */
  readonly tasks: Share | undefined
  readonly phases: readonly Share[]
  readonly stories: readonly Share[]
  /** Requirements whose verifications have all passed; undefined without verifications. */
  readonly requirements: Share | undefined
  readonly signOffs: Share | undefined
  readonly gates: Share | undefined
}

export function progressOf(parts: ScopeParts, scope: Scope): ReadinessProgress {
  const tasks = parts.tasks.filter(isMandatory)
  const phases = groupBy(
    tasks.filter(({ phase }) => phase !== undefined),
    ({ phase }) => phase!,
  )
  const stories = groupBy(
    tasks.filter(({ fact }) => fact.story !== undefined),
    ({ fact }) => fact.story!.id,
  )
  const required = parts.verifications.some(tellsResult) ? parts.requirements.filter(isHeld) : []
  const gates = parts.graphs.flatMap((graph) => graph.gates).filter(({ isTracked }) => isTracked)
  return {
    tasks: shareOf('tasks', tasks, isDone),
    phases: [...phases].map(([{ title }, own]) => shareOfTasks(title, own)),
    stories: [...stories]
      .sort(([a], [b]) => byNumber(a, b))
      .map(([id, own]) => shareOfTasks(nameOfStory(id, scope), own)),
    requirements: shareOf('requirements', required, isPassed),
    signOffs: shareOf('sign-offs', parts.signOffs, ({ isSigned }) => isSigned),
    gates: shareOf('gates', gates, isGatePassed),
  }
}

/** US2 before US10. */
export function byNumber(a: string, b: string): number {
  return Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, ''))
}

/** In whole percent, rounded down: a hundred is said where nothing is left. */
export function percentOf({ done, total }: Share): number {
  return total === 0 ? 100 : Math.floor((100 * done) / total)
}

function shareOf<Value>(name: string, all: readonly Value[], isSo: (value: Value) => boolean): Share | undefined {
  return all.length === 0 ? undefined : { name, done: all.filter(isSo).length, total: all.length }
}

function shareOfTasks(name: string, tasks: readonly Task[]): Share {
  return { name, done: tasks.filter(isDone).length, total: tasks.length }
}

export function nameOfStory(id: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const item: Item | undefined = at.items.get(id)
    if (item) return `${id} ${item.definition.fact.title}`.trim()
  }
  return id
}
