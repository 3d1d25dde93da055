/** Every item of the corpus, for cards, search and machines. */
import type { Definition, Item } from '../../../src/engine/link/index.ts'
import type { IdParts } from '../../../src/engine/model/facts.ts'
import { lineAt } from '../../../src/engine/model/range.ts'
import { itemStatesOf, type ItemState } from '../../../src/engine/views/item-states.ts'
import { successorsOf } from '../../corpus.ts'
import type { SiteContext } from './context.ts'
import { mentionsOf } from './mentions.ts'
import { publishedIndex } from './published.ts'

export interface SiteItem {
  readonly id: string
  readonly kind: string
  /** Empty where the definition has none. */
  readonly title: string
  /** Undefined where nothing tells, and of a further definition of an id. */
  readonly state?: ItemState
  /** Of a superseded decision: the ids of what replaced it. */
  readonly successors?: readonly string[]
  /** Undefined where the file has no page. */
  readonly href?: string
  /** As `throughline check` names it. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Directory of the scope; '' is the root. */
  readonly scope: string
  /** How many sentences speak of it, as "Referenced by" shows them. None of a further definition of an id. */
  readonly references: number
}

/** In the order of their ids. An id that several files define has a record for each of them. */
export function itemsOf(context: SiteContext): SiteItem[] {
  const index = publishedIndex(context)
  const states = itemStatesOf(index)
  const { ofItems } = mentionsOf(context)
  const successors = new Map(index.decisions.map((decision) => [decision.item, successorsOf(decision)]))
  return index.items
    .flatMap(entriesOf)
    .sort(inOrder)
    .map((entry) => entry.record)

  function entriesOf(item: Item): Entry[] {
    const files = new Set<string>()
    const first = item.definitions.filter(({ file }) => !files.has(file) && files.add(file))
    return first.map((definition) => ({ parts: definition.fact.parts, record: record(item, definition) }))
  }

  function record(item: Item, definition: Definition): SiteItem {
    const { file, fact, span } = definition
    // The first definition is the item's; what follows from it says nothing of the others.
    const isFirst = definition === item.definition
    const state = isFirst ? states.get(item) : undefined
    const replaced = isFirst ? (successors.get(item) ?? []) : []
    const href = context.hrefOfItem(isFirst ? item : { ...item, definition })
    return {
      id: item.id,
      kind: item.kind,
      title: fact.title,
      ...(state !== undefined && { state }),
      ...(replaced.length > 0 && { successors: replaced }),
      ...(href !== undefined && { href }),
      file,
      line: lineAt(index.document(file)!.facts.lineStarts, span[0]) + 1,
      scope: item.scope.directory,
      references: isFirst ? (ofItems.get(item)?.length ?? 0) : 0,
    }
  }
}

interface Entry {
  readonly parts: IdParts
  readonly record: SiteItem
}

/** By family, number and suffix; then by place. */
function inOrder({ record: a, parts: one }: Entry, { record: b, parts: other }: Entry): number {
  return (
    compare(one.family, other.family) ||
    Number(one.number) - Number(other.number) ||
    compare(a.id, b.id) ||
    compare(a.file, b.file) ||
    a.line - b.line
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
