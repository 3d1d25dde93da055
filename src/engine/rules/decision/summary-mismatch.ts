import type { Decision } from '../../link/decisions.ts'
import type { Document } from '../../link/index.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import { readStatus, statusWords, type StatusWords } from '../../kinds/decision-status.ts'
import type { DefinitionFact, Field } from '../../model/facts.ts'
import { comparableText } from '../../model/plain-text.ts'
import type { Place } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { entriesIn } from './entries.ts'

export default defineRule({
  id: 'decision/summary-mismatch',
  summary: 'The summary table of a register and its entries disagree.',
  rationale: `The table at the top is what most people read. When its row still says open, or an entry has no row, they act
on a register that nobody keeps.

Change the row or the entry, whichever is behind. Compared are the columns Title and Status; two words for one state
are no difference, and a shortened title is none. A row for each entry is expected where the table has rows for half of the
entries. Tables in other documents are not compared.`,
  severity: 'error',
  fixable: false,
  messages: {
    state: 'The summary says that {id} is {row}, its entry says {entry}.',
    title: 'The summary calls {id} "{row}", its entry "{entry}".',
    both: 'The summary has {id} as "{row}" and {rowState}, its entry as "{entry}" and {entryState}.',
    'no-entry': '{id} has a row in the summary and no entry.',
    'no-row': '{id} has an entry and no row in the summary.',
  },
  *check({ index }) {
    const words = statusWords(index.config.decisions.statuses)
    const registers = new Map<Document, Decision[]>()
    for (const decision of entriesIn(index)) {
      if (!isEntry(decision)) continue
      const entries = registers.get(decision.document)
      if (entries) entries.push(decision)
      else registers.set(decision.document, [decision])
    }
    for (const [document, entries] of registers) {
      const rows = summaryOf(document)
      const byId = new Map(entries.map((entry) => [entry.item.id, entry]))
      const matched = new Set(rows.filter(({ id }) => byId.has(id)).map(({ id }) => id))
      if (matched.size === 0) continue
      for (const row of firstOfEach(rows)) {
        const entry = byId.get(row.id)
        if (entry) yield* compare(row, entry, words)
        else if (matched.size >= 2 && matched.size * 2 >= rows.length && isMissing(row, document))
          yield { at: placeOf(document, row), message: 'no-entry', data: { id: row.id } }
      }
      if (matched.size < 2 || matched.size * 2 < entries.length) continue
      const families = new Set(rows.map(({ parts }) => parts.family))
      for (const { item } of entries) {
        if (matched.has(item.id) || !families.has(item.definition.fact.parts.family)) continue
        const related = [{ at: placeOf(document, rows[0]!), message: 'the summary begins here' }]
        yield { at: item.definition, message: 'no-row', data: { id: item.id }, related }
      }
    }
  },
})

function isEntry({ item }: Decision): boolean {
  const { form } = item.definition.fact
  return form === 'field-heading' || form === 'heading'
}

const TITLE = /^(?:decision_)?(?:title|name)$/

/**
 * Rows of the tables that have a title or a status. A table that says how a decision was reached tells one for itself, and
 * one that names a decision twice is a history.
 */
function summaryOf({ facts }: Document): DefinitionFact[] {
  const tables: DefinitionFact[][] = []
  let columns = ''
  let below = 0
  for (const fact of facts.definitions) {
    if (fact.form !== 'table-row') continue
    const names = fact.fields.map(({ name }) => name).join('|')
    // Two tables of the same columns have a heading between them.
    const above = below
    while ((facts.headings[below]?.span[0] ?? Infinity) < fact.extent[0]) below++
    if (tables.length > 0 && names === columns && above === below) tables.at(-1)!.push(fact)
    else tables.push([fact])
    columns = names
  }
  return tables.filter(isSummary).flat()
}

function isSummary(rows: readonly DefinitionFact[]): boolean {
  const fields = rows[0]!.fields
  const isOfColumns = fields.some(({ name }) => TITLE.test(name) || purposeOf(name) === 'status')
  return isOfColumns && new Set(rows.map(({ id }) => id)).size === rows.length
}

function firstOfEach(rows: readonly DefinitionFact[]): DefinitionFact[] {
  return [...new Map([...rows].reverse().map((row) => [row.id, row])).values()].reverse()
}

function* compare(row: DefinitionFact, { item, document, state }: Decision, words: StatusWords) {
  const { id } = item
  const entry = item.definition.fact
  const title = row.fields.find(({ name, value }) => TITLE.test(name) && value !== '')
  const status = row.fields.find(({ name }) => purposeOf(name) === 'status')
  const own = entry.fields.find(({ name, value }) => purposeOf(name) === 'status' && value !== '')
  const said = status && readStatus(status.value, words)
  const told = own && readStatus(own.value, words)
  // An entry that names its successor is superseded, whatever its status is.
  const isSame = said?.state === told?.state || (state === 'superseded' && said?.state === state)
  const hasOtherState = said?.state !== undefined && told?.state !== undefined && !isSame
  const hasOtherTitle = title && entry.title !== '' && !isSameTitle(title.value, entry.title)
  const related = [{ at: item.definition, message: `the entry of ${id}` }]
  const at = (field: Field): Place => ({ file: document.path, span: field.valueSpan })
  const titles = { id, row: title?.value ?? '', entry: entry.title }
  if (hasOtherTitle && hasOtherState) {
    const data = { ...titles, rowState: said.words, entryState: told.words }
    yield { at: at(title), message: 'both', data, related } as const
  } else if (hasOtherTitle) yield { at: at(title), message: 'title', data: titles, related } as const
  else if (hasOtherState && status) {
    const data = { id, row: said.words, entry: told.words }
    yield { at: at(status), message: 'state', data, related } as const
  }
}

/** One may be the shortened form of the other, or say the id once more. */
function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)].sort((x, y) => x.length - y.length) as [string, string]
  return b.startsWith(a) || (a.length >= SEVERAL_LETTERS && b.includes(a))
}

const SEVERAL_LETTERS = 8

/** Titles of headings are kept as written: of a link its text counts. */
function lettersOf(text: string): string {
  return comparableText(text.replace(/\]\([^)]*\)/g, ']')).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Nothing else declares it, here or elsewhere. */
function isMissing(row: DefinitionFact, document: Document): boolean {
  if (row.isTombstone || hasOwnText(row)) return false
  const item = document.scope.items.get(row.id)
  return item?.definition.fact === row
}

function hasOwnText({ fields }: DefinitionFact): boolean {
  return fields.some(({ name, value }) => value !== '' && ['resolution', 'rationale'].includes(purposeOf(name)))
}

function placeOf({ path }: Document, { span }: DefinitionFact): Place {
  return { file: path, span }
}
