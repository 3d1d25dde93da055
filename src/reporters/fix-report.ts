import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import type { Style } from './report.ts'
import type { FileDiff } from './unified-diff.ts'

/** What `fix` did, or would do; paths as the output names them. */
export interface FixReport {
  /** In the order of their files and places. */
  readonly fixed: readonly Diagnostic[]
  /** Files that changed, in the order of their names. */
  readonly files: readonly FileDiff[]
  readonly takenBack: readonly { readonly diagnostic: Diagnostic; readonly brought: Diagnostic }[]
  /** Of what the command was asked about. */
  readonly left: Readonly<Record<Severity, number>>
  readonly style: Style
}
