/** The same impact seen from the other end: page by page, what a writer has to read once more. */
import { compareStrings } from '../../model/diagnostic.ts'
import type { ItemChange, StalePage } from './packet.ts'

/** Pages that refer to an item directly. What is new, or only stands elsewhere, makes no page wrong. */
export function stalePages(changes: readonly ItemChange[]): StalePage[] {
  const pages = new Map<string, Map<string, number>>()
  for (const { id, sort, impact } of changes) {
    if (sort === 'added' || sort === 'moved') continue
    for (const { at, via, isTouched } of impact.entries) {
      if (isTouched || via.length > 0) continue
      const rests = pages.get(at.file)
      if (!rests) pages.set(at.file, new Map([[id, at.line]]))
      // Once is enough to look there.
      else if (!rests.has(id)) rests.set(id, at.line)
    }
  }
  return [...pages]
    .map(([file, rests]) => ({ file, rests: [...rests].map(([id, line]) => ({ id, line })) }))
    .sort((a, b) => b.rests.length - a.rests.length || compareStrings(a.file, b.file))
}
