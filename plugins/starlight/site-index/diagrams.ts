/** Which pages need the script that draws, or says in their language that it cannot. */
import type { SiteContext } from './context.ts'

export function pagesWithDiagrams(context: SiteContext): string[] {
  return context.documents
    .filter(({ facts }) => facts.diagrams !== undefined && facts.diagrams.length > 0)
    .map((document) => context.pageKeyOf(document))
}
