import type { TextEdit } from './edit.ts'
import type { Range } from './range.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Another place that explains a diagnostic: the first definition, the fence that swallowed it, the candidates. */
export interface Related {
  readonly file: string
  readonly range: Range
  readonly message: string
}

/** Text edits with one line that says what they do. A fix is safe to apply unseen; a suggestion is for a person to choose. */
export interface Change {
  readonly message: string
  readonly edits: readonly TextEdit[]
}

/** One finding of one rule. Plain data: every reporter, host and cache takes it as it is. */
export interface Diagnostic {
  readonly ruleId: string
  readonly messageId: string
  readonly severity: Severity
  readonly message: string
  /** Relative to the workspace root, with `/`. */
  readonly file: string
  readonly range: Range
  readonly related: readonly Related[]
  readonly fix?: Change
  readonly suggestions: readonly Change[]
}

/** The one order in which diagnostics are listed, so that the same input gives the same bytes. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareStrings(a.file, b.file) ||
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    compareStrings(a.ruleId, b.ruleId) ||
    compareStrings(a.message, b.message)
  )
}

/** By code unit: independent of the machine's language. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
