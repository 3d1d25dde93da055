/** Task lists: the tasks of a document in their order, with phases and what each task says of itself. */
import type { HeadingFact } from '../model/facts.ts'
import type { TaskFact } from '../model/plans.ts'
import type { Progress, ReadProgress } from '../kinds/progress.ts'
import type { Document, Index, Item } from './index.ts'
import type { Place } from '../model/range.ts'

export interface TaskList {
  readonly document: Document
  readonly tasks: readonly Task[]
  /** The headings that tasks stand under and that name a phase, in their order. */
  readonly phases: readonly Phase[]
}

export interface Task {
  readonly fact: TaskFact
  readonly document: Document
  /** Undefined where another place defines the id: this one restates it. */
  readonly item: Item | undefined
  readonly phase: Phase | undefined
  /** As the box tells; without a box as its status does. */
  readonly isDone: boolean
  /** What its own text says of its state, beside the box: the field Status, or a line that does nothing else. */
  readonly said: (ReadProgress & { readonly at: Place }) | undefined
}

export interface Phase {
  readonly heading: HeadingFact
  /** "Phase 3: User Story 1 - …" as written, markup gone. */
  readonly title: string
  /** 3 of "Phase 3"; undefined where the heading has no number. */
  readonly number: number | undefined
  readonly tasks: readonly Task[]
}

export type { Progress }

export function taskListsIn(_index: Index): readonly TaskList[] {
  return []
}
