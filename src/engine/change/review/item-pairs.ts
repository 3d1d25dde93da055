/** Which item of the corpus before is which of the corpus after. */
import type { Index, Item } from '../../link/index.ts'
import { groupBy } from '../../model/group-by.ts'
import { comparableText } from '../../model/plain-text.ts'
import type { CorpusChange } from '../revision.ts'

export interface ItemPairs {
  /** In the order of the corpus after. */
  readonly same: readonly { readonly before: Item; readonly after: Item }[]
  readonly gone: readonly Item[]
  readonly come: readonly Item[]
}

/** What a later pass pairs, an earlier one has left: first by scope and id, then by page, by title, by page and title. */
export function pairItems({ before, after, renamed }: CorpusChange): ItemPairs {
  const home = (file: string) => renamed.get(file) ?? file
  const passes: readonly ((item: Item, file: string) => string | undefined)[] = [
    ({ id, kind, scope }) => `${kind} ${id} ${scope.directory}`,
    ({ id, kind }, file) => `${kind} ${id} ${file}`,
    // In another project the same id is another item: its title has to say that it is the same.
    ({ id, kind, definition }) => titled(definition.fact.title, `${kind} ${id}`),
    // The same thing under another number.
    ({ kind, definition }, file) => titled(definition.fact.title, `${kind} ${file}`),
  ]
  const earlier = new Map<Item, Item>()
  let open = itemsOf(before.index)
  let come = itemsOf(after.index)
  for (const keyOf of passes) {
    if (open.length === 0 || come.length === 0) break
    const waiting = groupBy(open, (item) => keyOf(item, home(item.definition.file)))
    const asking = groupBy(come, (item) => keyOf(item, item.definition.file))
    const taken = new Set<Item>()
    for (const [key, [item, ...others]] of asking) {
      const [was, ...more] = (key === undefined ? undefined : waiting.get(key)) ?? []
      // Where several could be meant, nobody knows which.
      if (!was || !item || others.length + more.length > 0) continue
      earlier.set(item, was)
      taken.add(was)
    }
    open = open.filter((item) => !taken.has(item))
    come = come.filter((item) => !earlier.has(item))
  }
  return {
    same: itemsOf(after.index).flatMap((item) => {
      const was = earlier.get(item)
      return was ? [{ before: was, after: item }] : []
    }),
    gone: open,
    come,
  }
}

/** What a template or an archive declares is nobody's. */
function itemsOf(index: Index): readonly Item[] {
  return index.items.filter(({ definition }) => index.document(definition.file)?.role === 'record')
}

function titled(title: string, key: string): string | undefined {
  const comparable = comparableText(title)
  return comparable === '' ? undefined : `${key} ${comparable}`
}
