/** What a scope's closed runs and claims rest on, and that is not there. */
import type { Document, Index, Scope } from '../../link/index.ts'
import { missingEvidenceIn } from '../../link/missing-evidence.ts'
import { missingOutputsIn } from '../../link/outputs.ts'
import type { RunGraph } from '../../link/runs.ts'
import type { Span } from '../../model/range.ts'
import type { Blocker, BlockerSort } from './blocker.ts'
import { ownerOf } from './owners.ts'

/** Evidence that a row, a decision or a page claims, and files that a closed run says it leaves behind. */
export function fileBlockers(index: Index, scope: Scope, graph: RunGraph | undefined): Blocker[] {
  const blocker = (document: Document, sort: BlockerSort, subject: string, state: string, span: Span): Blocker => {
    const run = graph?.nodes.find(({ page }) => page === document)?.id
    return { sort, id: undefined, subject, state, at: { file: document.path, span }, owner: ownerOf(run, graph), run }
  }
  const evidence = missingEvidenceIn(index).map(({ document, fact }) =>
    blocker(document, 'broken-evidence', fact.target, 'claimed and not there', fact.span),
  )
  const outputs = missingOutputsIn(index).map(({ document, output }) =>
    blocker(document, 'missing-output', output.path, 'an output and not there', output.span),
  )
  return [...outputs, ...evidence].filter(({ at }) => index.document(at.file)?.scope === scope)
}
