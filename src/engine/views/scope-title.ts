/** What a scope is called, and the page that says so. */
import type { Document, Index, Scope } from '../link/index.ts'

/** Its project page, else its plan or specification. */
export function titlePageOf({ directory }: Scope, { documents }: Pick<Index, 'documents'>): Document | undefined {
  const folder = directory === '' ? '' : `${directory}/`
  const own = documents.filter(({ path }) => path.slice(0, path.lastIndexOf('/') + 1) === folder)
  return TITLED.map((pattern) => own.find(({ path }) => pattern.test(path.slice(path.lastIndexOf('/') + 1)))).find(
    (document) => document !== undefined,
  )
}

/** The title of that page, else the name of the folder; '' for a root without such a page. */
export function scopeTitle(scope: Scope, index: Pick<Index, 'documents'>): string {
  const page = titlePageOf(scope, index)
  const title = page?.facts.frontmatter?.data['title']
  if (typeof title === 'string' && title !== '') return title
  return page?.facts.headings[0]?.text || scope.directory.slice(scope.directory.lastIndexOf('/') + 1)
}

const TITLED = [
  /^index\.mdx?$/i,
  /^readme\.mdx?$/i,
  /^(?:project[-_])?plan\.mdx?$/i,
  /^spec(?:ification)?\.mdx?$/i,
  /^tasks\.mdx?$/i,
]
