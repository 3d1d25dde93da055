/** Task lists: progress by phase and story, open and blocked ones first. */
import type { Progress } from '../../../src/engine/kinds/progress.ts'
import {
  taskProgressIn,
  type TaskCount,
  type TaskProgress,
  type TaskState,
} from '../../../src/engine/views/task-progress.ts'
import type { SiteContext } from './context.ts'
import { publishedIndex } from './published.ts'
import { shareOf, type SiteShare } from './share.ts'

export interface TaskPage {
  readonly title: string
  readonly href?: string
  /** Whether readiness counts them: a checklist beside tasks is none of the work. */
  readonly isWork: boolean
  readonly count: SiteTaskCount
  readonly phases: readonly SiteTaskGroup[]
  readonly stories: readonly SiteTaskGroup[]
  /** Blocked or failed, then those that are not done, in the order of the text. */
  readonly blocked: readonly SiteTask[]
  readonly open: readonly SiteTask[]
  readonly done: readonly SiteTask[]
  /** Struck, given up or put off. */
  readonly givenUp: readonly SiteTask[]
}

export interface SiteTaskGroup {
  readonly title: string
  readonly href?: string
  readonly count: SiteTaskCount
}

/** Optional tasks and those that were given up are no part of `total`. */
export type SiteTaskCount = TaskCount & SiteShare

export interface SiteTask {
  readonly id: string
  readonly title: string
  readonly href?: string
  readonly state: Progress
  /** What the task says of its state in its own words. */
  readonly reason?: string
  readonly isOptional?: true
}

/** By the page's path from the site's root. */
export function taskPagesOf(context: SiteContext): Record<string, TaskPage> {
  return Object.fromEntries(
    taskProgressIn(publishedIndex(context)).map((progress) => [
      context.pageKeyOf(progress.document),
      taskPageOf(progress, context),
    ]),
  )
}

function taskPageOf({ document, isWork, count, phases, stories, tasks }: TaskProgress, context: SiteContext): TaskPage {
  const href = context.hrefOfDocument(document)
  const listed = (...states: readonly Progress[]) =>
    tasks.filter(({ state }) => states.includes(state)).map((each) => siteTask(each, context))
  return {
    title: context.titleOf(document),
    ...(href !== undefined && { href }),
    isWork,
    count: countOf(count),
    phases: phases.map(({ title, count: own, phase }) => {
      const at = context.hrefOfPlace({ file: document.path, span: phase.heading.span })
      return { title, count: countOf(own), ...(at !== undefined && { href: at }) }
    }),
    stories: stories.map(({ title, count: own }) => ({ title, count: countOf(own) })),
    blocked: listed('blocked', 'failed'),
    open: listed('active', 'open'),
    done: listed('done'),
    givenUp: listed('dropped'),
  }
}

function countOf(count: TaskCount): SiteTaskCount {
  return { ...count, ...shareOf(count) }
}

function siteTask({ task, state, reason, isMandatory }: TaskState, context: SiteContext): SiteTask {
  const { fact, document } = task
  const href = context.hrefOfPlace({ file: document.path, span: fact.span })
  return {
    id: fact.id,
    title: fact.title,
    ...(href !== undefined && { href }),
    state,
    ...(reason !== undefined && { reason }),
    ...(!isMandatory && state !== 'dropped' && { isOptional: true as const }),
  }
}
