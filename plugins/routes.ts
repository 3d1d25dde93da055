import { slug as slugOf } from 'github-slugger'
import { addressOf, type AddressFormat } from './address-format.ts'
import type { Document } from '../src/engine/link/index.ts'

/** Where a document is published: a path from the site's root, with the base; undefined where it has no page. */
export type Routes = (document: Document) => string | undefined

export interface StarlightRoutesOptions extends AddressFormat {
  /** Folder of the `docs` collection, relative to the corpus' root. */
  readonly docs?: string
}

/**
 * Routes as Starlight makes them of the `docs` collection: `slug` in the frontmatter wins, else each part of the path is
 * slugged, and `index` stands for its folder. The sources of the rule are `generateIdDefault` and `getContentEntryIdAndSlug`
 * of Astro and `slugToParam` of Starlight.
 */
export function starlightRoutes({ docs = 'src/content/docs', ...format }: StarlightRoutesOptions = {}): Routes {
  return ({ path, facts }) => {
    if (!path.startsWith(`${docs}/`) || !/\.mdx?$/.test(path)) return undefined
    const parts = path.slice(docs.length + 1).split('/')
    if (parts.at(-1)!.startsWith('_') || parts.some((part) => part.startsWith('.'))) return undefined
    const given = facts.frontmatter?.data['slug']
    const slug = normalSlug(isScalar(given) && given ? String(given) : slugOfPath(parts))
    // That page is shown where there is none, and has no address of its own.
    return slug === '404' ? undefined : addressOf(slug, format)
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function slugOfPath(parts: readonly string[]): string {
  return parts.map((part, at) => slugOf(at === parts.length - 1 ? part.replace(/\.mdx?$/, '') : part)).join('/')
}

function normalSlug(slug: string): string {
  return slug
    .replace(/(?:^|\/)index$/, '')
    .replace(/^\/+|\/+$/g, '')
    .normalize()
}
