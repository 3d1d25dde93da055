import type { RunGraph } from '../../link/runs.ts'
import type { Blocker } from './blocker.ts'
import { ownerOf } from './owners.ts'

/** Gates whose row says how far they are, and not that they are passed. A table without such a column says nothing. */
export function gateBlockers(graph: RunGraph | undefined): Blocker[] {
  return (graph?.gates ?? []).flatMap((gate): Blocker[] => {
    if (gate.progress === undefined || gate.progress === 'done' || gate.progress === 'dropped') return []
    return [
      {
        sort: 'open-gate',
        id: gate.id,
        subject: gate.action === '' ? `${gate.from} → ${gate.to ?? 'the end'}` : gate.action,
        state: gate.progress === 'open' ? 'not passed' : gate.progress,
        at: gate.at,
        owner: gate.owner ?? ownerOf(gate.from, graph),
        run: gate.from,
        ...(gate.to !== undefined && { opens: gate.to }),
      },
    ]
  })
}
