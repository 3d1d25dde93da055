/** What waits for a reviewer: sign-offs whose text has changed or is gone. */
import { compareStrings } from '../model/diagnostic.ts'
import { groupBy } from '../model/group-by.ts'
import { lazily } from '../model/lazily.ts'
import type { Index, Item } from '../link/index.ts'
import type { ReviewSignOff, ReviewTarget } from '../link/reviews.ts'

export interface DueReview {
  readonly signOff: ReviewSignOff & { readonly state: 'suspect' | 'gone' }
  /** Links to the section from other pages, and references to the items that it defines. */
  readonly references: number
}

/** The oldest first; of one day those that most others refer to; then in the order of the records. */
export function reviewQueue(index: Index): DueReview[] {
  const count = referenceCounter(index)
  return index.reviews.signOffs
    .flatMap((signOff): DueReview[] => {
      const { state } = signOff
      return state === 'current' ? [] : [{ signOff: { ...signOff, state }, references: count(signOff.target) }]
    })
    .sort((a, b) => compareStrings(a.signOff.date, b.signOff.date) || b.references - a.references)
}

/** Rows of records are no references: a section that is signed often is not thereby read often. */
function referenceCounter(index: Index): (target: ReviewTarget) => number {
  const items = lazily(() => groupBy(index.items, ({ definition }) => definition.file))
  return ({ file, fragment, span }) => {
    const folder = /^(?:(.*)\/)?index\.mdx?$/.exec(file)
    const links = [...index.linksTo(file), ...(folder ? index.linksTo(folder[1] ?? '') : [])].filter(
      (link) =>
        link.file !== file &&
        (fragment === undefined || ('fragment' in link.target && link.target.fragment === fragment)) &&
        !index.reviews.isOfRow(link),
    )
    const isWithin = ({ definition }: Item) =>
      span !== undefined && span[0] <= definition.span[0] && definition.span[1] <= span[1]
    const references = (items().get(file) ?? [])
      .filter(isWithin)
      .flatMap((item) => index.referencesTo(item).filter((reference) => reference.file !== file))
    return links.length + references.length
  }
}
