import type { HeadingFact } from '../model/facts.ts'
import type { CountFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** Numbers of things that the page's text states. */
export function extractCounts(_page: Page, _headings: readonly HeadingFact[]): CountFact[] {
  return []
}
