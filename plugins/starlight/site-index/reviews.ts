/** Who has signed off what, and which of it has changed since: the queue, and a badge for each page. */
import type { ReviewSignOff } from '../../../src/engine/link/reviews.ts'
import { reviewQueue } from '../../../src/engine/views/review-queue.ts'
import type { SiteContext } from './context.ts'

export interface SiteReviews {
  /** In the order in which it is to be worked off. */
  readonly due: readonly DueSection[]
  /** How many sections are as they were signed off. */
  readonly current: number
  /** By page, in the order of its sign-offs. */
  readonly pages: Readonly<Record<string, readonly SignedSection[]>>
}

export interface SignedSection {
  readonly state: ReviewSignOff['state']
  /** Of the section; undefined for the whole page. */
  readonly title?: string
  /** Undefined where the section is gone, or has no page. */
  readonly href?: string
  readonly reviewer: string
  /** `2026-11-21`. */
  readonly date: string
  readonly record: { readonly title: string; readonly href: string }
}

export interface DueSection extends SignedSection {
  /** Title of its page, or its path where it has none. */
  readonly page: string
  readonly pageHref?: string
  readonly references: number
}

/** Of the records that readers may see. */
export function reviewsOf(context: SiteContext): SiteReviews {
  const { index } = context
  const shown = new Set(context.documents)
  const pages = new Map<string, SignedSection[]>()
  let current = 0
  for (const signOff of index.reviews.signOffs) {
    const signed = signedSection(signOff, context, shown)
    if (!signed) continue
    if (signed.state === 'current') current++
    const document = index.document(signOff.target.file)
    if (!document || !shown.has(document)) continue
    const key = context.pageKeyOf(document)
    pages.set(key, [...(pages.get(key) ?? []), signed])
  }
  const due = reviewQueue(index).flatMap(({ signOff, references }): DueSection[] => {
    const signed = signedSection(signOff, context, shown)
    const document = index.document(signOff.target.file)
    const pageHref = document && shown.has(document) ? context.hrefOfDocument(document) : undefined
    if (!signed) return []
    return [
      {
        ...signed,
        page: document ? context.titleOf(document) : signOff.target.file,
        ...(pageHref !== undefined && { pageHref }),
        references,
      },
    ]
  })
  return { due, current, pages: Object.fromEntries(pages) }
}

function signedSection(
  { state, target, reviewer, date, document }: ReviewSignOff,
  { index, hrefOfDocument, titleOf }: SiteContext,
  shown: ReadonlySet<ReviewSignOff['document']>,
): SignedSection | undefined {
  const record = shown.has(document) ? hrefOfDocument(document) : undefined
  if (record === undefined) return undefined
  const page = index.document(target.file)
  const address = page && shown.has(page) && target.span ? hrefOfDocument(page) : undefined
  const title = target.heading ?? target.fragment
  const end = target.fragment === undefined ? '' : `#${encodeURIComponent(target.fragment)}`
  return {
    state,
    ...(title !== undefined && { title }),
    ...(address !== undefined && { href: address + end }),
    reviewer,
    date,
    record: { title: titleOf(document), href: record },
  }
}
