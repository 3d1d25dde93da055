import { saysComplete } from '../../kinds/completion.ts'
import type { Document, Index } from '../../link/index.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Place } from '../../model/range.ts'

/** A page that says of itself, or of the project around it, that it is complete. */
export interface Completion {
  readonly type: string
  readonly status: string
  readonly at: Place
}

/** What marks the project around a document as complete: its own status, that of the project, or that of a plan above it. */
export function completionFinder(index: Index): (document: Document) => Completion | undefined {
  const pages = index.documents.flatMap((document) => {
    const status = document.role === 'record' ? statusOf(document) : undefined
    return status ? [{ document, ...status }] : []
  })
  const byScope = groupBy(pages, (page) => page.document.scope)
  return (document) => {
    const around = (byScope.get(document.scope) ?? []).filter((page) => isAbove(page.document, document))
    const own = around.find((page) => page.document === document)
    const projects = around.filter(({ type }) => type === 'project')
    const plans = around.filter(({ type }) => type === 'plan' || type === 'run')
    // Where a project speaks for itself, a plan within it does not.
    return [own, ...(projects.length > 0 ? projects : plans)].find((page) => page?.isComplete)
  }
}

function statusOf({ path, facts }: Document): (Completion & { readonly isComplete: boolean }) | undefined {
  const { type, status } = facts.frontmatter?.data ?? {}
  const place = facts.frontmatter?.places.find(({ pointer }) => pointer === '/status')
  if (typeof type !== 'string' || typeof status !== 'string' || !place) return undefined
  return { type, status, at: { file: path, span: place.value }, isComplete: saysComplete(status) }
}

/** In the same folder, or in one around it. */
function isAbove(page: Document, document: Document): boolean {
  return document.path.startsWith(page.path.slice(0, page.path.lastIndexOf('/') + 1))
}
