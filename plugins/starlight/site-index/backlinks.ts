/** "Referenced by": who speaks of a page, and of each item that it defines, with the sentence. */
import type { SiteContext } from './context.ts'

export interface Backlinks {
  /** Links to the page itself, by document. */
  readonly page: readonly BacklinkGroup[]
  /** Of the items that the page defines, in the order of the page; those that nobody mentions are left out. */
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly href: string
    readonly groups: readonly BacklinkGroup[]
  }[]
}

export interface BacklinkGroup {
  readonly title: string
  /** Undefined for a file without a page. */
  readonly href?: string
  readonly mentions: readonly {
    /** The sentence, markup gone, with the id or link text in it. */
    readonly sentence: string
    /** The nearest place that can be linked to. */
    readonly href?: string
  }[]
}

export function backlinksOf(_context: SiteContext): Record<string, Backlinks> {
  return {}
}
