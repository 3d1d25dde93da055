/** Which section of the pages before is which of the pages after: by its place among the headings, else by its words. */
import { groupBy } from '../../model/group-by.ts'
import type { Section } from './sections.ts'
import { likeness } from './words.ts'

/** Pages as pairs; one side is empty for a page that was added or removed. */
export interface PagePair {
  readonly before: readonly Section[]
  readonly after: readonly Section[]
}

/** For each section of the pages after, the one that it was. */
export function pairSections(pages: readonly PagePair[]): ReadonlyMap<Section, Section> {
  const earlier = new Map<Section, Section>()
  const taken = new Set<Section>()
  const pair = (before: Section, after: Section) => {
    earlier.set(after, before)
    taken.add(before)
  }
  for (const { before, after } of pages) {
    const byPath = new Map(before.map((section) => [section.path, section]))
    for (const section of after) {
      const same = byPath.get(section.path)
      if (same) pair(same, section)
    }
  }
  const isOpen = (section: Section) => !taken.has(section) && !earlier.has(section)
  // Moved as it stands, within the page or to another: the words tell, where there are enough of them.
  pairBy(
    pages.flatMap(({ before }) => before.filter(isOpen)),
    pages.flatMap(({ after }) => after.filter(isOpen)),
    ({ heading, blocks, words }) => (words.length < FEW ? undefined : [heading, ...blocks].join('\n')),
    pair,
  )
  for (const page of pages) {
    const [before, after] = [page.before.filter(isOpen), page.after.filter(isOpen)]
    pairAlike(before, after, ALIKE, pair)
  }
  // Moved and edited: the same heading elsewhere, and much of the same words.
  const elsewhere = groupBy(
    pages.flatMap(({ before }) => before.filter(isOpen)),
    ({ heading }) => heading,
  )
  const come = groupBy(
    pages.flatMap(({ after }) => after.filter(isOpen)),
    ({ heading }) => heading,
  )
  for (const [heading, after] of come) if (heading !== '') pairAlike(elsewhere.get(heading) ?? [], after, ALIKE, pair)
  return earlier
}

/** Fewer words are in many places by chance. */
const FEW = 4
const ALIKE = 0.6
/** So many on either side are compared each with each. */
const MOST_COMPARED = 30

function pairBy(
  before: readonly Section[],
  after: readonly Section[],
  keyOf: (section: Section) => string | undefined,
  pair: (before: Section, after: Section) => void,
): void {
  const waiting = groupBy(before, keyOf)
  for (const section of after) {
    const key = keyOf(section)
    const same = key === undefined ? undefined : waiting.get(key)?.shift()
    if (same) pair(same, section)
  }
}

/** The most alike first; of equals the one that stands first. */
function pairAlike(
  before: readonly Section[],
  after: readonly Section[],
  least: number,
  pair: (before: Section, after: Section) => void,
): void {
  const candidates: { readonly before: Section; readonly after: Section; readonly alike: number }[] = []
  for (const come of after.slice(0, MOST_COMPARED)) {
    if (come.words.length < FEW) continue
    for (const gone of before.slice(0, MOST_COMPARED)) {
      // Lengths alone rule most of them out.
      const [few, many] = [come.words.length, gone.words.length].sort((a, b) => a - b) as [number, number]
      if ((2 * few) / (few + many) < least) continue
      const alike = likeness(gone.words, come.words)
      if (alike >= least) candidates.push({ before: gone, after: come, alike })
    }
  }
  const done = new Set<Section>()
  for (const { before: gone, after: come } of candidates.sort((a, b) => b.alike - a.alike)) {
    if (done.has(gone) || done.has(come)) continue
    done.add(gone).add(come)
    pair(gone, come)
  }
}
