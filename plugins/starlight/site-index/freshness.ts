/** How fresh the pages are on which somebody acts without a chance to doubt them. */
import { freshnessOf, type Freshness } from '../../../src/engine/views/freshness.ts'
import type { SiteContext } from './context.ts'

export type { Freshness }

/** By page. */
export function freshnessByPage(context: SiteContext): Record<string, Freshness> {
  return Object.fromEntries(
    context.documents.flatMap((document): [string, Freshness][] => {
      const freshness = freshnessOf(context.index, document, context.today)
      const hasPage = freshness !== undefined && context.hrefOfDocument(document) !== undefined
      return hasPage ? [[context.pageKeyOf(document), freshness]] : []
    }),
  )
}
