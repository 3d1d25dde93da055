/** Decisions by state and date, and what superseded what. */
import type { SiteContext } from './context.ts'

export interface DecisionHistory {
  readonly decisions: readonly SiteDecision[]
}

export interface SiteDecision {
  readonly id: string
  readonly title: string
  readonly href?: string
}

export function decisionsOf(_context: SiteContext): DecisionHistory {
  return { decisions: [] }
}
