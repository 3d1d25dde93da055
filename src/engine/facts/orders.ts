import type { HeadingFact } from '../model/facts.ts'
import type { OrderFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** Orders that the page's text states: "dev → {stage || demo} → prod". */
export function extractOrders(_page: Page, _headings: readonly HeadingFact[]): OrderFact[] {
  return []
}
