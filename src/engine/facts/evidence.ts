import type { FileFacts, HeadingFact } from '../model/facts.ts'
import type { EvidenceFact } from '../model/records.ts'
import type { Page } from './page.ts'

/** Undefined for the many pages that rest on nothing. */
export function extractEvidence(_page: Page, _headings: readonly HeadingFact[]): readonly EvidenceFact[] | undefined {
  return undefined
}

/** The state that a page declares of itself, in a line of its own or in its frontmatter: `state: deferred`. */
export function extractState(_page: Page): FileFacts['state'] {
  return undefined
}
