/** What the parts of the site's index are built from. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Definition, Document, Index, Item } from '../../../src/engine/link/index.ts'
import type { Diagnostic } from '../../../src/engine/model/diagnostic.ts'
import { groupBy } from '../../../src/engine/model/group-by.ts'
import type { Place } from '../../../src/engine/model/range.ts'
import { dayOfRun } from '../../../src/workspace/day.ts'
import { anchoredDefinitions, hrefOf, routeOf, type Corpus, type Snapshot } from '../../corpus.ts'
import type { Paths } from '../paths.ts'

export interface SiteRequest {
  readonly snapshot: Snapshot
  readonly corpus: Corpus
  readonly paths: Paths
  /** The site's root, an absolute path without symbolic links. */
  readonly root: string
  readonly hasSidebar: boolean
  /** Part of the address of the site's main language; undefined where there is a root language. */
  readonly mainLocale?: string | undefined
  /** Of the site, in its main language. */
  readonly title: string
  readonly description?: string | undefined
}

export interface SiteContext {
  readonly index: Index
  readonly diagnostics: readonly Diagnostic[]
  readonly paths: Paths
  /** The day of the build, `2026-11-21`. */
  readonly today: string
  /** Documents that readers may see: all but drafts outside of development. In the order of the index. */
  readonly documents: readonly Document[]
  /** The text of a document as it stands on disk, read once. */
  textOf(document: Document): string
  /** Path of a document as Astro names it: relative to the site's root. */
  pageKeyOf(document: Document): string
  /** Where a document is published; undefined without a page. */
  hrefOfDocument(document: Document): string | undefined
  /** Where an item is defined; undefined without a page. */
  hrefOfItem(item: Item): string | undefined
  /** The nearest place on its page that can be linked to: the item or heading at or before it. Undefined without a page. */
  hrefOfPlace(place: Place): string | undefined
  /** Title of a document: from its frontmatter, its first heading or its path. */
  titleOf(document: Document): string
}

export function contextOf({
  snapshot: { root: workspace, index, diagnostics },
  corpus,
  paths,
  root,
}: SiteRequest): SiteContext {
  const texts = new Map<Document, string>()
  const anchors = new Map<Document, readonly Anchor[]>()
  let definitions: ReadonlyMap<string, readonly Definition[]> | undefined
  const hrefOfDocument = (document: Document) => routeOf(corpus, index, document.path)
  return {
    index,
    diagnostics,
    paths,
    today: dayOfRun(),
    documents: index.documents.filter((document) => !corpus.isHidden(document)),
    textOf(document) {
      let text = texts.get(document)
      if (text === undefined) texts.set(document, (text = readFileSync(join(workspace, document.path), 'utf8')))
      return text
    },
    pageKeyOf: ({ path }) => relative(root, join(workspace, path)).replaceAll('\\', '/'),
    hrefOfDocument,
    hrefOfItem: (item) => hrefOf(corpus, index, item, ''),
    hrefOfPlace({ file, span }) {
      const document = index.document(file)
      const route = document && hrefOfDocument(document)
      if (document === undefined || route === undefined) return undefined
      const anchor = anchorBefore(document, span[0])
      return anchor === undefined ? route : `${route}#${encodeURIComponent(anchor)}`
    },
    titleOf: ({ path, facts: { frontmatter, headings } }) => {
      const title = frontmatter?.data['title']
      return typeof title === 'string' && title.trim() !== '' ? title : (headings[0]?.text ?? path)
    },
  }

  function anchorBefore(document: Document, offset: number): string | undefined {
    let own = anchors.get(document)
    if (own === undefined) anchors.set(document, (own = anchorsOf(document)))
    return own.findLast(({ start }) => start <= offset)?.name
  }

  /** In the order of the text. */
  function anchorsOf(document: Document): Anchor[] {
    definitions ??= groupBy(
      index.items.flatMap((item) => item.definitions),
      ({ file }) => file,
    )
    const items = anchoredDefinitions({ document, definitions: definitions.get(document.path) ?? [] })
    return [
      ...document.facts.headings.map(({ slug, span }) => ({ name: slug, start: span[0] })),
      ...items.map(({ anchor, span }) => ({ name: anchor, start: span[0] })),
    ].sort((a, b) => a.start - b.start)
  }
}

/** A place of a page that can be linked to. */
interface Anchor {
  readonly name: string
  readonly start: number
}
