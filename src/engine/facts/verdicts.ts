import type { HeadingFact } from '../model/facts.ts'
import type { VerdictFact } from '../model/plans.ts'
import { readSetback } from '../kinds/setback.ts'
import { Node } from '../parse/markdown.ts'
import { fieldsBelow } from './fields.ts'
import { nodesOf, type Page } from './page.ts'

/** Right below the heading: a field, with other fields before it at most. */
const STATED =
  /^[ \t>]{0,8}(?:[-*+] )?[*_`]{0,3}(?:overall )?(?:status|result|outcome|verdict)[*_`]{0,3}[ \t]?:[^\r\n]{0,40}(?:fail|block|reject|red\b|hold|stuck|stop|❌|🔴|⛔|🚫)/im
const NAME = /^(?:overall_)?(?:status|result|outcome|verdict)$/

/** A field begins with its name or with a mark; most sections begin with a sentence. */
const MAY_BE_FIELD = /\s*(?:[-*+_`>]|[A-Za-z][A-Za-z0-9 _/-]{0,39}:)/y

/** Sections that say right under their heading that they failed, or are blocked: `**Status**: BLOCKED`. */
export function extractVerdicts(page: Page, headings: readonly HeadingFact[]): VerdictFact[] {
  const verdicts: VerdictFact[] = []
  for (const [section, { span }] of headings.entries()) {
    MAY_BE_FIELD.lastIndex = span[1]
    if (!MAY_BE_FIELD.test(page.text)) continue
    const end = Math.min(headings[section + 1]?.span[0] ?? Infinity, span[1] + LONGEST_HEAD)
    if (!STATED.test(page.text.slice(span[1], end))) continue
    const fields = fieldsBelow(page, nodesOf(page, Node.heading)[section]!)
    const field = fields.find(({ name }) => NAME.test(name))
    const read = field && readSetback(field.value)
    if (read) verdicts.push({ section, words: read.words, span: field.valueSpan })
  }
  return verdicts
}

/** The fields of a section stand within so many characters of its heading. */
const LONGEST_HEAD = 600
