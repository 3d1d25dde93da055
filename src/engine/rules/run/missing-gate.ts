import { isHard } from '../../link/runs/reach.ts'
import { waysAlong } from '../../link/runs/ways.ts'
import type { RunEdge, RunGraph, RunStatement } from '../../link/runs.ts'
import { defineRule } from '../rule.ts'
import { becauseOf } from './words.ts'

export default defineRule({
  id: 'run/missing-gate',
  summary: 'A run that waits for another, with no gate between the two.',
  rationale: `A gate is where somebody looks before the next run begins: what has to be done, by whom, and what has to be there
to show it. A plan that has gates for some of its runs makes a promise about all of them. Where one is missing, the next run
begins because the one before seems to be over.

Add a row to the gates table, or take the dependency out. Where a chain of gates leads from one run to the other, each of
them is passed on the way, and nothing is missing. Plans without a gates table are left alone, and so are soft dependencies, and
arrows that stand in a diagram or a sentence only.`,
  severity: 'warning',
  fixable: false,
  messages: {
    ungated: '{to} waits for {from}{because}, and no gate stands between them. Add the gate, or drop the dependency.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      const gated = gatedIn(graph)
      if (!gated) continue
      for (const edge of graph.edges) {
        const statement = isHard(edge) ? dependencyOf(edge) : undefined
        if (!statement || gated(edge)) continue
        yield {
          at: { file: statement.file, span: statement.span },
          message: 'ungated',
          data: { from: edge.from, to: edge.to, because: becauseOf(statement) },
          related: [{ at: graph.gates[0]!.at, message: 'the gates begin here' }],
        }
      }
    }
  },
})

/** The place that binds: a dependency as somebody wrote it down. */
function dependencyOf({ statements }: RunEdge): RunStatement | undefined {
  const binding = statements.filter(({ isSoft, isConditional }) => !isSoft && !isConditional)
  for (const source of ['frontmatter', 'run table', 'work breakdown'] as const) {
    const found = binding.find((statement) => statement.source === source)
    if (found) return found
  }
  return undefined
}

/** Whether gates lead from one end to the other. Undefined where the plan has none. */
function gatedIn({ gates, nodes, edges }: RunGraph): ((edge: RunEdge) => boolean) | undefined {
  if (gates.length === 0) return undefined
  const runs = new Set(nodes.filter(({ kind }) => kind === 'run').map(({ id }) => id))
  const named = new Set(gates.flatMap(({ from, to }) => [from, to]))
  const pairs = new Set(edges.map(({ from, to }) => `${from}\n${to}`))
  const { leads } = waysAlong(
    gates.flatMap(({ from, to }) => {
      if (to === undefined) return []
      // A gate that is written the wrong way round is there nevertheless.
      const isTurned = pairs.has(`${to}\n${from}`)
      return isTurned
        ? [
            { from, to },
            { from: to, to: from },
          ]
        : [{ from, to }]
    }),
  )
  return ({ from, to }) => {
    // What waits for itself has no two ends. A gates table that names neither is about others.
    if (from === to || !runs.has(from) || !runs.has(to) || (!named.has(from) && !named.has(to))) return true
    // Where the gates lead the other way, it is the order that is at fault.
    return leads(from, to) !== false || leads(to, from) !== false
  }
}
