/** Sections that were signed off, that had not changed until now, and that this change changes. */
import type { ReviewSignOff } from '../../link/reviews.ts'
import { lineAt } from '../../model/range.ts'
import type { CorpusChange } from '../revision.ts'
import type { LapsedSignOff } from './packet.ts'

export function lapsedSignOffs(
  { before, after, renamed }: CorpusChange,
  isShown: (file: string) => boolean,
): LapsedSignOff[] {
  const held = new Set(
    before.index.reviews.signOffs
      .filter(({ state }) => state === 'current')
      .map((signOff) => keyOf(signOff, renamed.get(signOff.file) ?? signOff.file)),
  )
  return after.index.reviews.signOffs.flatMap((signOff): LapsedSignOff[] => {
    const { file, span, document, target, reviewer, date, state } = signOff
    if (state === 'current' || !held.has(keyOf(signOff, file))) return []
    if (!isShown(target.file) && !isShown(file)) return []
    const heading = target.heading ?? target.fragment ?? ''
    const at = { file, line: lineAt(document.facts.lineStarts, span[0]) + 1 }
    return [{ at, target: { file: target.file, heading }, reviewer, date, state }]
  })
}

/** What a row says is the row, wherever it stands in its record. The page that it leads to may have been renamed. */
function keyOf({ target, reviewer, date, digest }: ReviewSignOff, file: string): string {
  return [file, target.fragment ?? '', reviewer, date, digest].join('\0')
}
