import { writeNumeralLike } from '../../kinds/numerals.ts'
import type { Document } from '../../link/index.ts'
import { headingParents } from '../../model/heading-parents.ts'
import type { CountFact } from '../../model/plans.ts'
import { defineRule } from '../rule.ts'
import { listingsIn, type Listing } from './listings.ts'

export default defineRule({
  id: 'page/count-mismatch',
  summary: 'A number in the text that differs from what the page lists.',
  rationale: `"The move is split into five runs" stands above a table of six: one of them came later, or one was dropped, and the
reader cannot know which of the two to believe. Numbers in sentences are the last thing that anybody changes.

Write the number that the table has, or name the things without counting them. Compared are runs, gates and artefacts with the
one table that lists them, phases with the headings of the page, and requirements, verifications, decisions, stories and success
criteria with the ids that the page declares, or the one page that it links to for them. A list counts only where it is surely
whole: phases without a gap, ids that run from 1, and no further one mentioned on the page or declared around it.

A number counts only where the sentence says that it is all of them: "split into five runs", "all four gates", "Total runs: 5",
and "the seven runs" where the page has fewer. Numbers of some of them, of those in another plan or on another page, and of what
once was are left alone. So is a number that fits a part of the list: one section, or one family of ids. Tasks have a rule of
their own.`,
  severity: 'warning',
  fixable: false,
  messages: {
    listed: 'Unexpected {stated} {noun}, expected {size}: as many are {where}.',
  },
  *check({ index }) {
    const listings = listingsIn(index)
    for (const document of index.documents) {
      if (document.role !== 'record') continue
      for (const count of document.facts.counts ?? []) {
        if (count.noun === 'task' || !isOfAll(count, document)) continue
        const listing = listings(document, count)
        if (!listing || listing.lawful.has(count.value) || !isComparable(count, document, listing)) continue
        const { at, where, size } = listing
        yield {
          at: { file: document.path, span: count.span },
          message: 'listed',
          data: { ...wordsOf(count, size), where },
          related: [{ at, message: 'listed here' }],
        }
      }
    }
  },
})

/** A part of the page's matter may have as many parts as it likes: "Each run is split into three phases". */
const OF_A_PART = /\b(?:each|every|one|an?|phase|step|slice|run|gate|story|requirement)\b/i

function isOfAll({ whole, subject, state, of, members, parts, noun }: CountFact, document: Document): boolean {
  if (!whole || state || of !== undefined || members || parts) return false
  // "The seven runs" are those of the plan; the two decisions, and all nine phases, may be any that were spoken of.
  if (whole === 'definite' && noun !== 'run' && noun !== 'gate') return false
  if (whole === 'all' && (noun === 'phase' || noun === 'artefact')) return false
  if (subject === '') return true
  if (whole !== 'total') return false
  const named = OF_A_PART.exec(subject)
  if (!named) return true
  // "Phase 4 is split into five runs" opens the plan of phase 4, and is a part of a page with more phases.
  const [first, ...others] = document.facts.headings.filter(({ text }) => /^[^A-Za-z0-9]*phase\b/i.test(text))
  return /^phase\s+\w+\s+is$/i.test(subject) && (!first || others.length === 0)
}

const OF_THE_PLAN =
  /^(?:(?:the|this|our)\s+(?:\w+\s+)?)?(?:plan|project|programme|program|page|document|log|register|work|it|this)\b/i

/**
 * Fewer than the list has may be those of a part, unless the sentence is about the plan, or introduces the list, or the
 * whole page is about that one list.
 */
function isComparable(count: CountFact, document: Document, listing: Listing): boolean {
  const { value, whole, subject, section } = count
  if (value > listing.size) return true
  if (whole !== 'total') return whole === 'all' && listing.isOfSubject === true
  if (subject === '' || OF_THE_PLAN.test(subject)) return true
  return listing.at.file === document.path && sectionsAround(document, listing.at.span[0]).includes(section)
}

function sectionsAround({ facts: { headings } }: Document, offset: number): number[] {
  const parents = headingParents(headings)
  const around: number[] = []
  let at = headings.findLastIndex(({ span }) => span[0] < offset)
  for (; at !== -1; at = parents[at]!) around.push(at)
  return [...around, -1]
}

function wordsOf({ written, noun }: CountFact, size: number) {
  const stated = written.toLowerCase()
  return { stated, noun: pluralOf(noun), size: writeNumeralLike(stated, size) }
}

function pluralOf(noun: string): string {
  return noun
    .replace(/criterion$/, 'criteria')
    .replace(/y$/, 'ie')
    .replace(/(?<!criteria)$/, 's')
}
