/** Blockers with the address of the place where each is worked off. */
import type { Index } from '../../../../src/engine/link/index.ts'
import type { Blocker } from '../../../../src/engine/views/readiness.ts'
import type { BlockerReason, BlockerSort } from '../../../../src/engine/views/readiness/blocker.ts'
import type { SiteContext } from '../context.ts'

export interface SiteBlocker {
  readonly sort: BlockerSort
  readonly id?: string
  readonly subject: string
  /** As `throughline status` words it: "not ticked", "not verified: V-003 failed". */
  readonly state: string
  /** The same for pages, which have words of their own. */
  readonly reason: BlockerReason
  /** Id of the verification that the reason is about. */
  readonly verification?: string
  readonly owner?: string
  readonly run?: string
  /** Undefined where its file has no page. */
  readonly href?: string
  /** Title of its page; the path of a file without one. */
  readonly page: string
}

/** What belongs together in working order: one run, or none. */
export interface BlockerGroup {
  readonly run?: string
  readonly parts: readonly BlockerPart[]
}

/** Blockers of one sort, as a stretch of the project's list: `from` is the first, `to` the first that is not of it. */
export interface BlockerPart {
  readonly sort: BlockerSort
  readonly from: number
  readonly to: number
}

export function blockersWith(context: SiteContext, index: Index): (blocker: Blocker) => SiteBlocker {
  return ({ sort, id, subject, state, reason, verification, at, owner, run }) => {
    const href = context.hrefOfPlace(at)
    const document = index.document(at.file)
    return {
      sort,
      ...(id !== undefined && { id }),
      subject,
      state,
      reason,
      ...(verification !== undefined && { verification }),
      ...(owner !== undefined && { owner }),
      ...(run !== undefined && { run }),
      ...(href !== undefined && { href }),
      page: href !== undefined && document ? context.titleOf(document) : at.file,
    }
  }
}

/** Neighbours of one run, and within it of one sort: the working order stays. */
export function groupsOf(blockers: readonly Blocker[]): BlockerGroup[] {
  const groups: { run: string | undefined; parts: { sort: BlockerSort; from: number; to: number }[] }[] = []
  for (const [i, { run, sort }] of blockers.entries()) {
    let group = groups.at(-1)
    if (!group || group.run !== run) groups.push((group = { run, parts: [] }))
    const part = group.parts.at(-1)
    if (part?.sort === sort) part.to = i + 1
    else group.parts.push({ sort, from: i, to: i + 1 })
  }
  return groups.map(({ run, parts }) => ({ ...(run !== undefined && { run }), parts }))
}
