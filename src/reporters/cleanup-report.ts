import type { CleanupBreak } from '../engine/simulate.ts'
import type { CleanupStep } from '../engine/refactor/cleanup.ts'
import type { Style } from './report.ts'

/** What a cleanup would do and break, ready to be written. Paths of diagnostics are as the output names them. */
export interface CleanupReport {
  readonly manifest: string
  readonly steps: readonly CleanupStep[]
  readonly breaks: readonly CleanupBreak[]
  /** A path from the root as the output names it. */
  pathOf(path: string): string
  readText(file: string): string | undefined
  readonly style: Style
}
