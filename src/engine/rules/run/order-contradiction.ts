import type { RunGraph, RunSource } from '../../link/runs.ts'
import { groupBy } from '../../model/group-by.ts'
import { defineRule } from '../rule.ts'
import { arrowsOf, circleIn, circlesAmong, isBinding, ownCircles, ranksIn, type Arrow } from './circles.ts'
import { becauseOf, listed, sourcesOf } from './words.ts'

export default defineRule({
  id: 'run/order-contradiction',
  summary: 'Two places that put the same runs, slices or entries in opposite orders.',
  rationale: `The order of a plan stands in many places: a work breakdown, the frontmatter of the runs, the gates between
them, a diagram, a sentence with arrows. Each is read by somebody who reads no other. Where one of them was changed and the
rest was not, two people carry out two plans.

All of them are put together into one graph, and it must not lead back to where it began. What fewer places say is
reported, with the others beside it; which of them is right, only the author knows. That a place says nothing of an edge is no
contradiction: a diagram may leave out, and a sentence may sum up. Soft edges (dashed, "soft", in parallel), conditional
ones, the way back ("roll back: run-3 → run-2") and what was once planned are left alone. So are dependency chains that are drawn
from what waits to what it waits for, as long as no arrow of theirs says otherwise.`,
  severity: 'error',
  fixable: false,
  messages: {
    opposite:
      'Unexpected {from} before {to} in {source}{because}: {others} {say} that {to} comes first. Correct one of them.',
    around:
      'Unexpected {from} before {to} in {source}{because}: {to} comes first by way of {way}, as {others} {say}. Correct one of them.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      for (const { odd, opposed } of contradictionsIn(graph)) {
        const [first] = odd as [Arrow, ...Arrow[]]
        const { from, to, statement } = first
        const others = opposed.map((arrow) => arrow.statement)
        const between = new Set(opposed.flatMap((arrow) => [arrow.from, arrow.to]))
        const way = [...between].filter((id) => id !== from && id !== to)
        const said = sourcesOf(others)
        yield {
          at: { file: statement.file, span: statement.span },
          message: way.length === 0 ? 'opposite' : 'around',
          data: {
            from,
            to,
            source: sourcesOf([statement]),
            because: becauseOf(statement),
            others: said,
            say: / and |, /.test(said) ? 'say' : 'says',
            way: listed(way),
          },
          related: [...opposed, ...odd.slice(1)].slice(0, MOST_RELATED).map((arrow) => ({
            at: { file: arrow.statement.file, span: arrow.statement.span },
            message: `${arrow.from} comes before ${arrow.to} here${becauseOf(arrow.statement)}`,
          })),
        }
      }
    }
  },
})

const MOST_RELATED = 8
/** So many rounds end every real plan; a hostile one is not worth more. */
const MOST_ROUNDS = 20

interface Contradiction {
  /** The statements of the edge that fewer places, or less careful ones, speak for. */
  readonly odd: readonly Arrow[]
  /** Those of the edges that lead the other way. */
  readonly opposed: readonly Arrow[]
}

/** One for each edge that has to go until nothing leads back. */
function contradictionsIn(graph: RunGraph): Contradiction[] {
  const circled = new Set(ownCircles(graph).flatMap((arrows) => arrows.map(placeOf)))
  const binding = arrowsOf(graph.edges, isBinding)
  let left = binding.filter((arrow) => arrow.from !== arrow.to && !circled.has(placeOf(arrow)))
  const ranks = ranksIn(graph)
  const found: Contradiction[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const circles = circlesAmong(left)
    if (circles.length === 0) break
    const gone = new Set<Arrow>()
    for (const arrows of circles) {
      const contradiction = contradictionIn(arrows, ranks)
      for (const arrow of contradiction.odd) gone.add(arrow)
      found.push(contradiction)
    }
    left = left.filter((arrow) => !gone.has(arrow))
  }
  return found
}

function placeOf({ statement }: Arrow): string {
  return `${statement.file} ${statement.span.join(' ')}`
}

function contradictionIn(arrows: readonly Arrow[], ranks: ReadonlyMap<string, number>): Contradiction {
  const edges = groupBy(arrows, ({ from, to }) => `${from}\n${to}`)
  const circle = circleIn(arrows, ranks).map(({ from, to }) => edges.get(`${from}\n${to}`)!)
  const [odd, ...opposed] = oddFirst(circle)
  return { odd: odd!, opposed: opposed.flat() }
}

/** The edge that the fewest places speak for; among equals the least careful source, then the one that leads back. */
function oddFirst(circle: readonly (readonly Arrow[])[]): (readonly Arrow[])[] {
  const weights = circle.map((edge) => [new Set(edge.map(sourceOf)).size, Math.max(...edge.map(careOf))] as const)
  let at = 0
  weights.forEach(([places, care], i) => {
    const [fewest, least] = weights[at]!
    if (places < fewest || (places === fewest && care < least)) at = i
  })
  return [...circle.slice(at), ...circle.slice(0, at)]
}

function sourceOf({ statement }: Arrow): string {
  return `${statement.source} ${statement.file}`
}

const CARE: readonly (readonly RunSource[])[] = [
  ['cascade table'],
  ['prose'],
  ['diagram'],
  ['gate'],
  ['work breakdown', 'run table', 'frontmatter'],
]

function careOf({ statement }: Arrow): number {
  return CARE.findIndex((sources) => sources.includes(statement.source))
}
