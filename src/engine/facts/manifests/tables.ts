/** Rows of tables that have a column for paths and one for actions, or stand under a heading that names the action. */
import type { ManifestEntryFact, WrittenText } from '../../model/records.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { nextOutside, nodesOf, spanOf, type Page } from '../page.ts'
import { plainOf, stretchesOf, trimmed, type Reading, type Stretch } from './inline.ts'
import { destinationIn, pathsIn, saysNone, type NamedPaths } from './paths.ts'
import type { Sections } from './sections.ts'

/** The names of each column, in lower case; of several columns that fit, the first name wins. */
const COLUMNS = {
  path: [
    /^(?:(?:file|source|old|original|current|existing|full|relative|repository|repo|artifact|artefact|document) )?paths?$/,
    /^(?:(?:source|old|original|current|existing) )?locations?$/,
    /^(?:(?:source|old|original|current|existing) )?(?:files?|file ?names?|files? (?:and|or) folders?|files?\/folders?)$/,
    /^(?:documents?|docs?)$/,
    /^(?:artifacts?|artefacts?)$/,
    /^from$/,
  ],
  action: [
    /^(?:(?:cleanup|clean-up|final|file|path|planned|proposed|required) )?actions?(?: taken)?$/,
    /^(?:(?:final|file|proposed) )?disposition$/,
    /^(?:(?:final|proposed) )?(?:decision|treatment)$/,
  ],
  rationale: [/^rationale$/, /^reasons?$/, /^why$/, /^justification$/, /^notes?$/],
  destination: [
    /^(?:new |target )?destination(?: path)?$/,
    /^(?:moved|archived) to$|^to$/,
    /^(?:new|target|archive) (?:path|location)$/,
  ],
} as const

type Column = keyof typeof COLUMNS

export function tableEntries(reading: Reading, sections: Sections): ManifestEntryFact[] {
  return nodesOf(reading.page, Node.table).flatMap((table) => entriesOf(reading, table, sections))
}

function entriesOf(reading: Reading, table: number, sections: Sections): ManifestEntryFact[] {
  const { page } = reading
  const [header, ...rows] = childrenOf(page, table)
  if (header === undefined) return []
  const columns = columnsOf(childrenOf(page, header).map((cell) => plainOf(stretchesOf(reading, cell))))
  const section = sections.at(page.tree.start[table]!)
  if (columns.path === undefined || (columns.action === undefined && !section)) return []
  return rows.flatMap((row) => {
    const cells = childrenOf(page, row)
    const read = (column: Column): Cell | undefined => {
      const at = columns[column]
      return at === undefined ? undefined : cellOf(reading, cells[at], page.tree.end[row]!)
    }
    const path = read('path')!
    const action = read('action')
    const rationale = read('rationale')
    const isEmpty = path.written.text === '' && (action?.written.text ?? '') === ''
    return isEmpty
      ? []
      : [entryOf({ path, action, rationale, destination: read('destination') }, section, reading, row)]
  })
}

interface Cell {
  readonly written: WrittenText
  readonly stretches: readonly Stretch[]
}

interface Cells {
  readonly path: Cell
  readonly action: Cell | undefined
  readonly rationale: Cell | undefined
  readonly destination: Cell | undefined
}

function entryOf(
  { path, action, rationale, destination }: Cells,
  section: ReturnType<Sections['at']>,
  { page }: Reading,
  row: number,
): ManifestEntryFact {
  const named: NamedPaths = saysNone(path.stretches) ? { paths: [], comment: [] } : pathsIn(path.stretches, true)
  const where =
    (destination && pathsIn(destination.stretches, true).paths[0]) ??
    named.destination ??
    (action && destinationIn(behindFirstWord(action.stretches))) ??
    (rationale && destinationIn(rationale.stretches))
  return {
    form: 'row',
    action: action?.written ?? section!.written,
    ...(!action && section!.isPlanned && { isPlanned: true }),
    paths: named.paths,
    cell: path.written,
    ...(rationale && { rationale: rationale.written }),
    ...(where && { destination: where }),
    span: trimmed(page, spanOf(page, row)),
  }
}

/** "Archive → `x`", "move to `x`": the action itself is the first word. */
function behindFirstWord(stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, ...rest] = stretches
  if (first?.sort !== 'words') return rest
  const word = /^\s*\S+/.exec(first.text)?.[0].length ?? 0
  return [{ ...first, text: first.text.slice(word), span: [first.span[0] + word, first.span[1]] }, ...rest]
}

function cellOf(reading: Reading, cell: number | undefined, rowEnd: number): Cell {
  if (cell === undefined) return { written: { text: '', span: [rowEnd, rowEnd] }, stretches: [] }
  const stretches = stretchesOf(reading, cell)
  const span: Span = trimmed(reading.page, spanOf(reading.page, cell))
  return { written: { text: plainOf(stretches), span }, stretches }
}

function columnsOf(names: readonly string[]): Readonly<Partial<Record<Column, number>>> {
  const simple = names.map((name) =>
    name
      .toLowerCase()
      .replace(/\(.{0,40}\)|[:*?.]/g, '')
      .replace(/[\s_]+/g, ' ')
      .trim(),
  )
  const found = (column: Column) => {
    for (const pattern of COLUMNS[column]) {
      const at = simple.findIndex((name) => pattern.test(name))
      if (at !== -1) return { [column]: at }
    }
    return {}
  }
  return { ...found('path'), ...found('action'), ...found('rationale'), ...found('destination') }
}

function childrenOf({ tree }: Page, node: number): number[] {
  const children: number[] = []
  const last = nextOutside(tree, node)
  for (let child = node + 1; child < last; child++) if (tree.parent[child] === node) children.push(child)
  return children
}
