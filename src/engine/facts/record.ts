import type { FrontmatterFact, HeadingFact, RecordFact } from '../model/facts.ts'
import type { Page } from './page.ts'

/** The page as a decision of its own: it has a status, and its first heading no id. */
export function extractRecord(
  _page: Page,
  _headings: readonly HeadingFact[],
  _frontmatter: FrontmatterFact | undefined,
): RecordFact | undefined {
  return undefined
}
