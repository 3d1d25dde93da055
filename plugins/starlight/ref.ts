/** An item's id as prose has it (plugins/remark-decision-links.ts): with what client/cards.ts shows beside it. */
import type { SiteItem } from './site-index/items.ts'
import { isGone } from './states.ts'

export interface StateWords {
  readonly states: Readonly<Record<string, string>>
  /** `Superseded by %`. */
  readonly replaced: string
}

/** For a link of which the id is all the text; nothing where the item is not known. */
export function refAttributes(
  item: SiteItem | undefined,
  words: StateWords,
): Readonly<Record<string, string | undefined>> {
  if (!item) return {}
  const { id, kind, title, state } = item
  const successors = item.successors?.join(', ')
  return {
    class: 'tl-ref',
    'data-id': id,
    'data-kind': kind,
    'data-title': title || undefined,
    'data-state': state,
    'data-successors': successors,
    // The line through the id is nothing that is read aloud.
    'aria-label': state && isGone(state) ? `${id}, ${stateIn({ state, successors }, words)}` : undefined,
  }
}

/** What the attributes say of the state. Undefined where nothing tells. */
export function stateIn(
  { state, successors }: { readonly state?: string | undefined; readonly successors?: string | undefined },
  words: StateWords,
): string | undefined {
  return successors ? words.replaced.replace('%', () => successors) : words.states[state ?? '']
}
