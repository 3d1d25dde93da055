import type { FrontmatterFact, HeadingFact } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import type { ManifestFact } from '../model/records.ts'
import { readingOf } from './manifests/inline.ts'
import { listEntries } from './manifests/lists.ts'
import { noneParagraphs } from './manifests/none.ts'
import { sectionsOf } from './manifests/sections.ts'
import { sentenceEntries } from './manifests/sentences.ts'
import { tableEntries } from './manifests/tables.ts'
import type { Page } from './page.ts'

/** Undefined where the page does not look like a cleanup manifest: most pages end here, so the first question is cheap. */
export function extractManifest(
  page: Page,
  headings: readonly HeadingFact[],
  frontmatter: FrontmatterFact | undefined,
): ManifestFact | undefined {
  const mark = markOf(headings, frontmatter)
  if (!mark) return undefined
  const reading = readingOf(page)
  const sections = sectionsOf(page, headings)
  const entries = [
    ...tableEntries(reading, sections),
    ...listEntries(reading, sections),
    ...noneParagraphs(reading, sections),
    ...sentenceEntries(reading),
  ].sort((a, b) => a.span[0] - b.span[0])
  const head = page.text.slice(0, HEAD)
  const date = dateIn(head, frontmatter)
  return { ...mark, ...(date !== undefined && { date }), isPlan: isPlanned(head, frontmatter), entries }
}

const MANIFEST_TYPE = 'cleanup-manifest'
const CLEANUP = /\bclean[ -]?up/i
const MANIFEST = /\bclean[ -]?up[ _-]manifest\b/i
/** Pages about manifests are none. */
const ABOUT_MANIFESTS = /\b(?:how|writing|what|when|why|about|guide|format|schema|template|convention|rules?)\b/i

function markOf(
  headings: readonly HeadingFact[],
  frontmatter: FrontmatterFact | undefined,
): { readonly span: Span; readonly isDeclared: boolean } | undefined {
  if (frontmatter?.data['type'] === MANIFEST_TYPE) {
    const type = frontmatter.places.find(({ pointer }) => pointer === '/type')
    return { span: type?.value ?? frontmatter.span, isDeclared: true }
  }
  // Many a page has a section on cleaning up; a manifest begins with it.
  const heading = headings.slice(0, 2).find(({ text }) => CLEANUP.test(text))
  if (!heading) return undefined
  const first = headings[0]!
  const isDeclared = heading === first && MANIFEST.test(first.text) && !ABOUT_MANIFESTS.test(first.text)
  return { span: heading.span, isDeclared }
}

/** In characters: where a page says of itself what it is. */
const HEAD = 2000

/** Group 1 is the value of a line `Date: …`, `**Date:** …`, `- Status: …`. */
const DATE_LINE =
  /^[ \t>]{0,4}(?:[-*+] )?[*_`]{0,3}(?:date|last[ _]updated|updated)[*_`]{0,3}[ \t]?:[*_` \t]{0,6}(\d{4}-\d{2}-\d{2})\b/im
const STATUS_LINE = /^[ \t>]{0,4}(?:[-*+] )?[*_`]{0,3}status[*_`]{0,3}[ \t]?:[*_` \t]{0,6}([a-z]+)/im

function dateIn(head: string, frontmatter: FrontmatterFact | undefined): string | undefined {
  for (const key of ['date', 'last_updated']) {
    const value = frontmatter?.data[key]
    const [date] = (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.exec(value)) || []
    if (date !== undefined) return date
  }
  return DATE_LINE.exec(head)?.[1]
}

/** As the page type's schema lists them: what is not over yet is held to nothing. */
const PLANNED = new Set(['planned', 'proposed', 'draft', 'open', 'pending', 'in progress', 'active', 'approved'])

function isPlanned(head: string, frontmatter: FrontmatterFact | undefined): boolean {
  const status = frontmatter?.data['status'] ?? STATUS_LINE.exec(head)?.[1]
  return typeof status === 'string' && PLANNED.has(status.trim().toLowerCase().replace(/[_-]/g, ' '))
}
