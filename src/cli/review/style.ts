import { changedProse } from '../../engine/change/review/changed-prose.ts'
import type { ChangedPage } from '../../engine/change/review/pages.ts'
import type { StyleFinding } from '../../engine/change/review/prose.ts'
import type { CorpusChange, RevisionTexts } from '../../engine/change/revision.ts'
import type { EngineConfig } from '../../engine/model/config.ts'
import type { Span } from '../../engine/model/range.ts'
import { proseInThread } from '../../workspace/prose-thread.ts'

/** What house style says of the new words of pages that a change touches, by path, where the configuration is silent. */
export async function styleOf(
  pages: readonly ChangedPage[],
  after: RevisionTexts,
  config: EngineConfig,
  root: string,
): Promise<ReadonlyMap<string, readonly StyleFinding[]>> {
  return proseInThread(changedProse(pages, after, config), config, root)
}

/** Where the configuration asks for prose, the check has read all of it. */
export function styleFound({ after: { diagnostics, files }, changed }: CorpusChange): Map<string, StyleFinding[]> {
  const found = new Map<string, StyleFinding[]>()
  for (const { ruleId, severity, message, file, range } of diagnostics) {
    if (!ruleId.startsWith('prose/') || !changed.after.has(file)) continue
    const span: Span = [range.start.offset, range.end.offset]
    const fact = files.get(file)?.prose?.find((each) => each.span[0] === span[0] && each.span[1] === span[1])
    const finding = { ruleId, severity, message, span, sentence: fact?.sentence ?? span }
    const findings = found.get(file)
    if (findings) findings.push(finding)
    else found.set(file, [finding])
  }
  return found
}
