import type { DefinitionFact, Field, UnparsedFact } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily, kindOfHeader } from '../kinds/lookup.ts'
import type { ItemKind } from '../kinds/kind.ts'
import { Node } from '../parse/markdown.ts'
import { canonicalId, leadingId } from './definitions.ts'
import { nextOutside, nodesOf, plainText, spanOf, tokenFrom, type Page } from './page.ts'

export interface TableFacts {
  readonly definitions: readonly DefinitionFact[]
  readonly unparsed: readonly UnparsedFact[]
  /** The kind that a typed column asks for, by the offset at which an id token starts. */
  readonly expects: ReadonlyMap<number, string>
}

/** Rows that define, ids in typed columns, and rows that lost cells, from every table whose header names a kind. */
export function extractTables(page: Page): TableFacts {
  const definitions: DefinitionFact[] = []
  const unparsed: UnparsedFact[] = []
  const expects = new Map<number, string>()
  for (const table of nodesOf(page, Node.table)) {
    // Most tables hold no id at all: the scan knows, and the header need not be read.
    const first = page.tokens[tokenFrom(page, page.tree.start[table]!)]
    if (!first || first.start >= page.tree.end[table]!) continue
    const [header, ...rows] = childrenOf(page, table)
    if (header === undefined) continue
    const names = childrenOf(page, header).map((cell) => plainText(page, cell).trim())
    const columns = names.map((name) => kindOfHeader(name))
    if (columns.every((kind) => kind === undefined)) continue
    // `| Requirement | Text |`, or `| ID | Requirement |`: there another column tells what the ids are of.
    const rowKind = columns[0] ?? (ID_HEADER.test(names[0] ?? '') ? columns.find((kind) => kind) : undefined)
    for (const row of rows) {
      const cells = childrenOf(page, row)
      const defined = rowKind && cells[0] !== undefined ? rowDefinition(page, row, cells, names, rowKind) : undefined
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

const ID_HEADER = /^(?:id|#|no\.?|nr\.?)$/i

function childrenOf(page: Page, node: number): number[] {
  const children: number[] = []
  const last = nextOutside(page.tree, node)
  for (let child = node + 1; child < last; child++) if (page.tree.parent[child] === node) children.push(child)
  return children
}

function rowDefinition(
  page: Page,
  row: number,
  cells: readonly number[],
  names: readonly string[],
  kind: ItemKind,
): DefinitionFact | undefined {
  const cell = cells[0]!
  const content = /^\|?[ \t]*/.exec(page.text.slice(page.tree.start[cell], page.tree.end[cell]))![0].length
  const lead = leadingId(page, page.tree.start[cell]! + content)
  if (!lead || lead.token.end > page.tree.end[cell]!) return undefined
  const next = page.tokens[tokenFrom(page, lead.token.end)]
  if (next && next.start < page.tree.end[cell]!) return undefined
  const fields: Field[] = cells.slice(1).map((other, i) => ({
    name: (names[i + 1] ?? '').toLowerCase().replace(/[ -]/g, '_'),
    value: plainText(page, other).trim(),
    span: spanOf(page, other),
    valueSpan: spanOf(page, other),
  }))
  const family = kindOfFamily(lead.token.parts.family)
  return {
    ...canonicalId(lead.token),
    kind: family === GENERIC_KIND || names[0] === undefined || kindOfHeader(names[0]) ? kind.name : family,
    form: 'table-row',
    title: fields[0]?.value.slice(0, 160) ?? '',
    span: [lead.token.start, lead.token.end],
    extent: spanOf(page, row),
    fields,
    isTombstone: lead.isStruck,
  }
}

/** Ids count as typed where the cell holds nothing else: a sentence may name whatever it likes. */
function expectIds(page: Page, cell: number, kind: string, expects: Map<number, string>): void {
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
  if (/^(?:[\s|,;/&+`*_~()[\]-]|\band\b|<br\s*\/?>)*$/.test(rest))
    for (const offset of starts) expects.set(offset, kind)
}

/** GFM fills a row up silently; the source shows that the cells were never written. */
function isShort(page: Page, cells: readonly number[], expected: number): boolean {
  if (expected < 2) return false
  const written = cells.filter((cell) => page.tree.end[cell]! > page.tree.start[cell]!)
  return written.length < expected
}
