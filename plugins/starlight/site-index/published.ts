import type { Index } from '../../../src/engine/link/index.ts'
import { link } from '../../../src/engine/link/link.ts'
import type { SiteContext } from './context.ts'

const known = new WeakMap<SiteContext, Index>()

/**
 * The corpus without its hidden drafts, linked anew: what a view makes of several documents then has no word of a draft in
 * it, wherever it takes the word from.
 */
export function publishedIndex(context: SiteContext): Index {
  const { index, documents } = context
  if (documents.length === index.documents.length) return index
  let published = known.get(context)
  if (!published) {
    published = link(new Map(documents.map(({ path, facts }) => [path, facts])), index.tree, index.config)
    known.set(context, published)
  }
  return published
}
