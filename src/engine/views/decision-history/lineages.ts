/** What replaced what, as lines that can be read from left to right: `D-003 → D-007 → D-012`. */
import type { Decision } from '../../link/decisions.ts'
import type { Succession } from '../../link/succession.ts'
import { groupBy } from '../../model/group-by.ts'

/** Decisions that have replaced each other, directly or through others. */
export interface Lineage {
  /**
   * From the oldest. Each step from one decision to its successor is in one line; where a decision has several
   * successors, a line begins with it for each of the others, and a line ends where another has told what follows.
   */
  readonly lines: readonly (readonly Decision[])[]
  /** Some decision has replaced, by way of others, itself: a fault. */
  readonly isCyclic: boolean
}

type Steps = Pick<Succession, 'successorsOf' | 'predecessorsOf'>

/** In the order of their first decisions. Takes time in proportion to decisions and steps, however long a line is. */
export function lineagesIn(decisions: readonly Decision[], steps: Steps): Lineage[] {
  return familiesIn(decisions, steps).map((family) => ({
    lines: linesIn(family, steps),
    isCyclic: hasCycle(family, steps),
  }))
}

function familiesIn(decisions: readonly Decision[], steps: Steps): Decision[][] {
  const familyOf = new Map<Decision, Decision>()
  for (const first of decisions) {
    if (familyOf.has(first)) continue
    const waiting = [first]
    familyOf.set(first, first)
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      for (const next of [...steps.successorsOf(at), ...steps.predecessorsOf(at)]) {
        if (familyOf.has(next)) continue
        familyOf.set(next, first)
        waiting.push(next)
      }
    }
  }
  const families = groupBy(decisions, (decision) => familyOf.get(decision)!)
  return [...families.values()].filter(
    ([first]) => steps.successorsOf(first!).length + steps.predecessorsOf(first!).length > 0,
  )
}

function linesIn(family: readonly Decision[], steps: Steps): Decision[][] {
  const untold = new Map(family.map((decision) => [decision, [...steps.successorsOf(decision)].reverse()]))
  const told = new Set<Decision>()
  const lines: Decision[][] = []
  const isOldest = (decision: Decision) => steps.predecessorsOf(decision).length === 0
  // Where the steps go round in a circle nobody is the oldest: the first that is left begins.
  for (const start of [...family.filter(isOldest), ...family]) {
    const waiting = [start]
    for (let from = waiting.pop(); from; from = waiting.pop()) {
      const line = lineFrom(from)
      if (line.length === 1) continue
      lines.push(line)
      // Branches follow the line that they part from.
      waiting.push(...line.toReversed())
    }
  }
  return lines

  function lineFrom(from: Decision): Decision[] {
    const line = [from]
    told.add(from)
    for (let at = from; ;) {
      const next = untold.get(at)!.pop()
      if (!next) break
      line.push(next)
      if (told.has(next)) break
      told.add(next)
      at = next
    }
    return line
  }
}

/** Those that nothing leads to are taken away, again and again; what is left goes round, or hangs on what does. */
function hasCycle(family: readonly Decision[], { successorsOf, predecessorsOf }: Steps): boolean {
  const before = new Map(family.map((decision) => [decision, predecessorsOf(decision).length]))
  const free = family.filter((decision) => before.get(decision) === 0)
  let taken = 0
  for (let at = free.pop(); at; at = free.pop()) {
    taken++
    for (const next of successorsOf(at)) {
      const left = before.get(next)! - 1
      before.set(next, left)
      if (left === 0) free.push(next)
    }
  }
  return taken < family.length
}
