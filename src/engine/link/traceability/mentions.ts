/** Which items a stretch of a document names: by its references, by the definitions in it, and by the lists in its cells. */
import { idOf } from '../../kinds/ids.ts'
import { readListedIds, type ListedId } from '../../kinds/listed-ids.ts'
import type { ReferenceFact } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import { firstFrom } from '../../model/placed.ts'
import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Document, Index, Item } from '../index.ts'
import { resolver } from '../resolve.ts'

/** Items of some kinds, each once, in the order in which they are named. */
export interface Mentions {
  /** By references and definitions alone. */
  inside(document: Document, span: Span, ...kinds: readonly string[]): readonly Item[]
  /** By the ranges and lists too that the general grammar of ids does not read: `REQ-001 to 003`. */
  inCell(document: Document, cell: WrittenText, ...kinds: readonly string[]): readonly Item[]
}

export function mentionsIn(index: Index): Mentions {
  const named = index.references.flatMap(({ file, span, fact, resolution }) =>
    resolution.state === 'resolved' && !fact.isStruck ? [{ file, span, fact, items: resolution.items }] : [],
  )
  const defined = index.items.flatMap((item) =>
    item.definitions.map(({ file, span, fact: { parts } }) => ({ file, span, fact: { parts }, items: [item] })),
  )
  const places = groupBy([...named, ...defined], ({ file }) => file)
  for (const own of places.values()) own.sort((a, b) => a.span[0] - b.span[0])
  const placesIn = ({ path }: Document, [start, end]: Span) => {
    const own = places.get(path) ?? []
    const from = firstFrom(own, start)
    let to = from
    while (to < own.length && own[to]!.span[0] < end) to++
    return own.slice(from, to)
  }
  const resolve = lazily(() => resolver(index.scopes, index.documents, new Set(index.config.families.foreign)))
  const itemsOf = (document: Document, listed: ListedId, span: Span): readonly Item[] => {
    const resolution = resolve()(asReference(listed, span), document)
    return resolution.state === 'resolved' ? resolution.items : []
  }
  return {
    inside: (document, span, ...kinds) => ofKinds(placesIn(document, span), kinds),
    inCell(document, { text, span }, ...kinds) {
      const plain = placesIn(document, span)
      const ids = readListedIds(text)
      // The references tell it already, of nearly all cells.
      const [only] = ids
      const isKnown = (id: ListedId) => plain.some(({ fact }) => written(fact) === written(id))
      if (ids.length === 0 || (ids.length === 1 && isKnown(only!))) return ofKinds(plain, kinds)
      const read = new Set(plain.map(({ fact }) => written(fact)))
      if (ids.every((id) => read.has(written(id)))) return ofKinds(plain, kinds)
      return ofKinds([...ids.map((id) => ({ items: itemsOf(document, id, span) })), ...plain], kinds)
    },
  }
}

function ofKinds(places: readonly { readonly items: readonly Item[] }[], kinds: readonly string[]): readonly Item[] {
  return [...new Set(places.flatMap(({ items }) => items.filter(({ kind }) => kinds.includes(kind))))]
}

function written({ parts, to }: ListedId | Pick<ReferenceFact, 'parts' | 'to'>): string {
  const end = to && ('parts' in to ? to.parts : to)
  return end ? `${idOf(parts)}..${idOf(end)}` : idOf(parts)
}

function asReference({ parts, to }: ListedId, span: Span): ReferenceFact {
  const range = to && { id: idOf(to), parts: to }
  return {
    id: idOf(parts),
    parts,
    form: range ? 'range' : 'single',
    ...(range && { to: range }),
    span,
    place: 'cell',
    isStruck: false,
  }
}
