import GithubSlugger from 'github-slugger'
import type { Document } from '../src/engine/link/index.ts'

/** Where a document is published: a path from the site's root, with the base; undefined where it has no page. */
export type Routes = (document: Document) => string | undefined

export interface StarlightRoutesOptions {
  /** Folder of the `docs` collection, relative to the corpus' root. */
  readonly docs?: string
  /** Astro's `base`. */
  readonly base?: string
}

/**
 * Routes as Starlight makes them of the `docs` collection: `slug` in the frontmatter wins, else each part of the path is
 * slugged, and `index` stands for its folder. The source of the rule is `getContentEntryIdAndSlug` of Astro.
 */
export function starlightRoutes({ docs = 'src/content/docs', base = '/' }: StarlightRoutesOptions = {}): Routes {
  const prefix = `${base.replace(/\/+$/, '')}/`
  return ({ path, facts }) => {
    if (!path.startsWith(`${docs}/`) || !/\.mdx?$/.test(path)) return undefined
    const own = path.slice(docs.length + 1)
    if (own.split('/').at(-1)!.startsWith('_')) return undefined
    const slug = facts.frontmatter?.data['slug']
    const route = typeof slug === 'string' ? slug : slugOf(own)
    return route === '' ? prefix : `${prefix}${route}/`
  }
}

function slugOf(path: string): string {
  const parts = path.replace(/\.mdx?$/, '').split('/')
  return parts
    .map((part) => new GithubSlugger().slug(part))
    .join('/')
    .replace(/(?:^|\/)index$/, '')
}
