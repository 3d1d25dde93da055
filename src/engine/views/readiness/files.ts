import type { Document } from '../../link/index.ts'
import type { Span } from '../../model/range.ts'
import { because, type Blocker, type BlockerSort } from './blocker.ts'
import { ownerOf } from './owners.ts'
import type { ScopeParts } from './parts.ts'

/** Evidence that a row, a decision or a page claims, and files that a closed run says it leaves behind. */
export function fileBlockers({ outputs, evidence, graphs }: ScopeParts): Blocker[] {
  const runs = new Map(
    graphs.flatMap(({ nodes }) => nodes.flatMap(({ page, id }) => (page ? [[page, id] as const] : []))),
  )
  const blocker = (document: Document, sort: BlockerSort, subject: string, span: Span): Blocker => {
    const run = runs.get(document)
    return {
      sort,
      id: undefined,
      subject,
      ...because(sort === 'missing-output' ? 'not-left' : 'not-there'),
      at: { file: document.path, span },
      owner: ownerOf(run, graphs),
      run,
      isFault: true,
    }
  }
  return [
    ...outputs.map(({ document, output }) => blocker(document, 'missing-output', output.path, output.span)),
    ...evidence.map(({ document, fact }) => blocker(document, 'broken-evidence', fact.target, fact.span)),
  ]
}
