/** What a page surely lists, by what a text would call it. */
import type { Document, Index } from '../../link/index.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import type { CountFact, TableSort } from '../../model/plans.ts'
import type { Place } from '../../model/range.ts'
import { declarationsIn, declaredOn, kindOf } from './declared.ts'
import { phasesOf } from './phases.ts'

export interface Listing {
  /** How many there are; `lawful` is every number that an honest author may have counted. */
  readonly size: number
  readonly lawful: ReadonlySet<number>
  /** Where the list begins. */
  readonly at: Place
  /** Where the things stand, for the message: `in the table`. */
  readonly where: string
  /** It is of the only page that the page with the number links to, as a checklist does to its spec. */
  readonly isOfSubject?: true
}

const TABLES: Readonly<Record<string, TableSort>> = { run: 'runs', gate: 'gates', artefact: 'artefacts' }

/**
 * Finds the one list that a number is about: that of its page; or else that of the one page that it links to, where no other
 * page around has one. Undefined where anything is unclear.
 */
export function listingsIn(index: Index): (document: Document, count: CountFact) => Listing | undefined {
  const known = new Map<string, Listing | undefined>()
  const links = lazily(() => groupBy(index.links, ({ document }) => document))
  const neighbours = lazily(() => groupBy(index.documents, ({ scope }) => scope))
  const declarations = lazily(() => declarationsIn(index))
  const tablesAround = ({ scope }: Document, sort: TableSort) =>
    (neighbours().get(scope) ?? []).filter(({ facts }) => facts.tables?.some((table) => table.sort === sort)).length

  return (document, count) => {
    const linked = (links().get(document) ?? []).flatMap(({ span, target }) => {
      const isInside = span[0] >= count.sentence[0] && span[1] <= count.sentence[1]
      const other = 'path' in target ? index.document(target.path) : undefined
      return other === document ? [] : [{ isInside, other }]
    })
    // A sentence that points at another page speaks of that page.
    const named = linked.filter(({ isInside }) => isInside)
    if (count.noun === 'phase') return named.length > 0 ? undefined : phasesOf(document)
    const own = named.length > 0 ? undefined : listOf(document, count.noun)
    if (own) return own
    const pages = new Set((named.length > 0 ? named : linked).map(({ other }) => other))
    const lists = [...pages].flatMap((other) => {
      const isNear = other && other.role === 'record' && other.scope === document.scope
      return isNear ? (listOf(other, count.noun, document) ?? []) : []
    })
    if (lists.length !== 1) return undefined
    const isOfSubject = pages.size === 1 && TABLES[count.noun] === undefined
    return isOfSubject ? { ...lists[0]!, isOfSubject } : lists[0]
  }

  /** `reader`: the page that has the number, where it is another one. A page may state a hundred numbers. */
  function listOf(document: Document, noun: string, reader?: Document): Listing | undefined {
    const key = [noun, document.path, reader?.path ?? ''].join('\n')
    if (!known.has(key)) known.set(key, readList(document, noun, reader))
    return known.get(key)
  }

  function readList(document: Document, noun: string, reader: Document | undefined): Listing | undefined {
    const sort = TABLES[noun]
    if (sort === undefined) return declaredOn(document, noun, declarations(), reader)
    const list = rows(document, noun, sort)
    return reader && tablesAround(document, sort) > 1 ? undefined : list
  }
}

function rows({ path, facts }: Document, noun: string, sort: TableSort): Listing | undefined {
  const tables = (facts.tables ?? []).filter((table) => table.sort === sort)
  const [table] = tables
  if (!table || tables.length > 1 || table.rows.length < FEWEST) return undefined
  // Those that stand elsewhere on the page, and not in the table, make a list of their own.
  const own = facts.definitions.filter((definition) => kindOf(definition) === noun)
  const inside = new Set(own.filter(({ span }) => isWithin(span, table.span)).map(({ id }) => id))
  if (own.some(({ id }) => !inside.has(id))) return undefined
  const named = new Set(table.rows.map(({ cells }) => cells[0]?.text ?? '').filter((text) => text !== ''))
  return {
    size: table.rows.length,
    lawful: new Set([table.rows.length, named.size]),
    at: { file: path, span: table.span },
    where: 'in the table',
  }
}

function isWithin(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1]
}

/** Fewer are an example. */
export const FEWEST = 2
