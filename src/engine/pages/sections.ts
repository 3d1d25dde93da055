import type { FileFacts, HeadingFact } from '../model/facts.ts'
import type { PageType, RequiredSection } from './page.ts'

/** The required sections of a page's type that it does not have, in the type's order. */
export function missingSections({ sections = [] }: PageType, facts: FileFacts): RequiredSection[] {
  const headings = sectionHeadings(facts).map(({ text }) => wordsOf(text))
  return sections.filter(({ words, orFact, orTable = [] }) => {
    if (orFact !== undefined && isStated(facts, orFact)) return false
    if (facts.tables?.some(({ sort }) => orTable.includes(sort))) return false
    return !headings.some((heading) => words.some((word) => heading.includes(` ${word}`)))
  })
}

/** The heading of a section, by the first of its words that any heading has. */
export function headingOf({ words }: RequiredSection, facts: FileFacts): HeadingFact | undefined {
  const headings = sectionHeadings(facts).map((heading) => ({ heading, text: wordsOf(heading.text) }))
  for (const word of words) {
    const found = headings.find(({ text }) => text.includes(` ${word}`))
    if (found) return found.heading
  }
  return undefined
}

/** All but the title: the first heading, where no other is as shallow as it is. */
export function sectionHeadings({ headings }: FileFacts): readonly HeadingFact[] {
  const [first, ...rest] = headings
  return first?.depth === 1 && rest.every(({ depth }) => depth > 1) ? rest : headings
}

/** Whether the document says it by other means than a heading: a list or a manifest of none says nothing. */
function isStated(facts: FileFacts, fact: NonNullable<RequiredSection['orFact']>): boolean {
  const { state, evidence, manifest, tasks, orders } = facts
  if (fact === 'state') return state !== undefined
  const entries = { manifest: manifest?.entries, evidence, tasks, order: orders }[fact]
  return (entries?.length ?? 0) > 0
}

/** In lower case, one space in front of each word and no other characters; a hyphen makes one word of two. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()}`
}
