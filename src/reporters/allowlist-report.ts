import type { AllowlistView } from '../engine/views/allowlist.ts'
import type { Style } from './report.ts'

/** The allowlist's view, ready to be written. */
export interface AllowlistReport extends AllowlistView {
  /** A path from the root as the output names it. */
  pathOf(path: string): string
  readonly style: Style
}
