import type { DefinitionFact, DefinitionForm, Field, FrontmatterFact, HeadingFact } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { kindOfFamily, GENERIC_KIND } from '../kinds/lookup.ts'
import { kinds } from '../kinds/registry.ts'
import { Node } from '../parse/markdown.ts'
import { fieldsBelow } from './fields.ts'
import { frontmatterFields } from './frontmatter-fields.ts'
import { entryBelow, type Entry } from './sections.ts'
import { idOf, type IdToken } from '../kinds/ids.ts'
import { hasTokenNear, nodesOf, tokenFrom, unescapeText, type Page } from './page.ts'

/** Definitions by task items, list items and headings; tables have their own extractor. `headings` are all of the page. */
export function extractDefinitions(
  page: Page,
  headings: readonly HeadingFact[],
  frontmatter?: FrontmatterFact,
): DefinitionFact[] {
  return [...headingDefinitions(page, headings, frontmatter), ...itemDefinitions(page)]
}

const OPENING_MARKUP = /[*_~`[]{0,6}/y
const CLOSING_MARKUP = /[*_~`\]]{0,6}/y

/** The id that a block starts with, once emphasis, code marks and brackets are taken off. */
export interface LeadingId {
  readonly token: IdToken
  readonly isStruck: boolean
  readonly isBold: boolean
  /** The emphasis ends with the id. */
  readonly isClosed: boolean
  /** Offset behind the id and its closing markup. */
  readonly after: number
}

/** `inSummary`: a link to a heading of the same page (`[D-001](#d-001--fog)`) is how a summary names its entries. */
export function leadingId(page: Page, offset: number, inSummary = false): LeadingId | undefined {
  OPENING_MARKUP.lastIndex = offset
  const opening = OPENING_MARKUP.exec(page.text)?.[0] ?? ''
  const start = offset + opening.length
  const token = page.tokens[tokenFrom(page, start)]
  if (token?.start !== start || token.form !== 'single' || token.isShortened) return undefined
  CLOSING_MARKUP.lastIndex = token.end
  const closing = CLOSING_MARKUP.exec(page.text)?.[0] ?? ''
  let after = token.end + closing.length
  if (closing.includes(']') && page.text[after] === '(') {
    // Any other link that leads a block points at the item; it does not declare it.
    const end = inSummary && page.text[after + 1] === '#' ? page.text.indexOf(')', after) : -1
    if (end === -1) return undefined
    after = end + 1
  }
  return {
    token,
    isStruck: opening.includes('~~'),
    isBold: /\*\*|__/.test(opening),
    isClosed: /\*\*|__/.test(closing),
    after,
  }
}

/** Before the id of a heading or item at most: quotation marks and bullet, box, emphasis. */
const LONGEST_OPENING = 40

const HEADING_START = /[ \t>]*(?:#{1,6}[ \t]+)?/y
/** Behind the id of a heading: nothing, a separator, or the title itself; never another id. */
const SEVERAL_IDS = /^\s*(?:[,/&+]|and\b|to\b|through\b|vs\.?\s|→|\.\.)/

function headingDefinitions(
  page: Page,
  headings: readonly HeadingFact[],
  frontmatter: FrontmatterFact | undefined,
): DefinitionFact[] {
  const definitions: DefinitionFact[] = []
  for (const [i, node] of nodesOf(page, Node.heading).entries()) {
    const { text, span: extent } = headings[i]!
    const named = namedInWords(page, node, text, extent)
    if (named) {
      definitions.push(named)
      continue
    }
    const lead = headingId(page, extent)
    if (!lead || SEVERAL_IDS.test(page.text.slice(lead.after, extent[1]))) continue
    const entry = entryOf(page, headings, i, node, lead.token, frontmatter)
    const form = headingForm(page.text.slice(lead.after, extent[1]), entry)
    definitions.push({ ...definitionOf(page, lead, form, extent, entry.fields), ...entry })
  }
  return definitions
}

/** The id that a heading starts with. */
export function headingId(page: Page, extent: Span): LeadingId | undefined {
  if (!hasTokenNear(page, extent[0], LONGEST_OPENING)) return undefined
  HEADING_START.lastIndex = extent[0]
  HEADING_START.exec(page.text)
  return leadingId(page, HEADING_START.lastIndex)
}

/** Of a decision the whole section; and what the frontmatter says, where the page is about that decision alone. */
function entryOf(
  page: Page,
  headings: readonly HeadingFact[],
  at: number,
  node: number,
  { parts }: IdToken,
  frontmatter: FrontmatterFact | undefined,
): Entry {
  const own = fieldsBelow(page, node)
  if (kindOfFamily(parts.family) !== 'decision') return { fields: own }
  const isOfPage = at === 0 && headings[at]!.depth === 1 && frontmatter
  return entryBelow(page, headings, at, own, isOfPage ? frontmatterFields(frontmatter) : [])
}

/** With a status below it, a record; with a separator behind the id, a declaration; else a heading about the item. */
function headingForm(rest: string, { fields, section }: Entry): DefinitionForm {
  if (section || fields.some(({ name }) => name === 'status')) return 'field-heading'
  return SEPARATOR.test(rest) || /^[.|)]|^[\s*_~`#\]]*$|^\s*\(/.test(rest) ? 'heading' : 'topic-heading'
}

export function isHeadingForm(form: DefinitionForm): boolean {
  return form === 'field-heading' || form === 'heading' || form === 'topic-heading'
}

const KINDS_IN_WORDS = kinds.flatMap(({ name, heading }) => (heading ? [{ name, heading }] : []))

/** A heading that names its item in words: `### User Story 1 - …`. */
function namedInWords(page: Page, node: number, text: string, extent: Span): DefinitionFact | undefined {
  for (const { name, heading } of KINDS_IN_WORDS) {
    const match = heading.pattern.exec(text)
    if (!match) continue
    const parts = { family: heading.family, number: match[1]!, suffix: '' }
    const start = page.text.indexOf(match[0].slice(0, 4), extent[0])
    const span: Span =
      start === -1 || start >= extent[1] ? extent : [start, Math.min(extent[1], start + match[0].length)]
    const title = text.slice(match[0].length).replace(/^[\s:—–-]+/, '')
    return {
      id: idOf(parts),
      parts,
      aliases: [],
      kind: name,
      form: 'heading',
      title,
      span,
      extent,
      fields: fieldsBelow(page, node),
      isTombstone: false,
    }
  }
  return undefined
}

/** Group 1 is the box: done, open, or given up (`[-]`, `[~]`), which GFM does not know. */
const ITEM_START = /(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[([ xX~-])\][ \t]+)?/y
/** On the same line: the bullet of the next item is none. */
const SEPARATOR = /^[*_~`]*[ \t]*(?::|—|–|-\s)/

function itemDefinitions(page: Page): DefinitionFact[] {
  const definitions: DefinitionFact[] = []
  for (const node of nodesOf(page, Node.listItem)) {
    const paragraph = node + 1
    if (page.tree.type[paragraph] !== Node.paragraph || page.tree.parent[paragraph] !== node) continue
    if (!hasTokenNear(page, page.tree.start[node]!, LONGEST_OPENING)) continue
    ITEM_START.lastIndex = page.tree.start[node]!
    const marker = ITEM_START.exec(page.text)
    if (!marker) continue
    const lead = leadingId(page, page.tree.start[node]! + marker[0].length)
    if (!lead || SEVERAL_IDS.test(page.text.slice(lead.after, lead.after + 12))) continue
    const rest = page.text.slice(lead.after, lead.after + 8)
    const form = itemForm(lead, marker[1] !== undefined, rest)
    if (!form) continue
    const extent: Span = [page.tree.start[node]!, page.tree.end[paragraph]!]
    const definition = definitionOf(page, lead, form, extent, [])
    const isGivenUp = marker[1] === '-' || marker[1] === '~'
    const box = marker[1] === undefined || isGivenUp ? {} : { isDone: marker[1] !== ' ' }
    definitions.push({ ...definition, ...box, isTombstone: lead.isStruck || isGivenUp })
  }
  return definitions
}

/**
 * A box makes a task of an id that can be one (`T001`, `CHK012`); before any other id it ticks off something declared
 * elsewhere. Without a box the id must be set apart from what follows, or it is the subject of a sentence.
 */
function itemForm(lead: LeadingId, hasBox: boolean, rest: string): DefinitionForm | undefined {
  const kind = kindOfFamily(lead.token.parts.family)
  if (hasBox) return kind === 'task' || kind === GENERIC_KIND ? 'task' : SEPARATOR.test(rest) ? 'list-item' : undefined
  if (lead.isStruck || (lead.isBold && (lead.isClosed || SEPARATOR.test(rest)))) return 'bold-item'
  return SEPARATOR.test(rest) ? 'list-item' : undefined
}

function definitionOf(
  page: Page,
  lead: LeadingId,
  form: DefinitionForm,
  extent: Span,
  fields: readonly Field[],
): DefinitionFact {
  const { token } = lead
  const { id, parts, aliases } = canonicalId(token)
  const line = page.text.slice(lead.after, extent[1]).split('\n', 1)[0] ?? ''
  const words = unescapeText(line.replace(/(?<!\\)[*_~`]+/g, ''))
  const title = words
    .replace(/^[\s:—–.)-]+/, '')
    .trim()
    .slice(0, 160)
  return { id, parts, aliases, form, title, span: [token.start, token.end], extent, fields, isTombstone: lead.isStruck }
}

/** A run is known by its number; its slug is another spelling. */
export function canonicalId(token: IdToken): Pick<DefinitionFact, 'id' | 'parts' | 'aliases'> {
  const { parts } = token
  if (parts.family !== 'run-' || parts.suffix === '') return { id: idOf(parts), parts, aliases: [] }
  const base = { ...parts, suffix: '' }
  return { id: idOf(base), parts: base, aliases: [idOf(parts)] }
}
