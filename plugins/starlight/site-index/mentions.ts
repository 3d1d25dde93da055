import { mentionsIn, type Mentions } from '../../../src/engine/views/mentions.ts'
import type { SiteContext } from './context.ts'
import { publishedIndex } from './published.ts'

const known = new WeakMap<SiteContext, Mentions>()

/** Who speaks of the pages and items of the published index: what is counted is what is shown. Found once. */
export function mentionsOf(context: SiteContext): Mentions {
  let mentions = known.get(context)
  if (!mentions) {
    const index = publishedIndex(context)
    // Texts are kept by the context's own documents.
    const own = new Map(context.documents.map((document) => [document.path, document]))
    const textOf = ({ path }: { readonly path: string }) => context.textOf(own.get(path)!)
    mentions = mentionsIn({ index, documents: index.documents, textOf })
    known.set(context, mentions)
  }
  return mentions
}
