import type { Index, Item, Scope } from '../../link/index.ts'
import type { Task } from '../../link/tasks.ts'
import { groupBy } from '../../model/group-by.ts'
import { isPassed } from '../coverage.ts'
import { isMandatory, tasksOf } from './tasks.ts'
import { isHeld, tellsResult } from './verification.ts'

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

export function progressIn(index: Index, scope: Scope): ReadinessProgress {
  const tasks = tasksOf(index, scope).filter(isMandatory)
  const phases = groupBy(
    tasks.filter(({ phase }) => phase !== undefined),
    ({ phase }) => phase!,
  )
  const stories = groupBy(
    tasks.filter(({ fact }) => fact.story !== undefined),
    ({ fact }) => fact.story!.id,
  )
  const { requirements, verifications, signOffs } = index.traceability
  const required = verifications.some((each) => each.item.scope === scope && tellsResult(each))
    ? requirements.filter((each) => each.item.scope === scope && each.document.role === 'record' && isHeld(each))
    : []
  const rows = signOffs.filter((row) => row.scope === scope && row.document.role === 'record')
  const gates = (index.runGraphs.find((graph) => graph.scope === scope)?.gates ?? []).filter(
    ({ progress }) => progress !== undefined,
  )
  return {
    tasks: shareOf('tasks', tasks, ({ isDone }) => isDone),
    phases: [...phases].map(([{ title }, own]) => shareOfTasks(title, own)),
    stories: [...stories]
      .sort(([a], [b]) => Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, '')))
      .map(([id, own]) => shareOfTasks(nameOfStory(id, scope), own)),
    requirements: shareOf('requirements', required, isPassed),
    signOffs: shareOf('sign-offs', rows, ({ isSigned }) => isSigned),
    gates: shareOf('gates', gates, ({ progress }) => progress === 'done' || progress === 'dropped'),
  }
}

/** In whole percent, rounded down: a hundred is said where nothing is left. */
export function percentOf({ done, total }: Share): number {
  return total === 0 ? 100 : Math.floor((100 * done) / total)
}

function shareOf<Value>(name: string, all: readonly Value[], isDone: (value: Value) => boolean): Share | undefined {
  return all.length === 0 ? undefined : { name, done: all.filter(isDone).length, total: all.length }
}

function shareOfTasks(name: string, tasks: readonly Task[]): Share {
  return { name, done: tasks.filter(({ isDone }) => isDone).length, total: tasks.length }
}

function nameOfStory(id: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const item: Item | undefined = at.items.get(id)
    if (item) return `${id} ${item.definition.fact.title}`.trim()
  }
  return id
}
