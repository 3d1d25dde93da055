/**
 * Review records: pages of `type: review`, with a table of the sections that somebody has signed off and one of findings.
 * Only signed files are read again, and only where the corpus has a sign-off at all.
 */
import { isOpenDisposition } from '../kinds/finding-words.ts'
import { compareStrings } from '../model/diagnostic.ts'
import { groupBy } from '../model/group-by.ts'
import { isoDayIn } from '../model/iso-day.ts'
import type { HeadingFact } from '../model/facts.ts'
import { inside } from '../model/placed.ts'
import type { Place, Span } from '../model/range.ts'
import type { WrittenText } from '../model/records.ts'
import type { Document, Index, Link } from './index.ts'
import { digestIn } from './reviews/reviewed-text.ts'
import { headingsElsewhere } from './reviews/elsewhere.ts'
import { strayDigests } from './reviews/stray-digests.ts'
import { sectionReader, type Section } from './reviews/sections.ts'
import { typedRows, type TypedRow } from './traceability/rows.ts'

export interface Reviews {
  /** The last of each section, in the order of the documents. */
  readonly signOffs: readonly ReviewSignOff[]
  /** Those that a later one has replaced: history. */
  readonly replaced: readonly ReviewRow[]
  readonly findings: readonly ReviewFinding[]
  /** What looks like a sign-off and cannot be read as one. */
  readonly unread: readonly UnreadSignOff[]
  /** Links of rows, which are held to their sections here: by the files and spans of links. */
  isOfRow(link: Place): boolean
}

/** A row of a record. `span` is the row's. */
export interface ReviewRow extends Place {
  readonly document: Document
  /** The cell that leads to the section. */
  readonly cell: WrittenText
  readonly target: ReviewTarget
  readonly reviewer: string
  /** `2026-11-21`. */
  readonly date: string
  /** Of the text that was read: 12 to 64 hex digits. */
  readonly digest: string
}

export interface ReviewTarget {
  readonly file: string
  /** Without `#`; undefined for the whole page. */
  readonly fragment: string | undefined
  /** Its text; undefined for the whole page, and where the heading is gone. */
  readonly heading: string | undefined
  /** Of the section as it stands; undefined where it is gone. */
  readonly span: Span | undefined
}

export interface ReviewSignOff extends ReviewRow {
  /** `suspect`: the text has changed since. `gone`: there is no such section. */
  readonly state: 'current' | 'suspect' | 'gone'
  /** Of the text as it stands; undefined where it is gone. */
  readonly currentDigest: string | undefined
  /** The one heading of the same text elsewhere, where the section is gone. */
  readonly movedTo: { readonly file: string; readonly heading: HeadingFact } | undefined
}

/** A row of a table of findings on a page of `type: review`. `span` is the row's. */
export interface ReviewFinding extends Place {
  readonly document: Document
  readonly severity: WrittenText
  /** As written: a place, a section, a file. */
  readonly anchor: string
  readonly finding: string
  /** Undefined where the table has no column for it. */
  readonly disposition: WrittenText | undefined
  readonly owner: string
  /** Nobody has settled it. */
  readonly isOpen: boolean
}

export interface UnreadSignOff extends Place {
  readonly reason: 'digest' | 'date' | 'reviewer' | 'section' | 'heading' | 'head'
  /** As written. */
  readonly text: string
}

const NO_REVIEWS: Reviews = { signOffs: [], replaced: [], findings: [], unread: [], isOfRow: () => false }

export function reviewsIn(index: Index): Reviews {
  const records = index.documents.filter(
    ({ role, facts }) => role === 'record' && facts.frontmatter?.data['type'] === 'review',
  )
  if (records.length === 0) return NO_REVIEWS
  const known = new Set(records)
  const rows = typedRows(index, 'reviews', 'findings').filter(({ document }) => known.has(document))
  const links = groupBy(
    index.links.filter(({ document }) => known.has(document)),
    ({ document }) => document,
  )
  const sections = sectionReader(index)
  const read: ReadRow[] = []
  const unread: UnreadSignOff[] = records.flatMap((document) =>
    strayDigests(document, index.tree.textOf(document.path)),
  )
  const findings: ReviewFinding[] = []
  const linksOfRows = new Set<string>()
  for (const row of rows) {
    if (row.table.sort === 'findings') findings.push(findingOf(row))
    else {
      const cell = row.cells.get('section')!
      const link = inside(links.get(row.document) ?? [], cell.span)[0]
      const result = readRow(row, cell, link, sections(link))
      if ('reason' in result) unread.push(result)
      else {
        read.push(result)
        linksOfRows.add(keyOf(link!))
      }
    }
  }
  const elsewhere = headingsElsewhere(index)
  const { last, replaced } = byTarget(read, elsewhere)
  const signOffs = last.map((row) => signOffOf(row, elsewhere))
  return { signOffs, replaced, findings, unread, isOfRow: (link) => linksOfRows.has(keyOf(link)) }
}

type Elsewhere = ReturnType<typeof headingsElsewhere>

interface ReadRow extends ReviewRow {
  readonly section: Section
}

function keyOf({ file, span }: Place): string {
  return `${span[0]} ${file}`
}

function findingOf({ document, span, cells }: TypedRow): ReviewFinding {
  const disposition = cells.get('disposition') ?? cells.get('state')
  const textOf = (role: string) => cells.get(role)?.text ?? ''
  return {
    file: document.path,
    span,
    document,
    severity: cells.get('severity') ?? { text: '', span },
    anchor: textOf('anchor'),
    finding: textOf('finding'),
    disposition,
    owner: textOf('owner'),
    isOpen: disposition !== undefined && isOpenDisposition(disposition.text),
  }
}

/** The frontmatter may name reviewer and date for all rows; a cell that says something goes before it. */
function readRow(
  { document, span, cells }: TypedRow,
  cell: WrittenText,
  link: Link | undefined,
  section: Section | undefined,
): ReadRow | UnreadSignOff {
  const file = document.path
  const at = ({ text, span: own }: WrittenText) => ({ file, span: own[0] < own[1] ? own : span, text })
  const digestCell = cells.get('digest')!
  const digest = digestIn(digestCell.text)
  if (digest === undefined) return { ...at(digestCell), reason: 'digest' }
  const date = writtenOr(cells.get('date'), document, 'date')
  const day = isoDayIn(date.text)
  if (day === undefined) return { ...at(date), reason: 'date' }
  const reviewer = writtenOr(cells.get('reviewer'), document, 'reviewer')
  if (!/[\p{L}\p{N}]/u.test(reviewer.text)) return { ...at(reviewer), reason: 'reviewer' }
  if (!link || !section) return { ...at(cell), reason: 'section' }
  if (section.state === 'no-heading') return { ...at(cell), reason: 'heading' }
  const { path, fragment, heading } = section
  const target = { file: path, fragment, heading: heading?.text, span: section.span }
  return { file, span, document, cell, target, reviewer: reviewer.text, date: day, digest, section }
}

function writtenOr(cell: WrittenText | undefined, { facts }: Document, key: string): WrittenText {
  if (cell && cell.text !== '') return cell
  const value = facts.frontmatter?.data[key]
  return typeof value === 'string' ? { text: value, span: [0, 0] } : (cell ?? { text: '', span: [0, 0] })
}

interface Sorted {
  readonly last: readonly ReadRow[]
  readonly replaced: readonly ReadRow[]
}

/**
 * Later by date, then by order. A sign-off replaces earlier ones of the same section, and of the sections within it; one of the
 * heading that a section has moved to replaces that of where it was.
 */
function byTarget(rows: readonly ReadRow[], elsewhere: Elsewhere): Sorted {
  const replaced = new Set<ReadRow>()
  const later = new Set<string>()
  for (const row of rows.toSorted((a, b) => compareStrings(a.date, b.date)).reverse()) {
    const { file, fragment, span } = row.target
    const moved = span ? undefined : elsewhere(row.target)
    const around = span ? row.section.within.map((at) => `${at} ${file}`) : [`#${fragment} ${file}`]
    if (moved) around.push(`${moved.heading.span[0]} ${moved.file}`)
    const page = `page ${file}`
    if ([page, ...around].some((key) => later.has(key))) replaced.add(row)
    later.add(fragment === undefined ? page : around[0]!)
  }
  return { last: rows.filter((row) => !replaced.has(row)), replaced: rows.filter((row) => replaced.has(row)) }
}

function signOffOf({ section, ...row }: ReadRow, elsewhere: Elsewhere): ReviewSignOff {
  const currentDigest = section.digest()
  if (currentDigest === undefined) return { ...row, state: 'gone', currentDigest, movedTo: elsewhere(row.target) }
  const state = currentDigest.startsWith(row.digest) ? 'current' : 'suspect'
  return { ...row, state, currentDigest, movedTo: undefined }
}
