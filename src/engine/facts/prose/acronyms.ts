/** Acronyms that a page uses and never spells out. */
import type { ProseSettings } from '../../model/prose.ts'
import type { Page } from '../page.ts'
import type { Find } from './find.ts'
import { KNOWN_ACRONYMS } from './known-acronyms.ts'
import { CODE, type Segment } from './segments.ts'
import type { Dictionary } from './spelling.ts'

const ACRONYM = new RegExp(`(?<![\\p{L}\\p{N}${CODE}.'’-])[A-Z]{3,6}(?=s?(?![\\p{L}\\p{N}${CODE}'’-]))`, 'gu')

/** Each is looked for in the whole page: a page with more is a list of them, or an attack. */
const MOST_ACRONYMS = 50
const LONGEST_PAGE = 500_000

/** One find an acronym: where a sentence of the page uses it first. */
export function acronymFinder(
  { acronyms, words, terms }: ProseSettings,
  { knows }: Dictionary,
): (segments: readonly Segment[], page: Page) => Map<Segment, Find[]> {
  const known = new Set([...KNOWN_ACRONYMS, ...acronyms, ...words, ...terms.flatMap(({ preferred }) => preferred)])
  return (segments, page) => {
    const found = new Map<Segment, Find[]>()
    const seen = new Set<string>()
    if (page.text.length > LONGEST_PAGE) return found
    for (const segment of segments) {
      if (seen.size > MOST_ACRONYMS) break
      // A line in capitals, a heading, is no sentence that uses an acronym.
      if (segment.form === 'heading' || segment.form === 'cell' || !/ \p{L}+ /u.test(segment.text)) continue
      for (const { index, 0: acronym } of segment.text.matchAll(ACRONYM)) {
        if (seen.has(acronym)) continue
        seen.add(acronym)
        // MUST, NOT: a word that is stressed; TXXX: a number to fill in.
        if (/XX/.test(acronym) || known.has(acronym) || knows(acronym.toLowerCase()) || isExplained(acronym, page.text))
          continue
        const find: Find = {
          sort: 'acronym',
          span: [index, index + acronym.length],
          ...(isName(acronym, page.text) && { data: { use: 'name' } }),
        }
        const finds = found.get(segment)
        if (finds) finds.push(find)
        else found.set(segment, [find])
      }
    }
    return found
  }
}

/** Programs and packages are called by it: `@quay/cli`, `quay status`. */
function isName(acronym: string, text: string): boolean {
  return new RegExp(`\\b${acronym.toLowerCase()}\\b`).test(text)
}

/** `role-based access (RBA)`, `RBA (role-based access)`, `RBA: role-based access`, or words with these letters in a row. */
function isExplained(acronym: string, text: string): boolean {
  const plain = `${acronym}s?`
  if (
    new RegExp(
      `\\(["'*_]{0,2}${plain}\\b|\\b${plain}["'*_\`]{0,3} ?(?:\\(|:|=|—|–|- |is an? |are |stands for|means)`,
    ).test(text)
  )
    return true
  return new RegExp(`\\b${[...acronym].join('[a-z]*(?:,? |[/-])(?:(?:of|and|the|for|to|in) )?')}[a-z]+`, 'i').test(text)
}
