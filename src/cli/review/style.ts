import { changedProse } from '../../engine/change/review/changed-prose.ts'
import type { ChangedPage } from '../../engine/change/review/pages.ts'
import { proseFindings, type ProseFinding } from '../../engine/change/review/prose-findings.ts'
import type { CorpusChange, RevisionTexts } from '../../engine/change/revision.ts'
import type { EngineConfig } from '../../engine/model/config.ts'
import { proseInThread } from '../../workspace/prose-thread.ts'

/** What house style says of the new words of pages that a change touches, by path, where the configuration is silent. */
export async function styleRead(
  pages: readonly ChangedPage[],
  after: RevisionTexts,
  config: EngineConfig,
  root: string,
): Promise<ReadonlyMap<string, readonly ProseFinding[]>> {
  return proseInThread(changedProse(pages, after, config), config, root)
}

/** Where the configuration asks for prose, the check has read all of it. */
export function styleFound({ after: { diagnostics, files }, changed }: CorpusChange): Map<string, ProseFinding[]> {
  return proseFindings(
    diagnostics.filter(({ file }) => changed.after.has(file)),
    files,
  )
}
