import type { RunGraph } from '../../link/runs.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'run/missing-rollback',
  summary: 'A run without a row in the table that says what to do when a run fails.',
  rationale: `What to do when a run fails is decided best before it begins, by people who are not in a hurry. A plan that has a
table of failures and recoveries makes its readers look there, on the worst day of the project; a run that the table has
forgotten is the one for which somebody has to invent the way back.

Add a row: the failure that is most likely, and what is done about it. "No state to roll back" is an answer. A row may speak for
several runs ("run-1, run-2", "Runs 1–3") or for all of them. Plans without such a table are left alone.`,
  severity: 'warning',
  fixable: false,
  messages: {
    uncovered: 'Nothing says what to do when {id} fails. Add a row for it to the table of failures.',
  },
  *check({ index }) {
    for (const graph of index.runGraphs) {
      for (const node of uncoveredIn(graph)) {
        const [place] = node.places
        if (!place || place.source === 'gate') continue
        yield {
          at: { file: place.file, span: place.span },
          message: 'uncovered',
          data: { id: node.id },
          related: [{ at: graph.failures.at(-1)!.at, message: 'the other runs have rows here' }],
        }
      }
    }
  },
})

/** None where a row cannot be read: it may speak for any of them. */
function uncoveredIn({ nodes, failures }: RunGraph) {
  const runs = nodes.filter(({ kind }) => kind === 'run')
  const known = new Set(nodes.map(({ id }) => id))
  const covered = new Set(failures.map(({ run }) => run))
  if (failures.some(({ run }) => !known.has(run))) return []
  // What was given up needs no way back.
  return runs.some(({ id }) => covered.has(id))
    ? runs.filter(({ id, progress }) => !covered.has(id) && progress !== 'dropped')
    : []
}
