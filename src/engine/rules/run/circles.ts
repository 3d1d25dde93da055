/** Ways through a graph that lead back to where they began. */
import type { RunEdge, RunGraph, RunSource, RunStatement } from '../../link/runs.ts'
import { waysAlong } from '../../link/runs/ways.ts'
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

/** The arrows that lie on some circle, together where their circles meet. */
export function circlesAmong(arrows: readonly Arrow[]): Arrow[][] {
  const { circleOf } = waysAlong(arrows)
  const within = arrows.filter(({ from, to }) => circleOf(from) === circleOf(to))
  return [...groupBy(within, ({ from }) => circleOf(from)).values()]
}

/** The places of a graph's nodes in its order, by id. */
export function ranksIn({ nodes }: RunGraph): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }, at) => [id, at]))
}

/** The shortest circle through the first arrow that leads from a later node to an earlier one; that arrow first. */
export function circleIn(arrows: readonly Arrow[], ranks: ReadonlyMap<string, number>): readonly [Arrow, ...Arrow[]] {
  const closing = arrows.find(({ from, to }) => ranks.get(from)! >= ranks.get(to)!) ?? arrows[0]!
  return [closing, ...wayBetween(arrows, closing.to, closing.from)]
}

/** The shortest way along arrows; empty where both are one, or none leads there. */
function wayBetween(arrows: readonly Arrow[], from: string, to: string): Arrow[] {
  const leaving = groupBy(arrows, (arrow) => arrow.from)
  const arrivedBy = new Map<string, Arrow | undefined>([[from, undefined]])
  const open = [from]
  for (const at of open) {
    if (at === to) break
    for (const arrow of leaving.get(at) ?? []) {
      if (arrivedBy.has(arrow.to)) continue
      arrivedBy.set(arrow.to, arrow)
      open.push(arrow.to)
    }
  }
  const way: Arrow[] = []
  for (let arrow = arrivedBy.get(to); arrow; arrow = arrivedBy.get(arrow.from)) way.push(arrow)
  return way.reverse()
}
