import type { DefinitionFact, Field, HeadingFact } from '../model/facts.ts'
import { isFieldSection, purposeOf } from '../kinds/decision-fields.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { fieldName, foldText, trimmed, unwrapped } from './fields.ts'
import { nodesOf, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

/** What the section of a decision says. Without a status it is left at the fields right under the heading. */
export interface Entry extends Pick<DefinitionFact, 'body' | 'section'> {
  readonly fields: readonly Field[]
}

/**
 * The whole entry under a heading: `own` are the fields right below it, `others` those of the page's frontmatter, which
 * count where the entry has none of the name; and sub-headings are fields too, as Nygard and MADR write records
 * (https://adr.github.io/madr/).
 */
export function entryBelow(
  page: Page,
  headings: readonly HeadingFact[],
  at: number,
  own: readonly Field[],
  others: readonly Field[] = [],
): Entry {
  const isStatusAbove = hasStatusIn(own) || hasStatusIn(others)
  const [start, headEnd] = headings[at]!.span
  const end = sectionEnd(page, headings, at)
  // Most headings about an item end here.
  if (!isStatusAbove && !hasStatusHeading(headings, at, end)) return { fields: own }
  const sections = fieldSections(page, headings, at, end)
  if (!isStatusAbove && !sections.some(({ name }) => purposeOf(name) === 'status')) return { fields: own }
  const section: Span = [start, trimmed(page.text, start, end)[1]]
  const below = sections.flatMap((each) => fieldsOfSection(page, each))
  const written = [...own, ...below]
  const names = new Set(written.map(({ name }) => name))
  const elsewhere = [...ownSpans(page, own), ...sections.map(({ heading, end }): Span => [heading.span[0], end])]
  const plain = plainBetween(page, headEnd, section[1], elsewhere, LONGEST_BODY)
  const body = foldText(plain, plain.length >= LONGEST_BODY)
  return { fields: [...written, ...others.filter(({ name }) => !names.has(name))], body, section }
}

/** How much of a body is read: a record can be a book. */
const LONGEST_BODY = 3000

function hasStatusHeading(headings: readonly HeadingFact[], at: number, end: number): boolean {
  for (let next = at + 1; next < headings.length && headings[next]!.span[0] < end; next++)
    if (headings[next]!.text.length <= LONGEST_NAME && /status/i.test(headings[next]!.text)) return true
  return false
}

/** Of a heading that names a field: "3.2 Context and Problem Statement". */
const LONGEST_NAME = 50

function hasStatusIn(fields: readonly Field[]): boolean {
  return fields.some(({ name }) => purposeOf(name) === 'status')
}

function sectionEnd(page: Page, headings: readonly HeadingFact[], at: number): number {
  const { depth } = headings[at]!
  for (let next = at + 1; next < headings.length; next++)
    if (headings[next]!.depth <= depth) return headings[next]!.span[0]
  return page.text.length
}

interface FieldSection {
  readonly name: string
  readonly heading: HeadingFact
  readonly end: number
}

/** Sub-headings right below a heading whose text names a field. */
function fieldSections(page: Page, headings: readonly HeadingFact[], at: number, end: number): FieldSection[] {
  const sections: FieldSection[] = []
  let shallowest = 7
  for (let next = at + 1; next < headings.length && headings[next]!.span[0] < end; next++) {
    const heading = headings[next]!
    if (heading.depth > shallowest) continue
    shallowest = heading.depth
    if (heading.text.length > LONGEST_NAME) continue
    const name = fieldName(heading.text.replace(OUTLINE_NUMBER, ''))
    if (!isFieldSection(name)) continue
    sections.push({ name, heading, end: sectionEnd(page, headings, next) })
  }
  return sections
}

const OUTLINE_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+/

/** A table of fields as a whole: what its head says is no part of the body. */
function ownSpans(page: Page, own: readonly Field[]): Span[] {
  const start = own[0]?.span[0] ?? -1
  const tables = nodesOf(page, Node.table)
  let low = 0
  let high = tables.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (page.tree.end[tables[middle]!]! <= start) low = middle + 1
    else high = middle
  }
  const table = tables[low]
  if (table === undefined || page.tree.start[table]! > start) return own.map(({ span }) => span)
  return [[page.tree.start[table]!, page.tree.end[table]!]]
}

function fieldsOfSection(page: Page, { name, heading, end }: FieldSection): Field[] {
  const content = trimmed(page.text, heading.span[1], end)
  const isEmpty = content[0] === content[1]
  const field: Field = {
    name,
    value: foldText(plainBetween(page, content[0], content[1])),
    span: [heading.span[0], isEmpty ? heading.span[1] : content[1]],
    valueSpan: isEmpty ? [heading.span[1], heading.span[1]] : unwrapped(page.text, content),
  }
  return purposeOf(name) === 'status' ? [field, ...relationsIn(page, content)] : [field]
}

/** `Superseded by [ADR 9](0009-….md)`, on a line of its own under `## Status`, as adr-tools writes it. */
const RELATION = /^[ \t>*+-]*(supers?[ec]+d?e[sd]|replace[sd]|obsolete[sd]|amend(?:s|ed))(?:[ \t]+(by))?\b[ \t:]*/i

function relationsIn(page: Page, [start, end]: Span): Field[] {
  const fields: Field[] = []
  let from = start
  for (const line of page.text.slice(start, end).split(/\r\n?|\n/)) {
    const match = RELATION.exec(line)
    if (match) {
      const to = from + line.length
      const valueSpan = trimmed(page.text, from + match[0].length, to)
      fields.push({
        name: fieldName(`${match[1]!} ${match[2] ?? ''}`),
        value: foldText(plainBetween(page, valueSpan[0], valueSpan[1])),
        span: [from, to],
        valueSpan,
      })
    }
    from += line.length + (page.text.startsWith('\r\n', from + line.length) ? 2 : 1)
  }
  return fields
}
