/** What a scope's closed runs and claims rest on, and that is not there. */
import type { Index, Scope } from '../../link/index.ts'
import { isIntentionallyAbsent } from '../../link/durability.ts'
import type { RunGraph } from '../../link/runs.ts'
import type { Blocker } from './blocker.ts'
import { ownerOf } from './owners.ts'

/** Evidence that a row, a decision or a page claims, and whose file is gone. */
export function evidenceBlockers(index: Index, scope: Scope, graph: RunGraph | undefined): Blocker[] {
  return index.evidence.flatMap(({ document, fact, path }): Blocker[] => {
    if (document.scope !== scope || !fact.isClaimed || fact.isConditional) return []
    if (path === undefined || index.tree.kindOf(path) !== undefined || isIntentionallyAbsent(index, path)) return []
    const run = graph?.nodes.find(({ page }) => page === document)?.id
    return [
      {
        sort: 'broken-evidence',
        id: undefined,
        subject: fact.target,
        state: 'claimed and not there',
        at: { file: document.path, span: fact.span },
        owner: ownerOf(run, graph),
        run,
      },
    ]
  })
}

export function outputBlockers(_index: Index, _scope: Scope, _graph: RunGraph | undefined): Blocker[] {
  return []
}
