/** What a change brings, leaves and heals. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { causesIn } from './causes.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { linesIn } from './lines.ts'
import { matchFingerprints } from './match.ts'
import type { ChangeVerdict, CorpusChange, Revision } from './revision.ts'

/** All lists in the order of `compareDiagnostics`. Texts are read of files in which not everything is as it was. */
export function judgeChange(change: CorpusChange): ChangeVerdict {
  const { before, after, renamed, changed } = change
  const { old, now } = beyondUntouched(change)
  const lines = linesIn(change)
  const { earlier, gone } = matchFingerprints(fingerprints(old, before), fingerprints(now, after), renamed, {
    before: old.map(lines.before),
    after: now.map(lines.after),
  })
  const come = new Set(now.filter((_, at) => earlier[at] === undefined))
  const causes = causesIn(change)
  return {
    brought: after.diagnostics
      .filter((diagnostic) => come.has(diagnostic))
      .map((diagnostic) => {
        const isElsewhere = !changed.after.has(diagnostic.file)
        return { diagnostic, isElsewhere, causes: isElsewhere ? causes(diagnostic) : [] }
      }),
    existing: after.diagnostics.filter((diagnostic) => !come.has(diagnostic)),
    healed: gone.map((at) => old[at]!),
  }
}

function fingerprints(diagnostics: readonly Diagnostic[], { files, tree }: Revision) {
  return fingerprintsOf(diagnostics, { files, readText: (file) => tree.textOf(file) })
}

/** What the same place of an untouched file says on both sides is the same: the bulk of it, and nothing has to be read. */
function beyondUntouched({ before, after, changed }: CorpusChange): {
  readonly old: readonly Diagnostic[]
  readonly now: readonly Diagnostic[]
} {
  const waiting = new Map<string, Diagnostic[]>()
  for (const diagnostic of after.diagnostics) {
    if (changed.after.has(diagnostic.file)) continue
    const key = placeAndMessage(diagnostic)
    const same = waiting.get(key)
    if (same) same.push(diagnostic)
    else waiting.set(key, [diagnostic])
  }
  const paired = new Set<Diagnostic>()
  const old = before.diagnostics.filter((diagnostic) => {
    const same = changed.before.has(diagnostic.file) ? undefined : waiting.get(placeAndMessage(diagnostic))?.pop()
    if (same) paired.add(same)
    return !same
  })
  return { old, now: after.diagnostics.filter((diagnostic) => !paired.has(diagnostic)) }
}

function placeAndMessage({ ruleId, messageId, file, range, message }: Diagnostic): string {
  return [ruleId, messageId, file, range.start.offset, range.end.offset, message].join('\0')
}
