/** Statements that nothing goes: "Deletions: none", "No deletions", "none" below a heading that names the action. */
import type { ManifestEntryFact } from '../../model/records.ts'
import { Node } from '../../parse/markdown.ts'
import { spanOf, type Page } from '../page.ts'
import { plainOf, stretchesOf, trimmed, type Reading } from './inline.ts'
import { saysNone } from './paths.ts'
import { actionNamed, type NamedAction, type Sections } from './sections.ts'
import { paragraphAt } from './sentences.ts'

/** The action that a text says was carried out on nothing. */
export function noneNamed(page: Page, text: string, block: number): NamedAction | undefined {
  const [, label] = /^\W{0,3}(\p{L}[\p{L} ]{2,40}?)\s?:\s?(?:none|nothing|n\/a)(?:$|[\s.,;(—–-])/iu.exec(text) ?? []
  if (label !== undefined) return actionNamed(page, label, spanOf(page, block))
  const [phrase] =
    /^(?:no (?:file |further |other )?(?:deletions?|removals?)|no (?:files?|artifacts?|artefacts?|documents?) (?:was |were |have been |has been )?(?:deleted|removed)|nothing (?:was |has been )?(?:deleted|removed))(?=$|[^\w-])/i.exec(
      text,
    ) ?? []
  return phrase === undefined ? undefined : actionNamed(page, /\w+$/.exec(phrase)![0], spanOf(page, block))
}

/** Lines that may be such a statement, with the marks of emphasis and code that may be around it. */
const CANDIDATE =
  /^[ \t>]{0,8}[*_`]{0,3}(?:(?:none|nothing|n\/a|no)\b|\p{L}[\p{L} ]{2,40}[*_`]{0,3}\s?:[*_` \t]{0,6}(?:none|nothing|n\/a)\b)/gimu

/** The statements that are paragraphs; those in lists are read with their items. */
export function noneParagraphs(reading: Reading, sections: Sections): ManifestEntryFact[] {
  const { page } = reading
  return Array.from(page.text.matchAll(CANDIDATE)).flatMap(({ 0: line, index }) => {
    const start = index + /^[ \t>]*/.exec(line)![0].length
    const paragraph = paragraphAt(page, start + /^[*_`]*/.exec(page.text.slice(start, start + 4))![0].length)
    if (paragraph === undefined || page.tree.start[paragraph] !== start) return []
    if (page.tree.type[page.tree.parent[paragraph]!] === Node.listItem) return []
    const stretches = stretchesOf(reading, paragraph)
    const text = plainOf(stretches)
    const none = noneNamed(page, text, paragraph) ?? (saysNone(stretches) ? sections.at(start) : undefined)
    const span = trimmed(page, spanOf(page, paragraph))
    return none ? [{ form: 'sentence' as const, action: none.written, paths: [], cell: { text, span }, span }] : []
  })
}
