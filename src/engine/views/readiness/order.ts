/** In which order blockers can be worked off: by the run graphs, and within a run from decisions to its gate. */
import type { RunGraph } from '../../link/runs.ts'
import { isHard } from '../../link/runs/reach.ts'
import { groupBy } from '../../model/group-by.ts'
import { BLOCKER_SORTS, type Blocker } from './blocker.ts'

/** What belongs to no run: decisions hold everything up and come first, the rest is done when the runs are. */
export function inWorkingOrder(blockers: readonly Blocker[], graphs: readonly RunGraph[]): Blocker[] {
  const places = new Map(graphs.flatMap(({ nodes }) => nodes).map(({ id }, i) => [id, i]))
  const rankOf = ({ run, sort }: Blocker) =>
    places.get(run ?? '') ?? (sort === 'open-decision' ? -1 : Number.MAX_SAFE_INTEGER)
  // Stable: within one sort the order of the documents stands.
  return [...blockers].sort(
    (a, b) => rankOf(a) - rankOf(b) || BLOCKER_SORTS.indexOf(a.sort) - BLOCKER_SORTS.indexOf(b.sort),
  )
}

/** The nodes that a run waits for by name. */
export function directlyBefore(run: string, graphs: readonly RunGraph[]): ReadonlySet<string> {
  const arriving = graphs.flatMap(({ edges }) => edges).filter((edge) => edge.to === run && isHard(edge))
  return new Set(arriving.map(({ from }) => from).filter((from) => from !== run))
}

/** Every node that has to be done before a run may start: backwards along hard edges; never the run itself. */
export function upstreamOf(run: string, graphs: readonly RunGraph[]): ReadonlySet<string> {
  const hard = graphs.flatMap(({ edges }) => edges).filter(isHard)
  const before = groupBy(hard, ({ to }) => to)
  const found = new Set<string>()
  const left = [run]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (const { from } of before.get(node) ?? []) {
      // In a plan that goes round, a run would stand in its own way.
      if (from === run || found.has(from)) continue
      found.add(from)
      left.push(from)
    }
  }
  return found
}
