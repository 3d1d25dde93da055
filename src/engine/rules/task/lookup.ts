/** What every number that a list states asks of the list again: made once for a list. */
import type { Phase, TaskList } from '../../link/tasks.ts'
import type { HeadingFact } from '../../model/facts.ts'
import { headingParents } from '../../model/heading-parents.ts'
import type { TaskFact } from '../../model/plans.ts'

export interface Lookup {
  /** As `headingParents` has them. */
  readonly parents: readonly number[]
  readonly byHeading: ReadonlyMap<HeadingFact | undefined, Phase>
  /** The facts of the tasks, in their order. */
  readonly facts: readonly TaskFact[]
  /** Of each phase its name without number and signs, in lower case, and the stories that its title names. */
  readonly phases: readonly { readonly phase: Phase; readonly name: string; readonly stories: readonly number[] }[]
}

const known = new WeakMap<TaskList, Lookup>()

export function lookupOf(list: TaskList): Lookup {
  const found = known.get(list) ?? {
    parents: headingParents(list.document.facts.headings),
    byHeading: new Map(list.phases.map((phase) => [phase.heading, phase])),
    facts: list.tasks.map(({ fact }) => fact),
    phases: list.phases.map((phase) => ({
      phase,
      name: phase.title.replace(LEAD, '').toLowerCase(),
      stories: storiesIn(phase.title),
    })),
  }
  known.set(list, found)
  return found
}

/** Number and signs before a phase's name. */
const LEAD = /^[^A-Za-z0-9]*(?:phase\s+[\w.]+\s*[-–—:.]*\s*)?/i
const STORY_INSIDE = /\b(?:(?:user\s+)?story\s+|US-?)(\d{1,3})\b/gi

export function storiesIn(text: string): number[] {
  return [...text.matchAll(STORY_INSIDE)].map(([, number]) => Number(number))
}
