import { inside } from '../../model/placed.ts'
import { because, type Blocker } from './blocker.ts'
import { ownerIn, ownerOf } from './owners.ts'
import type { ScopeParts } from './parts.ts'

/** Decisions of the scope that are open or only proposed. A deferred one has its own trigger, and waits for that. */
export function decisionBlockers(parts: ScopeParts): Blocker[] {
  const open = parts.decisions.filter(({ state }) => state === 'open' || state === 'proposed')
  if (open.length === 0) return []
  const runOf = runsThatDecide(parts)
  return open.map(({ item, state }): Blocker => {
    const { fact } = item.definition
    const run = runOf.get(item.id)
    return {
      sort: 'open-decision',
      id: item.id,
      subject: fact.title,
      ...because(state === 'proposed' ? 'proposed' : 'open'),
      at: item.definition,
      owner: ownerIn(fact.fields) ?? ownerOf(run, parts.graphs),
      run,
    }
  })
}

/** A gate that asks for a decision ("Decide on DQ-R1-007") ties it to the run in front of it. */
function runsThatDecide({ graphs, referencesIn }: ScopeParts): ReadonlyMap<string, string> {
  const runs = new Map<string, string>()
  for (const { at, row, from } of graphs.flatMap(({ gates }) => gates)) {
    for (const { resolution } of inside(referencesIn(at.file), row))
      if (resolution.state === 'resolved')
        for (const { id, kind } of resolution.items) if (kind === 'decision' && !runs.has(id)) runs.set(id, from)
  }
  return runs
}
