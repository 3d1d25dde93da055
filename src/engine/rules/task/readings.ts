/** How many tasks a list has: there are several honest answers. */
import type { Task } from '../../link/tasks.ts'
import type { CountFact } from '../../model/plans.ts'

export interface Readings {
  /** Every id, and ids without their suffix; what is given up or struck is left out. */
  readonly all: number
  readonly base: number
  /** All that an author may have counted, under both rules. */
  readonly allLawful: ReadonlySet<number>
  readonly baseLawful: ReadonlySet<number>
}

export function readingsOf(tasks: readonly Task[], state: CountFact['state']): Readings {
  const kept = tasks.filter(({ fact }) => !fact.isStruck && fact.box?.state !== 'given-up')
  const ofState = (some: readonly Task[]) =>
    state === undefined ? some : some.filter(({ isDone }) => isDone === (state === 'done'))
  const live = ofState(kept)
  const every = ofState(tasks)
  // A task that is restated counts once, or as often as it stands there.
  return {
    all: idsOf(live).size,
    base: basesOf(live).size,
    allLawful: new Set([idsOf(live).size, idsOf(every).size, live.length, every.length]),
    baseLawful: new Set([basesOf(live).size, basesOf(every).size, firstOnes(live), firstOnes(every)]),
  }
}

function idsOf(tasks: readonly Task[]): Set<string> {
  return new Set(tasks.map(({ fact }) => fact.id))
}

function basesOf(tasks: readonly Task[]): Set<string> {
  return new Set(tasks.map(({ fact }) => fact.parts.family + fact.parts.number))
}

function firstOnes(tasks: readonly Task[]): number {
  return tasks.filter(({ fact }) => fact.parts.suffix === '').length
}
