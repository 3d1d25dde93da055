import type { FrontmatterFact, HeadingFact, RecordFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { headingId } from './definitions.ts'
import { fieldsBelow } from './fields.ts'
import { frontmatterFields } from './frontmatter-fields.ts'
import { nodesOf, type Page } from './page.ts'
import { entryBelow } from './sections.ts'

/** A page that says its status says it before this many characters. */
const REACH = 8000

/** The page as a decision of its own: it has a status, and its first heading no id. */
export function extractRecord(
  page: Page,
  headings: readonly HeadingFact[],
  frontmatter: FrontmatterFact | undefined,
): RecordFact | undefined {
  const [title] = headings
  if (title?.depth !== 1 || !/status/i.test(page.text.slice(0, REACH)) || headingId(page, title.span)) return undefined
  const own = fieldsBelow(page, nodesOf(page, Node.heading)[0]!)
  const {
    fields,
    section,
    body = '',
  } = entryBelow(page, headings, 0, own, frontmatter && frontmatterFields(frontmatter))
  if (!section) return undefined
  return { title: title.text.replace(OUTLINE_NUMBER, ''), span: title.span, fields, body }
}

/** `# 12. Use the tide tables`, as adr-tools numbers its records. */
const OUTLINE_NUMBER = /^(?:ADR[ -]?)?\d{1,5}[.:)]?\s+(?:[-–—]\s+)?/i
