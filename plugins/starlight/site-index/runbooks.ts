/** Runbooks: how fresh they are, by which symptoms they are found, and what their commands are copied as. */
import type { SiteContext } from './context.ts'

export interface Runbook {
  readonly title: string
  readonly href: string
}

export function runbooksOf(_context: SiteContext): Record<string, Runbook> {
  return {}
}
