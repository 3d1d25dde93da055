/** Which items a stretch of a document names, by its references and by the definitions in it. */
import { groupBy } from '../../model/group-by.ts'
import type { Span } from '../../model/range.ts'
import type { Document, Index, Item } from '../index.ts'
import { firstFrom } from '../../model/placed.ts'

/** Items of some kinds that a stretch names, each once, in the order in which it does. */
export type Mentions = (document: Document, span: Span, ...kinds: readonly string[]) => readonly Item[]

export function mentionsIn(index: Index): Mentions {
  const named = index.references.flatMap(({ file, span, fact, resolution }) =>
    resolution.state === 'resolved' && !fact.isStruck ? [{ file, span, items: resolution.items }] : [],
  )
  const defined = index.items.flatMap((item) =>
    item.definitions.map(({ file, span }) => ({ file, span, items: [item] })),
  )
  const places = groupBy([...named, ...defined], ({ file }) => file)
  for (const own of places.values()) own.sort((a, b) => a.span[0] - b.span[0])
  return ({ path }, [start, end], ...kinds) => {
    const own = places.get(path) ?? []
    const found = new Set<Item>()
    for (let at = firstFrom(own, start); at < own.length && own[at]!.span[0] < end; at++)
      for (const item of own[at]!.items) if (kinds.includes(item.kind)) found.add(item)
    return [...found]
  }
}
