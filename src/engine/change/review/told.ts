/** The words of an item that has changed are told as the item's: a page tells the others. */
import type { DefinitionFact } from '../../model/facts.ts'
import { definitionsAround } from './extents.ts'
import type { ChangedItem } from './items.ts'
import type { Nesting } from './nesting.ts'
import type { ChangedPage } from './pages.ts'
import type { Section } from './sections.ts'

export interface ToldIds {
  readonly before: ReadonlyMap<string, ReadonlySet<string>>
  readonly after: ReadonlyMap<string, ReadonlySet<string>>
}

/** What is added is told by its title alone, and its words with the page. */
export function toldIds(changes: readonly ChangedItem[]): ToldIds {
  const told = { before: new Map<string, Set<string>>(), after: new Map<string, Set<string>>() }
  for (const { change, before, after } of changes) {
    if (change.sort === 'added' || (change.fields.length === 0 && !change.state)) continue
    for (const side of ['before', 'after'] as const) {
      const item = side === 'before' ? before : after
      if (!item) continue
      const { file } = item.definition
      const ids = told[side].get(file)
      if (ids) ids.add(item.id)
      else told[side].set(file, new Set([item.id]))
    }
  }
  return told
}

/** The blocks of a section that no item tells, and the items that tell the others. */
export type UntoldBlocks = (section: Section | undefined) => {
  readonly blocks: readonly string[]
  readonly told: readonly string[]
}

export function untoldBlocks(pages: readonly ChangedPage[], { before, after }: ToldIds): UntoldBlocks {
  const sideOf = new Map<Section, { readonly ids: ReadonlySet<string>; readonly around: Nesting<DefinitionFact> }>()
  for (const page of pages)
    for (const [side, ids] of [
      [page.before, page.before && before.get(page.before.file)],
      [page.after, page.after && after.get(page.after.file)],
    ] as const) {
      if (!side || !ids) continue
      const around = definitionsAround(side.facts)
      for (const section of side.sections) sideOf.set(section, { ids, around })
    }
  return (section) => {
    if (!section) return { blocks: [], told: [] }
    const side = sideOf.get(section)
    if (!side) return { blocks: section.blocks, told: [] }
    const told: string[] = []
    const blocks = section.blocks.filter((_, at) => {
      const id = side.around.at(section.starts[at]!)?.id
      if (id === undefined || !side.ids.has(id)) return true
      told.push(id)
      return false
    })
    return { blocks, told }
  }
}
