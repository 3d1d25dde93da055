import type { HeadingFact } from '../model/facts.ts'
import type { TableFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** Further words for columns, by sort of table and role, in lower case: what `tables:` in a configuration says. */
export type TableWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** Every table whose head tells what its rows are. */
export function extractTypedTables(_page: Page, _headings: readonly HeadingFact[], _words: TableWords): TableFact[] {
  return []
}
