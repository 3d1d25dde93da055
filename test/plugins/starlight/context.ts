/** What a section of the site's index is built from, over a corpus in memory. */
import { contextOf, type SiteContext } from '../../../plugins/starlight/site-index/context.ts'
import { pathsOf } from '../../../plugins/starlight/paths.ts'
import { openCorpus } from '../../../plugins/corpus.ts'
import { starlightRoutes } from '../../../plugins/routes.ts'
import { checkCorpus } from '../../corpus.ts'

export interface SiteOptions {
  readonly base?: string
  readonly isDevelopment?: boolean
}

/** Documents below `docs` have a page. Nothing is on disk. */
export function contextWith(
  files: Readonly<Record<string, string>>,
  { base = '/', isDevelopment = false }: SiteOptions = {},
): SiteContext {
  const { index, diagnostics } = checkCorpus({ files: new Map(Object.entries(files)) })
  const root = import.meta.dirname
  const corpus = openCorpus({ root, routes: starlightRoutes({ docs: 'docs', base }) })
  corpus.isDevelopment = isDevelopment
  const paths = pathsOf({ prefix: 'plan', base, trailingSlash: 'ignore', format: 'directory' })
  const context = contextOf({
    snapshot: { root, index, diagnostics },
    corpus,
    paths,
    root,
    hasSidebar: true,
    title: 'Observatory',
  })
  return { ...context, textOf: ({ path }) => files[path]! }
}
