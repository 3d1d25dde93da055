import type { HeadingFact } from '../model/facts.ts'
import type { DiagramFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** The Mermaid diagrams of a page. */
export function extractDiagrams(_page: Page, _headings: readonly HeadingFact[]): DiagramFact[] {
  return []
}
