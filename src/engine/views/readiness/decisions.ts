import type { Index, Scope } from '../../link/index.ts'
import type { RunGraph } from '../../link/runs.ts'
import type { Blocker } from './blocker.ts'
import { ownerIn, ownerOf } from './owners.ts'

/** Decisions of the scope that are open or only proposed. A deferred one has its own trigger, and waits for that. */
export function decisionBlockers(index: Index, scope: Scope, graph: RunGraph | undefined): Blocker[] {
  const runOf = runsThatDecide(index, graph)
  return index.decisions.flatMap(({ item, document, state }): Blocker[] => {
    const { fact } = item.definition
    if (item.scope !== scope || document.role !== 'record' || fact.isTombstone) return []
    if (state !== 'open' && state !== 'proposed') return []
    const run = runOf.get(item.id)
    return [
      {
        sort: 'open-decision',
        id: item.id,
        subject: fact.title,
        state,
        at: item.definition,
        owner: ownerIn(fact.fields) ?? ownerOf(run, graph),
        run,
      },
    ]
  })
}

/** A gate that asks for a decision ("Decide on DQ-R1-007") ties it to the run in front of it. */
function runsThatDecide(index: Index, graph: RunGraph | undefined): ReadonlyMap<string, string> {
  const runs = new Map<string, string>()
  const gates = graph?.gates ?? []
  if (gates.length === 0) return runs
  const files = new Set(gates.map(({ at }) => at.file))
  for (const { file, span, resolution } of index.references) {
    if (!files.has(file) || resolution.state !== 'resolved') continue
    const gate = gates.find(({ at, row }) => at.file === file && row[0] <= span[0] && span[1] <= row[1])
    if (gate)
      for (const { id, kind } of resolution.items) if (kind === 'decision' && !runs.has(id)) runs.set(id, gate.from)
  }
  return runs
}
