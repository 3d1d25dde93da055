/** Every item of the corpus, for cards, search and machines. */
import type { SiteContext } from './context.ts'

export interface SiteItem {
  readonly id: string
  readonly kind: string
  /** Empty where the definition has none. */
  readonly title: string
  /** Of a decision: `open`, `superseded`. */
  readonly state?: string
  /** Undefined where the file has no page. */
  readonly href?: string
  readonly file: string
  /** Directory of the scope; '' is the root. */
  readonly scope: string
}

export function itemsOf(_context: SiteContext): SiteItem[] {
  return []
}
