/** Requirement × verification × evidence × sign-off. */
import type { SiteContext } from './context.ts'

export interface SiteTraceability {
  readonly rows: readonly TraceRow[]
}

export interface TraceRow {
  readonly requirement: string
}

export function traceabilityOf(_context: SiteContext): SiteTraceability {
  return { rows: [] }
}
