import { writeNumeralLike } from '../../kinds/numerals.ts'
import type { Document, Index, Reference } from '../../link/index.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import type { CountFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { listingsIn, type Listing } from './listings.ts'

export default defineRule({
  id: 'page/count-mismatch',
  summary: 'A number in the text that differs from what the page lists.',
  rationale: `"The move is split into five runs" stands above a table of six: one of them came later, or one was dropped, and the
reader cannot know which of the two to believe. Numbers in sentences are the last thing that anybody changes.

Write the number that the table has, or name the things without counting them. Compared are runs, gates, phases, requirements,
verifications, decisions, stories, slices, artefacts and success criteria, with the table, the headings or the items of the
same page, or of the one page that it links to for them; without such a list, two sentences of one page with each other.

A number counts only where the sentence says that it is all of them: "split into five runs", "all four gates", "Total runs: 5",
and "the seven runs" where the page has fewer. Numbers of some of them, of those in another plan, and of what once was are
left alone. Tasks have a rule of their own.`,
  severity: 'warning',
  fixable: false,
  messages: {
    listed: 'Unexpected {stated} {noun}, expected {size}: as many are {where}.',
    stated: 'Unexpected {stated} {noun}, expected {size} as the page says elsewhere.',
  },
  *check({ index }) {
    const listings = listingsIn(index)
    const mentions = mentionsIn(index)
    for (const document of index.documents) {
      const { counts } = document.facts
      if (!counts || document.role !== 'record') continue
      const wholes = counts.filter((count) => count.noun !== 'task' && isOfAll(count, document))
      for (const [noun, own] of groupBy(wholes, (count) => count.noun)) {
        const listing = listings(document, noun)
        if (listing) yield* againstList(document, own, listing, (count) => mentions(document, count))
        else yield* againstEachOther(document, own)
      }
    }
  },
})

/** A part of the page's matter may have as many parts as it likes: "Each run is split into three phases". */
const OF_A_PART = /\b(?:each|every|one|an?|phase|step|slice|run|gate|story|requirement)\b/i

function isOfAll({ whole, subject, state, of, members, parts }: CountFact, document: Document): boolean {
  if (!whole || state || of !== undefined || members || parts) return false
  if (subject === '') return true
  const named = OF_A_PART.exec(subject)
  if (!named) return true
  // "Phase 4 is split into five runs" opens the plan of phase 4, and is a part of a page with more phases.
  const [first, ...others] = document.facts.headings.filter(({ text }) => /^[^A-Za-z0-9]*phase\b/i.test(text))
  return /^phase\s+\w+\s+is$/i.test(subject) && (!first || others.length === 0)
}

type Mentioned = (count: CountFact) => boolean

function* againstList({ path }: Document, counts: readonly CountFact[], listing: Listing, isMentioned: Mentioned) {
  for (const count of counts) {
    if (listing.lawful.has(count.value)) continue
    // Fewer may be those that were just spoken of; "all nine phases" may be those of another plan.
    const isOfSome = count.whole === 'definite' || count.noun === 'phase' || isMentioned(count)
    if (count.value < listing.size && count.whole !== 'total' && isOfSome) continue
    const { at, where, size } = listing
    const data = { ...wordsOf(count, size), where }
    const related = [{ at, message: 'listed here' }]
    yield { at: { file: path, span: count.span }, message: 'listed', data, related } as const
  }
}

/** The first that says "all in all" is believed. */
function* againstEachOther({ path }: Document, counts: readonly CountFact[]) {
  const first = counts.find(({ whole }) => whole === 'total')
  if (!first) return
  for (const count of counts) {
    if (count.value === first.value || (count.whole !== 'total' && count.value < first.value)) continue
    const data = wordsOf(count, first.value)
    const related = [{ at: { file: path, span: first.span }, message: 'stated here' }]
    yield { at: { file: path, span: count.span }, message: 'stated', data, related } as const
  }
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

/** How far before a sentence the things may have been named that it speaks of. */
const REACH = 400

/** Whether ids stand in the sentence, or right before it. */
function mentionsIn(index: Index): (document: Document, count: CountFact) => boolean {
  const byDocument = lazily(() => groupBy(index.references, ({ document }) => document))
  return (document, { sentence }) => {
    const near: Span = [sentence[0] - REACH, sentence[1]]
    return (byDocument().get(document) ?? []).some(({ span }: Reference) => span[0] >= near[0] && span[1] <= near[1])
  }
}
