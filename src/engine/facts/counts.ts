import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import type { HeadingFact } from '../model/facts.ts'
import type { CountFact } from '../model/plans.ts'
import { Node } from '../parse/markdown.ts'
import { unfinishedBeside } from './counts/beside.ts'
import { columnCounts } from './counts/columns.ts'
import { isPlain, mentionAt } from './counts/mention.ts'
import { NOUN } from './counts/nouns.ts'
import { told } from './counts/prose.ts'
import { labelled, valued } from './counts/summary.ts'
import type { Page } from './page.ts'

/**
 * Numbers of things that the page's text states, where it says what they are of, or that there are no others. Rough
 * numbers ("about", "20+", "5 to 7") and numbers of some among many ("two of the runs") are no facts.
 */
export function extractCounts(page: Page, headings: readonly HeadingFact[]): CountFact[] {
  if (!isPlanned(page, headings)) return []
  const counts: CountFact[] = []
  const seen = new Set<number>()
  const blocks = new Set<number>()
  const tables = new Set<number>()
  let section = -1
  for (const { 0: noun, index } of page.text.matchAll(NOUN)) {
    while ((headings[section + 1]?.span[0] ?? Infinity) <= index) section++
    // Most nouns have no number in reach, and are no cell of a table.
    const around = page.text.slice(Math.max(0, index - NEAR), index + noun.length + NEAR)
    if (!NEAR_NUMBER.test(around) && !around.includes('|')) continue
    const mention = mentionAt(page, noun, index, section)
    if (!mention) continue
    const isCell = page.tree.type[mention.block] === Node.tableCell
    const table = isCell ? page.tree.parent[page.tree.parent[mention.block]!]! : -1
    const found = isCell && !tables.has(table) ? columnCounts(mention) : []
    if (found.length > 0) tables.add(table)
    const own = labelled(mention) ?? valued(mention) ?? told(mention)
    if (own && isPlain(page, own.span[0])) found.push(own)
    if (own?.place === 'summary' && !blocks.has(mention.block)) found.push(...unfinishedBeside(mention))
    blocks.add(mention.block)
    for (const count of found) {
      if (seen.has(count.span[0])) continue
      seen.add(count.span[0])
      counts.push(count)
    }
  }
  return counts.sort((a, b) => a.span[0] - b.span[0])
}

const NEAR = 40
const NEAR_NUMBER = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b/i

/** Something that is counted is declared or cited here: most pages have none of it, and are not read. */
function isPlanned({ tokens }: Page, headings: readonly HeadingFact[]): boolean {
  const decisions = new Set<string>()
  const isKnown = tokens.some(({ parts }) => {
    const kind = kindOfFamily(parts.family)
    // One or two decisions are cited everywhere, and counted in registers alone.
    if (kind === 'decision') decisions.add(parts.number)
    return kind === 'decision' ? decisions.size >= REGISTER_SIZE : kind !== GENERIC_KIND
  })
  return isKnown || headings.some(({ text }) => /^(?:phase|run|user story)\s/i.test(text))
}

const REGISTER_SIZE = 3
