/** How many tasks a list has: there are several honest answers. */
import type { Task } from '../../link/tasks.ts'
import type { IdParts } from '../../model/facts.ts'
import type { BoxFact, CountFact } from '../../model/plans.ts'

export interface Readings {
  /** Every id, and ids without their suffix; what is given up or struck is left out. */
  readonly all: number
  readonly base: number
  /** All that an author may have counted, under both rules. */
  readonly allLawful: ReadonlySet<number>
  readonly baseLawful: ReadonlySet<number>
}

const known = new WeakMap<readonly Task[], Map<string, Readings>>()

/** `boxes`: those with ids of another make. An author may have left them out. A list that states many numbers is read once. */
export function readingsOf(tasks: readonly Task[], boxes: readonly BoxFact[], state: CountFact['state']): Readings {
  const readings = known.get(tasks) ?? new Map<string, Readings>()
  known.set(tasks, readings)
  const key = `${boxes.length} ${boxes[0]?.offset} ${state}`
  const found = readings.get(key) ?? read(tasks, boxes, state)
  readings.set(key, found)
  return found
}

function read(tasks: readonly Task[], boxes: readonly BoxFact[], state: CountFact['state']): Readings {
  const entries = [...tasks.map(entryOf), ...boxes.flatMap(entryOfBox)]
  const every = entries.filter(({ isDone }) => state === undefined || isDone === (state === 'done'))
  const live = every.filter(({ isOff }) => !isOff)
  // A task that is restated counts once, or as often as it stands there.
  return {
    all: idsOf(live).size,
    base: basesOf(live).size,
    allLawful: new Set([idsOf(live).size, idsOf(every).size, live.length, every.length]),
    baseLawful: new Set([basesOf(live).size, basesOf(every).size, firstOnes(live), firstOnes(every)]),
  }
}

interface Entry {
  readonly parts: IdParts
  readonly isDone: boolean
  /** Given up, or struck out. */
  readonly isOff: boolean
}

function entryOf({ fact, isDone }: Task): Entry {
  return { parts: fact.parts, isDone, isOff: fact.isStruck || fact.box?.state === 'given-up' }
}

function entryOfBox({ parts, isDone }: BoxFact): Entry[] {
  return parts ? [{ parts, isDone, isOff: false }] : []
}

function idsOf(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ parts }) => parts.family + parts.number + parts.suffix))
}

function basesOf(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ parts }) => parts.family + parts.number))
}

function firstOnes(entries: readonly Entry[]): number {
  return entries.filter(({ parts }) => parts.suffix === '').length
}
