import type { Place } from '../../model/range.ts'

/** In the order in which they are worked off within a run. */
export const BLOCKER_SORTS = [
  'open-decision',
  'open-task',
  'open-run',
  'missing-output',
  'broken-evidence',
  'unverified-requirement',
  'open-gate',
  'unsigned',
] as const

export type BlockerSort = (typeof BLOCKER_SORTS)[number]

export interface Blocker {
  readonly sort: BlockerSort
  /** Of the item that is not done; undefined where it has none. */
  readonly id: string | undefined
  /** What it is about, on one line: the title of a task, the action of a gate. */
  readonly subject: string
  /** What is wrong with it, to be read behind "it is": "not ticked", "open", "not verified: V-003 failed". */
  readonly state: string
  readonly at: Place
  readonly owner: string | undefined
  /** The run or slice that it belongs to, by the run graph. */
  readonly run: string | undefined
  /** A fault with a rule of its own, which reports it where it stands. */
  readonly isFault?: true
  /** Of a gate the run that it opens. */
  readonly opens?: string
}
