/** Where a page rests on files and addresses: in typed positions only, for prose names whatever it likes. */
import type { DefinitionFact, FileFacts, FrontmatterFact, HeadingFact, LinkFact } from '../model/facts.ts'
import type { EvidenceFact } from '../model/records.ts'
import { Node } from '../parse/markdown.ts'
import { claims } from './evidence/claims.ts'
import { fieldEvidence, frontmatterEvidence } from './evidence/fields.ts'
import { linksAt } from './evidence/pieces.ts'
import { sectionEvidence } from './evidence/sections.ts'
import { tableEvidence } from './evidence/tables.ts'
import { leafAt, type Page } from './page.ts'

/** What other extractors have found, and the positions of evidence follow from. */
export interface EvidenceSources {
  readonly headings: readonly HeadingFact[]
  readonly definitions: readonly DefinitionFact[]
  readonly links: readonly LinkFact[]
  readonly frontmatter: FrontmatterFact | undefined
}

/** In the order of the text; undefined for the many pages that rest on nothing. */
export function extractEvidence(page: Page, sources: EvidenceSources): readonly EvidenceFact[] | undefined {
  const { headings, definitions, frontmatter } = sources
  const links = linksAt(sources.links)
  const status = frontmatter?.data.status
  const isClosed = typeof status === 'string' && claims(status)
  const found = [
    ...frontmatterEvidence(page, frontmatter),
    ...tableEvidence(page, links),
    ...fieldEvidence(page, links, definitions),
    ...sectionEvidence(page, links, headings, isClosed),
  ].sort((a, b) => a.span[0] - b.span[0])
  // A verification table in an evidence section is both: the table knows more.
  const distinct = found.filter(({ span }, i) => span[0] !== found[i - 1]?.span[0])
  return distinct.length > 0 ? distinct : undefined
}

/** `state: deferred`, `**State:** triggered`, "- `state`: not triggered"; a word or two, and nothing behind them. */
const STATE =
  /^[ \t]{0,3}(?:[-*+][ \t]+)?[*_`]{0,3}state[*_`]{0,3}[ \t]*:[*_`]{0,2}[ \t]*["'`*_]{0,3}([a-z]{2,20}(?:[ -][a-z]{2,20})?)["'`*_.]{0,4}[ \t]*\r?$/gim

/** A page declares its state at its top: behind this many headings it speaks of something else. */
const MOST_HEADINGS = 3
const TOP = 4000

/** The state that a page declares of itself, in a line of its own or in its frontmatter: `state: deferred`. */
export function extractState(page: Page, headings: readonly HeadingFact[]): FileFacts['state'] {
  const end = Math.min(TOP, headings[MOST_HEADINGS]?.span[0] ?? TOP)
  for (const match of page.text.slice(0, end).matchAll(STATE)) {
    const value = match[1]!
    const start = match.index + match[0].toLowerCase().indexOf(value.toLowerCase(), match[0].indexOf(':'))
    const leaf = leafAt(page, start)
    const isFrontmatter = page.tree.type[1] === Node.yaml && start < page.tree.end[1]!
    if (leaf !== -1 || isFrontmatter) return { value: value.toLowerCase(), span: [start, start + value.length] }
  }
  return undefined
}
