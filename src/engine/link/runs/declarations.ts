/** The places that declare runs, slices and cascade entries as a part of a plan. */
import { dependenciesIn, type Dependency } from './dependencies.ts'
import { namesOf } from './names.ts'
import { readProgress, type Progress } from '../../kinds/progress.ts'
import type { Data } from '../../model/facts.ts'
import type { TableFact, TableRowFact } from '../../model/plans.ts'
import type { Place, Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Document } from '../index.ts'
import type { RunNode, RunSource } from '../runs.ts'

export interface Declaration {
  readonly document: Document
  readonly source: RunSource
  readonly kind: RunNode['kind']
  readonly id: string
  readonly at: Place
  /** The table, the frontmatter or the file that it stands in. */
  readonly within: Span
  readonly title: string
  /** What tells this run from another of the same number, surest first. */
  readonly marks: readonly string[]
  readonly progress: Progress | undefined
  readonly owner: string | undefined
  /** The run that carries a slice out. */
  readonly run: WrittenText | undefined
  readonly dependsOn: readonly Omit<Dependency, 'within'>[]
}

export function declarationsIn(document: Document): Declaration[] {
  const { tables, breakdown, frontmatter } = document.facts
  if (!tables && !breakdown && !frontmatter) return []
  return [...inTables(document), ...inFrontmatter(document), ...inBreakdown(document)]
}

export function cellOf(table: TableFact, row: TableRowFact, role: string): WrittenText | undefined {
  const at = table.columns.findIndex((column) => column.role === role)
  return at === -1 ? undefined : row.cells[at]
}

function inTables(document: Document): Declaration[] {
  const names = namesOf(document)
  return (document.facts.tables ?? []).flatMap((table) => {
    if (table.sort === 'runs') return table.rows.flatMap((row) => inRunTable(document, names, table, row))
    return table.sort === 'cascade' ? table.rows.flatMap((row) => inCascade(document, table, row)) : []
  })
}

function inRunTable(
  document: Document,
  names: ReturnType<typeof namesOf>,
  table: TableFact,
  row: TableRowFact,
): Declaration[] {
  const cell = cellOf(table, row, 'run')
  const [name, ...others] = cell ? names(cell) : []
  // A cell that says more than one run, or says it in passing, declares none.
  if (!cell || !name || others.length > 0 || !/^\W*run[ -]?\d/i.test(cell.text)) return []
  const slug = /^\W*run[ -]?\d+[-\s:—–]+(.*)$/i.exec(cell.text)?.[1] ?? ''
  const depends = cellOf(table, row, 'depends')
  return [
    {
      document,
      source: 'run table',
      kind: 'run',
      id: name.id,
      at: { file: document.path, span: name.span },
      within: table.span,
      title: cellOf(table, row, 'title')?.text || slug.replaceAll('-', ' ').trim(),
      marks: [slug, cellOf(table, row, 'branch')?.text ?? '', cellOf(table, row, 'scope')?.text ?? ''],
      progress: readProgress(cellOf(table, row, 'state')?.text ?? '')?.progress,
      owner: cellOf(table, row, 'owner')?.text || undefined,
      run: undefined,
      dependsOn: depends ? dependenciesIn(depends.text, names(depends)) : [],
    },
  ]
}

const ENTRY_MARK = /^\(([^()]{1,40})\)\s*/
const LONGEST_ENTRY = 60

/** What stands between two entries is a step of its own, and no entry. */
function inCascade(document: Document, table: TableFact, row: TableRowFact): Declaration[] {
  const cell = cellOf(table, row, 'entry')
  const mark = ENTRY_MARK.exec(cell?.text ?? '')
  const id = (cell?.text ?? '').slice(mark?.[0].length ?? 0).replace(/\s+(?:[—–(:]|- ).*$|:$/, '')
  if (!cell || id === '' || id.length > LONGEST_ENTRY || /\bbetween\b/i.test(mark?.[1] ?? '')) return []
  return [
    {
      document,
      source: 'cascade table',
      kind: 'entry',
      id,
      at: { file: document.path, span: cell.span },
      within: table.span,
      title: id,
      marks: [],
      progress: readProgress(cellOf(table, row, 'state')?.text ?? '')?.progress,
      owner: cellOf(table, row, 'owner')?.text || undefined,
      run: undefined,
      dependsOn: [],
    },
  ]
}

function inFrontmatter(document: Document): Declaration[] {
  const { frontmatter, definitions } = document.facts
  const fact = definitions.find(({ form }) => form === 'frontmatter')
  // What stands behind a fault may belong elsewhere.
  if (!frontmatter || frontmatter.problems.length > 0 || !fact || (fact.kind !== 'run' && fact.kind !== 'slice'))
    return []
  const { data } = frontmatter
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '')
  return [
    {
      document,
      source: 'frontmatter',
      kind: fact.kind,
      id: fact.id,
      at: { file: document.path, span: fact.span },
      within: frontmatter.span,
      title: fact.title,
      marks: [fact.title],
      progress: readProgress(text('status'))?.progress,
      owner: text('owner') || undefined,
      run: undefined,
      dependsOn: dependenciesOfPage(document),
    },
  ]
}

const DEPENDS = /^\/depends[_-]?on(?:\/\d+)?$/i

function dependenciesOfPage(document: Document): Declaration['dependsOn'] {
  const names = namesOf(document)
  const { data, places } = document.facts.frontmatter!
  return places.flatMap(({ pointer, value: span }) => {
    const value = DEPENDS.test(pointer) ? valueAt(data, pointer) : undefined
    return typeof value === 'string' ? dependenciesIn(value, names({ text: value, span })) : []
  })
}

function valueAt(data: { [key: string]: Data }, pointer: string): Data | undefined {
  const [key = '', at] = pointer.slice(1).split('/')
  const value = data[key]
  return at === undefined ? value : Array.isArray(value) ? value[Number(at)] : undefined
}

function inBreakdown(document: Document): Declaration[] {
  return (document.facts.breakdown ?? []).map((entry) => ({
    document,
    source: 'work breakdown',
    kind: entry.kind,
    id: entry.id,
    at: { file: document.path, span: entry.span },
    within: [0, document.facts.lineStarts.at(-1) ?? 0],
    title: entry.title,
    marks: [entry.title],
    progress: readProgress(entry.status?.text ?? '')?.progress,
    owner: entry.owner,
    run: entry.run,
    dependsOn: entry.dependsOn.map((each) => ({ ...each, isSoft: false })),
  }))
}
