import type { HeadingFact } from '../model/facts.ts'
import type { PromiseFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** Diagrams that the page's text promises and that are not there. */
export function extractPromises(_page: Page, _headings: readonly HeadingFact[]): PromiseFact[] {
  return []
}
