import { isHard } from '../../link/runs/reach.ts'
import { waysAlong, type Ways } from '../../link/runs/ways.ts'
import type { RunDrawing, RunEdge, RunGraph, RunStatement } from '../../link/runs.ts'
import { groupBy } from '../../model/group-by.ts'
import { defineRule } from '../rule.ts'
import { becauseOf, sourcesOf } from './words.ts'

export default defineRule({
  id: 'run/diagram-mismatch',
  summary: 'A flowchart of the runs that shows a run or an arrow which nothing else has, or lacks one.',
  rationale: `Most people read the diagram and nothing else. It is also what is forgotten first: a run is renamed, a dependency
is dropped, and the picture goes on showing the plan as it was.

A flowchart in which at least two nodes are runs of the plan is held to it. Every node that names a run has to be one; every
solid arrow between two runs has to be a dependency or a gate that some table, work breakdown or page has, directly or by way
of other runs; and each of those between two runs that it draws has to be in it, as an arrow or a way. Dashed arrows, loops, and
what stands beside the runs are the diagram's own. A plan that says nothing of the order of its runs elsewhere is held to
nothing.`,
  severity: 'warning',
  fixable: false,
  messages: {
    node: '{id} is drawn here, and nothing else in the plan knows it. Correct the node, or add the run.',
    arrow:
      'The diagram draws {from} before {to}, and neither a table nor a page has that. Take the arrow out, or write the dependency down.',
    missing: 'The diagram does not show that {to} waits for {from}, as {sources} {say}{because}. Draw the arrow.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      if (graph.drawings.length === 0) continue
      const stated = statedIn(graph)
      for (const drawing of graph.drawings) {
        const { document, unknown } = drawing
        if (declaresRuns(graph))
          for (const { node, id } of unknown)
            yield { at: { file: document.path, span: node.span }, message: 'node', data: { id } }
        yield* strayArrows(drawing, stated)
        yield* missingArrows(drawing, stated)
      }
    }
  },
})

function declaresRuns({ nodes }: RunGraph): boolean {
  return nodes.some(({ kind, places }) => kind === 'run' && places[0]?.source !== 'gate')
}

const STATED = new Set<RunStatement['source']>(['run table', 'frontmatter', 'work breakdown', 'gate'])

interface Stated {
  /** Whether a way leads along what tables, pages and breakdowns say, whatever its kind. */
  readonly leads: Ways['leads']
  /** Nodes that they order at all. */
  readonly ordered: ReadonlySet<string>
  /** What has to be drawn, by the node that comes first. */
  readonly binding: ReadonlyMap<string, readonly RunEdge[]>
}

function statedIn({ edges, gates }: RunGraph): Stated {
  const stated = edges.filter(({ statements }) => statements.some(({ source }) => STATED.has(source)))
  const gated = new Set(gates.flatMap(({ from, to }) => (to === undefined ? [] : [`${from}\n${to}`])))
  // What the gates lack as well is their rule's to tell.
  const binding = stated.filter(
    (edge) => isHard(edge) && toBeDrawn(edge).length > 0 && (gated.size === 0 || gated.has(`${edge.from}\n${edge.to}`)),
  )
  return {
    leads: waysAlong(stated).leads,
    ordered: new Set(stated.flatMap(({ from, to }) => [from, to])),
    binding: groupBy(binding, ({ from }) => from),
  }
}

function toBeDrawn({ statements }: RunEdge): RunStatement[] {
  return statements.filter(({ source, isConditional }) => STATED.has(source) && !isConditional)
}

function* strayArrows({ document, nodes, edges }: RunDrawing, { leads, ordered }: Stated) {
  for (const { from, to, isSoft, span } of edges) {
    const [before, after] = [nodes.get(from), nodes.get(to)]
    if (isSoft || before?.kind !== 'run' || after?.kind !== 'run') continue
    // Of these two the plan says nothing else, or says the opposite, which is worse than a stray arrow.
    if (!ordered.has(before.id) || !ordered.has(after.id)) continue
    if (leads(before.id, after.id) !== false || leads(after.id, before.id) !== false) continue
    yield { at: { file: document.path, span }, message: 'arrow', data: { from: before.id, to: after.id } } as const
  }
}

function* missingArrows({ document, fact, nodes, edges }: RunDrawing, { binding }: Stated) {
  const drawnAs = new Map([...nodes].flatMap(([node, { id, kind }]) => (kind === 'run' ? [[id, node] as const] : [])))
  const spans = new Map(fact.nodes.map(({ id, span }) => [id, span]))
  const { leads } = waysAlong(edges)
  for (const edge of [...drawnAs.keys()].flatMap((id) => binding.get(id) ?? [])) {
    const [from, to] = [drawnAs.get(edge.from)!, drawnAs.get(edge.to)]
    if (to === undefined || from === to || leads(from, to) !== false || leads(to, from) !== false) continue
    const statements = toBeDrawn(edge)
    const first = statements[0]!
    const sources = sourcesOf(statements)
    yield {
      at: { file: document.path, span: spans.get(to)! },
      message: 'missing',
      data: {
        from: edge.from,
        to: edge.to,
        sources,
        say: / and |, /.test(sources) ? 'say' : 'says',
        because: becauseOf(first),
      },
      related: [{ at: { file: first.file, span: first.span }, message: `${edge.to} waits for ${edge.from} here` }],
    } as const
  }
}
