/** Which pages need the script that draws. */
import type { SiteContext } from './context.ts'

export function pagesWithDiagrams(context: SiteContext): string[] {
  return context.documents
    .filter(({ facts }) => facts.diagrams?.some(({ problem }) => problem === undefined))
    .map((document) => context.pageKeyOf(document))
}
