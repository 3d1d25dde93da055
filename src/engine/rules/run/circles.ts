/** Ways through a graph that lead back to where they began. */
import type { RunEdge, RunGraph, RunSource, RunStatement } from '../../link/runs.ts'
import { groupBy } from '../../model/group-by.ts'

/** One statement of an edge: `to` waits for `from`. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly statement: RunStatement
}

export function arrowsOf(edges: readonly RunEdge[], counts: (statement: RunStatement) => boolean): Arrow[] {
  return edges.flatMap(({ from, to, statements }) =>
    statements.filter(counts).map((statement) => ({ from, to, statement })),
  )
}

/** Binds always, and wholly. */
export function isBinding({ isSoft, isConditional }: RunStatement): boolean {
  return !isSoft && !isConditional
}

const DEPENDENCIES: ReadonlySet<RunSource> = new Set(['run table', 'frontmatter', 'work breakdown', 'gate'])

/** The circles that one source alone is enough for: a work breakdown, a table, the frontmatter of all pages. */
export function ownCircles({ edges }: RunGraph): Arrow[][] {
  const own = arrowsOf(
    edges,
    (statement) => isBinding(statement) && DEPENDENCIES.has(statement.source) && !statement.slices,
  )
  const bySource = groupBy(own, ({ statement: { source, file } }) =>
    source === 'frontmatter' ? source : `${source} ${file}`,
  )
  return [...bySource.values()].flatMap(circlesAmong)
}

/** The arrows that lie on some circle, together where their circles meet. Tarjan's components, without recursion. */
export function circlesAmong(arrows: readonly Arrow[]): Arrow[][] {
  const leaving = leavingBy(arrows)
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const component = new Map<string, number>()
  const waiting: string[] = []
  let components = 0
  for (const start of leaving.keys()) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = leaving.get(step.at)?.[step.next++]?.to
      if (next === undefined) {
        path.pop()
        const parent = path.at(-1)
        if (parent) lower(parent.at, lowest.get(step.at)!)
        if (lowest.get(step.at) === order.get(step.at)) close(step.at)
      } else if (!order.has(next)) path.push(enter(next))
      else if (!component.has(next)) lower(step.at, order.get(next)!)
    }
  }
  const within = arrows.filter(({ from, to }) => component.get(from) === component.get(to))
  return [...groupBy(within, ({ from }) => component.get(from)).values()]

  function enter(at: string) {
    order.set(at, order.size)
    lowest.set(at, order.size - 1)
    waiting.push(at)
    return { at, next: 0 }
  }
  function lower(at: string, to: number) {
    lowest.set(at, Math.min(lowest.get(at)!, to))
  }
  function close(at: string) {
    for (let member = waiting.pop()!; ; member = waiting.pop()!) {
      component.set(member, components)
      if (member === at) break
    }
    components++
  }
}

/**
 * The shortest circle through the first arrow that leads from a later node to an earlier one, by their place in the
 * graph; that arrow first.
 */
export function circleIn(arrows: readonly Arrow[], { nodes }: RunGraph): readonly [Arrow, ...Arrow[]] {
  const rank = new Map(nodes.map(({ id }, at) => [id, at]))
  const closing = arrows.find(({ from, to }) => rank.get(from)! >= rank.get(to)!) ?? arrows[0]!
  return [closing, ...wayBetween(arrows, closing.to, closing.from)]
}

/** The shortest way along arrows; empty where both are one, or none leads there. */
export function wayBetween<Each extends Pick<Arrow, 'from' | 'to'>>(
  arrows: readonly Each[],
  from: string,
  to: string,
): Each[] {
  const leaving = leavingBy(arrows)
  const arrivedBy = new Map<string, Each | undefined>([[from, undefined]])
  const open = [from]
  for (const at of open) {
    if (at === to) break
    for (const arrow of leaving.get(at) ?? []) {
      if (arrivedBy.has(arrow.to)) continue
      arrivedBy.set(arrow.to, arrow)
      open.push(arrow.to)
    }
  }
  const way: Each[] = []
  for (let arrow = arrivedBy.get(to); arrow; arrow = arrivedBy.get(arrow.from)) way.unshift(arrow)
  return way
}

function leavingBy<Each extends Pick<Arrow, 'from'>>(arrows: readonly Each[]): ReadonlyMap<string, readonly Each[]> {
  return groupBy(arrows, ({ from }) => from)
}
