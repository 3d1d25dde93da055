import type { HeadingFact } from '../model/facts.ts'
import type { VerdictFact } from '../model/plans.ts'
import { readProgress } from '../kinds/progress.ts'
import { Node } from '../parse/markdown.ts'
import { fieldsBelow } from './fields.ts'
import { nodesOf, type Page } from './page.ts'

const STATED =
  /^[ \t>]{0,8}(?:[-*+] )?[*_`]{0,3}(?:overall )?(?:status|result|outcome|verdict)[*_`]{0,3}[ \t]?:[^\r\n]{0,40}(?:fail|block|reject|red\b|hold|stuck|stop|❌|🔴|⛔|🚫)/gim
const NAME = /^(?:overall_)?(?:status|result|outcome|verdict)$/

/** Sections that say right under their heading that they failed, or are blocked: `**Status**: BLOCKED`. */
export function extractVerdicts(page: Page, headings: readonly HeadingFact[]): VerdictFact[] {
  const verdicts: VerdictFact[] = []
  const nodes = nodesOf(page, Node.heading)
  let section = -1
  let asked = -1
  for (const { index } of page.text.matchAll(STATED)) {
    while (section + 1 < headings.length && headings[section + 1]!.span[1] <= index) section++
    if (section === asked || section === -1) continue
    asked = section
    const field = fieldsBelow(page, nodes[section]!).find(({ name }) => NAME.test(name))
    const read = field && readProgress(field.value)
    if (read?.progress === 'failed' || read?.progress === 'blocked')
      verdicts.push({ section, words: read.words, span: field!.valueSpan })
  }
  return verdicts
}
