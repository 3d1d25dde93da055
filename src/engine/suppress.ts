import type { Diagnostic } from './model/diagnostic.ts'
import { silencesLine } from './model/silence.ts'
import type { Index } from './link/index.ts'
import type { AppliedSuppression } from './rules/rule.ts'

export interface SuppressedDiagnostics {
  readonly kept: readonly Diagnostic[]
  /** Every rule name of every suppression, with whether it silenced anything. */
  readonly applied: readonly AppliedSuppression[]
}

/** Takes out the diagnostics that a comment silences. A rule that did not run cannot make its suppression unused. */
export function applySuppressions(
  index: Index,
  diagnostics: readonly Diagnostic[],
  rules: { readonly known: ReadonlySet<string>; readonly ran: ReadonlySet<string> },
): SuppressedDiagnostics {
  const used = new Set<string>()
  const kept = diagnostics.filter((diagnostic) => {
    const suppressions = index.document(diagnostic.file)?.facts.suppressions ?? []
    let isSilenced = false
    const { line: at } = diagnostic.range.start
    for (const suppression of suppressions) {
      if (!silencesLine(suppression, at)) continue
      for (const { id, span } of suppression.ruleIds) {
        if (id !== diagnostic.ruleId) continue
        used.add(`${span[0]} ${diagnostic.file}`)
        isSilenced = true
      }
    }
    return !isSilenced
  })
  const applied: AppliedSuppression[] = []
  for (const document of index.documents) {
    for (const suppression of document.facts.suppressions) {
      for (const ruleId of suppression.ruleIds) {
        const isUsed = used.has(`${ruleId.span[0]} ${document.path}`) || !rules.ran.has(ruleId.id)
        applied.push({
          document,
          suppression,
          ruleId,
          state: !rules.known.has(ruleId.id) ? 'unknown-rule' : isUsed ? 'used' : 'unused',
        })
      }
    }
  }
  return { kept, applied }
}
