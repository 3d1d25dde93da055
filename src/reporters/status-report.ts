import type { Readiness } from '../engine/views/readiness.ts'
import type { Range } from '../engine/model/range.ts'
import type { Place } from '../engine/model/range.ts'
import type { Style } from './report.ts'

/** What `throughline status` shows: one entry a scope, in the order of their paths. */
export interface StatusReport {
  readonly scopes: readonly ScopeStatus[]
  /** A path from the root as the output names it. */
  pathOf(path: string): string
  rangeOf(place: Place): Range
  /** The day of the run, 2026-11-21. */
  readonly today: string
  readonly style: Style
}

export interface ScopeStatus {
  readonly readiness: Readiness
  /** Of its project page or its plan; else the folder's name. */
  readonly title: string
}
