import { isHard } from '../../link/runs/reach.ts'
import type { RunDrawing, RunEdge, RunGraph, RunStatement } from '../../link/runs.ts'
import { defineRule } from '../rule.ts'
import { wayBetween, type Arrow } from './circles.ts'
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
      for (const drawing of graph.drawings) {
        const { document, unknown } = drawing
        if (declaresRuns(graph))
          for (const { node, id } of unknown)
            yield { at: { file: document.path, span: node.span }, message: 'node', data: { id } }
        yield* strayArrows(drawing, graph)
        yield* missingArrows(drawing, graph)
      }
    }
  },
})

function declaresRuns({ nodes }: RunGraph): boolean {
  return nodes.some(({ kind, places }) => kind === 'run' && places[0]?.source !== 'gate')
}

const STATED = new Set<RunStatement['source']>(['run table', 'frontmatter', 'work breakdown', 'gate'])

/** An edge of each that a table, a page or a breakdown has, whatever its kind. */
function statedArrows(edges: readonly RunEdge[]): Arrow[] {
  return edges.flatMap(({ from, to, statements }) => {
    const statement = statements.find(({ source }) => STATED.has(source))
    return statement ? [{ from, to, statement }] : []
  })
}

function* strayArrows({ document, nodes, edges }: RunDrawing, graph: RunGraph) {
  const stated = statedArrows(graph.edges)
  const ordered = new Set(stated.flatMap(({ from, to }) => [from, to]))
  for (const { from, to, isSoft, span } of edges) {
    const [before, after] = [nodes.get(from), nodes.get(to)]
    if (isSoft || before?.kind !== 'run' || after?.kind !== 'run') continue
    // Of these two the plan says nothing else, or says the opposite, which is worse than a stray arrow.
    if (!ordered.has(before.id) || !ordered.has(after.id)) continue
    if (leads(stated, before.id, after.id) || leads(stated, after.id, before.id)) continue
    yield { at: { file: document.path, span }, message: 'arrow', data: { from: before.id, to: after.id } } as const
  }
}

function leads(arrows: readonly Pick<Arrow, 'from' | 'to'>[], from: string, to: string): boolean {
  return wayBetween(arrows, from, to).length > 0
}

function* missingArrows({ document, fact, nodes, edges }: RunDrawing, graph: RunGraph) {
  const drawnAs = new Map([...nodes].map(([node, { id }]) => [id, node]))
  const gates = new Set(graph.gates.flatMap(({ from, to }) => (to === undefined ? [] : [`${from}\n${to}`])))
  for (const edge of graph.edges) {
    const [from, to] = [drawnAs.get(edge.from), drawnAs.get(edge.to)]
    const statements = edge.statements.filter(({ source, isConditional }) => STATED.has(source) && !isConditional)
    const [first] = statements
    if (from === undefined || to === undefined || from === to || !first || !isHard(edge)) continue
    if (nodes.get(from)!.kind !== 'run' || nodes.get(to)!.kind !== 'run') continue
    // What the gates lack as well is their rule's to tell.
    if (gates.size > 0 && !gates.has(`${edge.from}\n${edge.to}`)) continue
    if (leads(edges, from, to) || leads(edges, to, from)) continue
    const sources = sourcesOf(statements)
    yield {
      at: { file: document.path, span: fact.nodes.find(({ id }) => id === to)!.span },
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
