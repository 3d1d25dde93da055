/** "Referenced by": who speaks of a page, and of each item that it defines, with the sentence. */
import { groupBy } from '../../../src/engine/model/group-by.ts'
import type { Sentence } from '../../../src/engine/model/sentence.ts'
import type { Mention } from '../../../src/engine/views/mentions.ts'
import type { Item } from '../../../src/engine/link/index.ts'
import type { SiteContext } from './context.ts'
import { mentionsOf } from './mentions.ts'
import { publishedIndex } from './published.ts'

export interface Backlinks {
  /** Links to the page itself, by document. None to a file without a page. */
  readonly page: readonly BacklinkGroup[]
  /** Of the items that the page defines, in the order of the page; those that nobody mentions are left out. */
  readonly items: readonly ItemBacklinks[]
}

export interface ItemBacklinks {
  readonly id: string
  /** Empty where the definition has none. */
  readonly title: string
  /** As `throughline check` names the file that defines it. */
  readonly file: string
  /** Undefined where the file has no page. */
  readonly href?: string
  /** Of mentions, in all groups. */
  readonly count: number
  readonly groups: readonly BacklinkGroup[]
}

export interface BacklinkGroup {
  /** With the path behind it where two documents of one list share it. */
  readonly title: string
  /** Undefined for a file without a page. */
  readonly href?: string
  /** The document is kept, and no longer kept true. */
  readonly isArchived?: true
  readonly mentions: readonly Quotation[]
}

export interface Quotation extends Sentence {
  /** The nearest place that can be linked to. */
  readonly href?: string
}

/** By page, and by file without one that defines items. Those that nobody refers to are left out. */
export function backlinksOf(context: SiteContext): Record<string, Backlinks> {
  const { ofPages, ofItems } = mentionsOf(context)
  const items = groupBy(ofItems.keys(), ({ definition }) => definition.file)
  return Object.fromEntries(
    publishedIndex(context).documents.flatMap((document): [string, Backlinks][] => {
      const own = (items.get(document.path) ?? []).sort((a, b) => a.definition.span[0] - b.definition.span[0])
      const hasPage = context.hrefOfDocument(document) !== undefined
      const page = hasPage ? groupsOf(context, ofPages.get(document) ?? []) : []
      if (page.length === 0 && own.length === 0) return []
      return [
        [context.pageKeyOf(document), { page, items: own.map((item) => itemBacklinks(item, ofItems.get(item)!)) }],
      ]
    }),
  )

  function itemBacklinks(item: Item, mentions: readonly Mention[]): ItemBacklinks {
    const { fact, file } = item.definition
    const href = context.hrefOfItem(item)
    return {
      id: item.id,
      title: fact.title,
      file,
      ...(href !== undefined && { href }),
      count: mentions.length,
      groups: groupsOf(context, mentions),
    }
  }
}

function groupsOf(context: SiteContext, mentions: readonly Mention[]): BacklinkGroup[] {
  const byDocument = [...groupBy(mentions, ({ document }) => document)]
  const titles = groupBy(byDocument, ([document]) => context.titleOf(document))
  return byDocument.map(([document, own]) => {
    const title = context.titleOf(document)
    const href = context.hrefOfDocument(document)
    return {
      title: titles.get(title)!.length > 1 ? `${title} (${document.path})` : title,
      ...(href !== undefined && { href }),
      ...((document.role === 'archive' || document.role === 'past') && { isArchived: true }),
      mentions: own.map((mention) => {
        const place = context.hrefOfPlace(mention)
        return { ...mention.sentence, ...(place !== undefined && { href: place }) }
      }),
    }
  })
}
