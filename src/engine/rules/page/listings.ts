/** What a page surely lists, by what a text would call it. */
import type { Document, Index, Item } from '../../link/index.ts'
import { readOrdinal } from '../../kinds/numerals.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import type { TableSort } from '../../model/plans.ts'
import type { Place } from '../../model/range.ts'

export interface Listing {
  /** How many there are; `lawful` is every number that an honest author may have counted. */
  readonly size: number
  readonly lawful: ReadonlySet<number>
  /** Where the list begins. */
  readonly at: Place
  /** Where the things stand, for the message: `in the table`. */
  readonly where: string
}

const TABLES: Readonly<Record<string, TableSort>> = { run: 'runs', gate: 'gates', artefact: 'artefacts' }

/** Kinds whose items a page declares one by one; `functional requirement` is a requirement with its own family. */
const KINDS: Readonly<Record<string, readonly [kind: string, families: RegExp]>> = {
  requirement: ['requirement', /^/],
  'functional requirement': ['requirement', /^FR-$/],
  'non-functional requirement': ['requirement', /^NFR-$/],
  verification: ['verification', /^/],
  decision: ['decision', /^/],
  'success criterion': ['success criterion', /^/],
  story: ['story', /^/],
  slice: ['slice', /^/],
  run: ['run', /^/],
  gate: ['gate', /^/],
  artefact: ['artefact', /^/],
}

/**
 * Finds the one list of a page, or else that of the one page among those it links to that has any. Two tables of a sort, or
 * a single row, are no list to count against.
 */
export function listingsIn(index: Index): (document: Document, noun: string) => Listing | undefined {
  const items = groupBy(index.items, ({ definition }) => definition.file)
  const links = lazily(() => groupBy(index.links, ({ document }) => document))
  const ownOf = (document: Document, noun: string) =>
    noun === 'phase'
      ? phases(document)
      : (rows(document, TABLES[noun]) ?? declared(document, items.get(document.path) ?? [], noun))
  return (document, noun) => {
    const own = ownOf(document, noun)
    // Phases are of the page that has them.
    if (own || noun === 'phase') return own
    const linked = new Set((links().get(document) ?? []).map(({ target }) => 'path' in target && target.path))
    const lists = [...linked].flatMap((path) => {
      const other = path === false ? undefined : index.document(path)
      const isNear = other && other !== document && other.role === 'record' && other.scope === document.scope
      return isNear ? (ownOf(other, noun) ?? []) : []
    })
    return lists.length === 1 ? lists[0] : undefined
  }
}

function rows({ path, facts }: Document, sort: TableSort | undefined): Listing | undefined {
  const tables = (facts.tables ?? []).filter((table) => table.sort === sort)
  const [table] = tables
  if (!table || tables.length > 1 || table.rows.length < FEWEST) return undefined
  const named = new Set(table.rows.map(({ cells }) => cells[0]?.text ?? '').filter((text) => text !== ''))
  return {
    size: table.rows.length,
    lawful: new Set([table.rows.length, named.size]),
    at: { file: path, span: table.span },
    where: 'in the table',
  }
}

/** Fewer are an example. */
const FEWEST = 2

function declared({ facts }: Document, items: readonly Item[], noun: string): Listing | undefined {
  const wanted = KINDS[noun]
  // Its tables say it, and were not certain.
  if ((facts.tables ?? []).some(({ sort }) => sort === TABLES[noun])) return undefined
  const own = items.filter(
    ({ kind, definition }) => wanted && kind === wanted[0] && wanted[1].test(definition.fact.parts.family),
  )
  const kept = own.filter(({ definition }) => !definition.fact.isTombstone)
  if (kept.length < FEWEST) return undefined
  const partsOf = (item: Item) => item.definition.fact.parts
  const bases = new Set(kept.map((item) => partsOf(item).family + partsOf(item).number))
  const families = [...groupBy(kept, (item) => partsOf(item).family).values()].map((family) => family.length)
  return {
    size: kept.length,
    lawful: new Set([kept.length, own.length, bases.size, ...families]),
    at: kept[0]!.definition,
    where: 'declared',
  }
}

const PHASE = /^[^A-Za-z0-9]*phase\s+([A-Za-z]+|\d{1,2})(?![\w.])/i

function phases({ path, facts: { headings } }: Document): Listing | undefined {
  const found = headings.flatMap((heading) => {
    const number = readOrdinal(PHASE.exec(heading.text)?.[1] ?? '-')
    return number === undefined ? [] : [{ heading, number }]
  })
  const depths = new Set(found.map(({ heading }) => heading.depth))
  const numbers = new Set(found.map(({ number }) => number))
  if (depths.size !== 1 || numbers.size < FEWEST || numbers.size < found.length) return undefined
  const lawful = new Set([numbers.size, numbers.size - Number(numbers.has(0))])
  return { size: numbers.size, lawful, at: { file: path, span: found[0]!.heading.span }, where: 'among the headings' }
}
