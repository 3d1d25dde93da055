/** Scopes as a filter offers them. */
import type { Scope } from '../../../src/engine/link/index.ts'
import { scopeTitle } from '../../../src/engine/views/scope-title.ts'
import type { SiteContext } from './context.ts'
import { slugsOf } from './projects/slugs.ts'

export interface SiteScope {
  /** In addresses, and in `data-filter-scope`. The same on every page. */
  readonly key: string
  /** '' is the root. */
  readonly directory: string
  /** '' for a root without a page of its own. */
  readonly title: string
}

export function siteScopes(context: SiteContext, scopes: Iterable<Scope>): ReadonlyMap<Scope, SiteScope> {
  const keys = slugsOf(context.index.scopes.map(({ directory }) => directory))
  return new Map(
    [...new Set(scopes)].map((scope) => {
      const { directory } = scope
      const key = keys.get(directory)!
      return [scope, { key, directory, title: scopeTitle(scope, context) }]
    }),
  )
}
