import type { DefinitionFact, Field, UnparsedFact } from '../model/facts.ts'
import { idOf } from '../kinds/ids.ts'
import { isBlankCell } from '../kinds/blank-cell.ts'
import { GENERIC_KIND, kindOfFamily, kindOfHeader } from '../kinds/lookup.ts'
import { isNameOf, VERIFIES } from '../kinds/table-vocabulary.ts'
import type { ItemKind } from '../kinds/kind.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { cellsOf, contentOf } from './cells.ts'
import { canonicalId, leadingId } from './definitions.ts'
import { fieldName, foldText, unwrapped } from './fields.ts'
import { nodesOf, plainText, spanOf, tokenFrom, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

export { childrenOf } from './cells.ts'

export interface TableFacts {
  readonly definitions: readonly DefinitionFact[]
  readonly unparsed: readonly UnparsedFact[]
  /** The kind that a typed column asks for, by the offset at which an id token starts. */
  readonly expects: ReadonlyMap<number, string>
}

/**
 * Rows that define, ids in typed columns, and rows that lost cells, from every table whose header names a kind. `entries`
 * are the ids that headings of the page define: a table of those sums them up, whatever its header says.
 */
export function extractTables(page: Page, entries: ReadonlySet<string>): TableFacts {
  const definitions: DefinitionFact[] = []
  const unparsed: UnparsedFact[] = []
  const expects = new Map<number, string>()
  for (const table of nodesOf(page, Node.table)) {
    // Most tables hold no id at all: the scan knows, and the header need not be read.
    const first = page.tokens[tokenFrom(page, page.tree.start[table]!)]
    if (!first || first.start >= page.tree.end[table]!) continue
    const [header, ...rows] = cellsOf(page, table)
    if (header === undefined) continue
    const names = header.cells.map((cell) => plainText(page, cell).trim())
    const columns = names.map((name) => kindOfHeader(name))
    const isRegister = isDecisionRegister(page, table, names, entries)
    // `| Requirement | Text |`, or `| ID | Requirement |`: there another column tells what the ids are of.
    const told = ID_HEADER.test(names[0] ?? '')
      ? (columns.find((kind) => kind) ?? kindByVerb(names, first.parts.family))
      : undefined
    const rowKind = columns[0] ?? told
    if (!isRegister && !rowKind && columns.every((kind) => kind === undefined)) continue
    for (const { node: row, cells } of rows) {
      const defined = cells[0] === undefined ? undefined : rowDefinition(page, row, cells, names, rowKind, isRegister)
      if (defined) definitions.push(defined)
      cells.forEach((cell, column) => {
        const kind = columns[column]
        if (kind) expectIds(page, cell, kind.name, expects)
      })
      if (defined && isShort(page, cells, names.length)) {
        const found = cells.filter((cell) => page.tree.end[cell]! > page.tree.start[cell]!).length
        unparsed.push({
          reason: 'short-row',
          ids: [defined.id],
          span: defined.span,
          cells: { expected: names.length, found },
        })
      }
    }
  }
  return { definitions, unparsed, expects }
}

/** `| ID | Verifies | Result |` over ids of verifications. */
function kindByVerb(names: readonly string[], family: string): ItemKind | undefined {
  if (kindOfFamily(family) !== 'verification') return undefined
  return names.some((name) => VERIFIES.test(name)) ? kindOfHeader('verification') : undefined
}

const ID_HEADER = /^(?:id|#|no\.?|nr\.?)$/i
const DECISION_ID_HEADER =
  /^(?:(?:adr|dq|decision|record)(?: ?(?:id|#|no\.?|nr\.?|number))?|id|#|no\.?|nr\.?|number|ref\.?|key|entry)$/i
const STATUS_HEADER = /^(?:decision )?(?:status|state)$/i
const TITLE_HEADER = /^(?:(?:decision|adr) )?(?:title|name|subject|summary|description|topic)$/i
const DECISION_HEADER = /\b(?:resolution|rationale|outcome|supersed\w*)\b|^(?:final )?decision$|^question$/i

/**
 * `| ID | Title | Status |` over ids of a decision's family: a register, although no column says "Decision". The family
 * `D-` is also that of defects and dependencies, `DQ-` that of data quality: there a column has to tell of a resolution, or
 * headings of the page declare them.
 */
function isDecisionRegister(
  page: Page,
  table: number,
  names: readonly string[],
  entries: ReadonlySet<string>,
): boolean {
  const at = tokenFrom(page, page.tree.start[table]!)
  const { parts } = page.tokens[at]!
  if (kindOfFamily(parts.family) !== 'decision' || !DECISION_ID_HEADER.test(names[0] ?? '')) return false
  const hasStatus = names.some((name) => STATUS_HEADER.test(name))
  const hasTitle = names.some((name) => TITLE_HEADER.test(name))
  if (hasStatus && names.some((name) => DECISION_HEADER.test(name))) return true
  if (hasStatus && hasTitle && parts.family !== 'D-' && parts.family !== 'DQ-') return true
  return (hasStatus || hasTitle) && namesAny(page, at, page.tree.end[table]!, entries)
}

function namesAny(page: Page, from: number, end: number, ids: ReadonlySet<string>): boolean {
  for (let at = from; at < page.tokens.length && page.tokens[at]!.start < end; at++)
    if (ids.has(idOf(page.tokens[at]!.parts))) return true
  return false
}

function rowDefinition(
  page: Page,
  row: number,
  cells: readonly number[],
  names: readonly string[],
  kind: ItemKind | undefined,
  isRegister: boolean,
): DefinitionFact | undefined {
  if (!kind && !isRegister) return undefined
  const cell = cells[0]!
  const [start] = contentOf(page, cell)
  const lead = leadingId(page, start, isRegister)
  if (!lead || lead.token.end > page.tree.end[cell]!) return undefined
  const family = kindOfFamily(lead.token.parts.family)
  if (!kind && family !== 'decision') return undefined
  const next = page.tokens[tokenFrom(page, lead.after)]
  if (next && next.start < page.tree.end[cell]!) return undefined
  const fields = cells.slice(1).map((other, i): Field => {
    const content: Span = contentOf(page, other)
    const value = foldText(plainBetween(page, content[0], content[1]))
    const valueSpan = unwrapped(page.text, content)
    return { name: fieldName(names[i + 1] ?? ''), value, span: spanOf(page, other), valueSpan }
  })
  const isByFamily = family !== GENERIC_KIND && names[0] !== undefined && !kindOfHeader(names[0])
  const kindName = isByFamily ? family : (kind?.name ?? family)
  return {
    ...canonicalId(lead.token),
    kind: kindName,
    form: 'table-row',
    title: rowTitle(page, cells, names, [kindName, kind?.name]).slice(0, 160),
    span: [lead.token.start, lead.token.end],
    extent: spanOf(page, row),
    fields,
    isTombstone: lead.isStruck,
  }
}

/** The cell behind the id; where that one names other items, one that says what the row is about. `own` are its kinds. */
function rowTitle(
  page: Page,
  cells: readonly number[],
  names: readonly string[],
  own: readonly (string | undefined)[],
): string {
  const [, next] = cells
  if (next === undefined) return ''
  const text = plainText(page, next).trim()
  const other = kindOfHeader(names[1] ?? '')?.name
  const namesOthers = (other !== undefined && !own.includes(other)) || idsAlone(page, next).length > 0
  if (!namesOthers) return text
  for (const saysIt of SAYING) {
    const cell = cells.find((each, at) => at > 1 && saysIt(names[at] ?? '') && idsAlone(page, each).length === 0)
    const words = cell === undefined ? '' : plainText(page, cell).trim()
    if (words !== '' && !isBlankCell(words)) return words
  }
  return text
}

/** Whether a column of this name says what its row is about, the surest first. */
const SAYING: readonly ((name: string) => boolean)[] = [
  (name) => TITLE_HEADER.test(name),
  (name) => isNameOf('statement', 'requirements', name.toLowerCase()),
  (name) => isNameOf('method', 'verifications', name.toLowerCase()),
  (name) => isNameOf('scope', 'runs', name.toLowerCase()),
]

/** Ids count as typed where the cell holds nothing else: a sentence may name whatever it likes. */
function expectIds(page: Page, cell: number, kind: string, expects: Map<number, string>): void {
  for (const offset of idsAlone(page, cell)) expects.set(offset, kind)
}

/** Where the ids of a cell begin that holds nothing else. */
function idsAlone(page: Page, cell: number): number[] {
  const start = page.tree.start[cell]!
  const end = page.tree.end[cell]!
  const starts: number[] = []
  let rest = ''
  let at = start
  for (let i = tokenFrom(page, start); i < page.tokens.length && page.tokens[i]!.start < end; i++) {
    const token = page.tokens[i]!
    rest += `${page.text.slice(at, token.start)} `
    at = token.end
    starts.push(token.start)
  }
  rest += page.text.slice(at, end)
  return /^(?:[\s|,;/&+`*_~()[\]-]|\band\b|<br\s*\/?>)*$/.test(rest) ? starts : []
}

/** GFM fills a row up silently; the source shows that the cells were never written. */
function isShort(page: Page, cells: readonly number[], expected: number): boolean {
  if (expected < 2) return false
  const written = cells.filter((cell) => page.tree.end[cell]! > page.tree.start[cell]!)
  return written.length < expected
}
