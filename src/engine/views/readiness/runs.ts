import type { RunGate } from '../../link/runs.ts'
import { because, reasonOf, type Blocker } from './blocker.ts'
import { ownerOf } from './owners.ts'
import type { ScopeParts } from './parts.ts'

/** Gates that are not said to be passed, where their table has a place to say it. */
export function gateBlockers({ graphs }: ScopeParts): Blocker[] {
  return graphs
    .flatMap(({ gates }) => gates)
    .flatMap((gate): Blocker[] => {
      if (!gate.isTracked || isPassed(gate)) return []
      return [
        {
          sort: 'open-gate',
          id: gate.id,
          subject: gate.action === '' ? `${gate.from} → ${gate.to ?? 'the end'}` : gate.action,
          ...because(reasonOf(gate.progress, 'not-passed')),
          at: gate.at,
          owner: gate.owner ?? ownerOf(gate.from, graphs),
          run: gate.from,
          ...(gate.to !== undefined && { opens: gate.to }),
        },
      ]
    })
}

export function isPassed({ progress }: RunGate): boolean {
  return progress === 'done' || progress === 'dropped'
}

/** Runs that say themselves that they are not done: told where nothing else of theirs is. */
export function runBlockers({ graphs }: ScopeParts, others: readonly Blocker[]): Blocker[] {
  const told = new Set(others.map(({ run }) => run))
  return graphs
    .flatMap(({ nodes }) => nodes)
    .flatMap(({ id, kind, title, progress, owner, places }): Blocker[] => {
      const [at] = places
      if (kind !== 'run' || !at || told.has(id)) return []
      if (progress === undefined || progress === 'done' || progress === 'dropped') return []
      return [{ sort: 'open-run', id, subject: title, ...because(reasonOf(progress, 'not-begun')), at, owner, run: id }]
    })
}
