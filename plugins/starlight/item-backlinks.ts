/** What is said of an item, for whoever lists items instead of pages. */
import type { ItemBacklinks } from './site-index/backlinks.ts'
import type { SiteItem } from './site-index/items.ts'
import type { SiteIndex } from './site-index/site-index.ts'

export function backlinksByItem({ backlinks }: SiteIndex): (item: SiteItem) => ItemBacklinks | undefined {
  const known = new Map<string, ItemBacklinks>()
  for (const { items } of Object.values(backlinks)) for (const item of items) known.set(`${item.file} ${item.id}`, item)
  return ({ file, id }) => known.get(`${file} ${id}`)
}
