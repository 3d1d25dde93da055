import type { Progress } from '../../kinds/progress.ts'
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

/** What is wrong with a blocker, in English, to be read behind "it is". */
const REASONS = {
  open: 'open',
  proposed: 'only proposed',
  'not-ticked': 'not ticked',
  'not-begun': 'not begun',
  'not-passed': 'not passed',
  'not-signed': 'not signed',
  active: 'in progress',
  blocked: 'blocked',
  failed: 'failed',
  'not-there': 'claimed and not there',
  'not-left': 'not there, and a closed run names it',
  'not-named': 'named by no verification',
  'verification-failed': 'not verified: {verification} failed',
  'verification-blocked': 'not verified: {verification} is blocked',
  'verification-open': 'not verified: {verification} is open',
  'verification-active': 'not verified: {verification} is in progress',
} as const

export type BlockerReason = keyof typeof REASONS

/** `words` are the item's own, where it has some. */
export function because(
  reason: BlockerReason,
  { verification, words }: { readonly verification?: string; readonly words?: string } = {},
): Pick<Blocker, 'reason' | 'state' | 'verification'> {
  const state = words ?? REASONS[reason].replace('{verification}', () => verification ?? '')
  return { reason, state, ...(verification !== undefined && { verification }) }
}

/** What has begun or is held up says so itself. */
export function reasonOf(progress: Progress | undefined, otherwise: BlockerReason): BlockerReason {
  return progress === 'active' || progress === 'blocked' || progress === 'failed' ? progress : otherwise
}

export interface Blocker {
  readonly sort: BlockerSort
  /** Of the item that is not done; undefined where it has none. */
  readonly id: string | undefined
  /** What it is about, on one line: the title of a task, the action of a gate. */
  readonly subject: string
  /** What is wrong with it, to be read behind "it is": "not ticked", "open", "not verified: V-003 failed". */
  readonly state: string
  /** The same for hosts that have words of their own. */
  readonly reason: BlockerReason
  /** Id of the verification that the reason is about. */
  readonly verification?: string
  readonly at: Place
  readonly owner: string | undefined
  /** The run or slice that it belongs to, by the run graph. */
  readonly run: string | undefined
  /** A fault with a rule of its own, which reports it where it stands. */
  readonly isFault?: true
  /** Of a gate the run that it opens. */
  readonly opens?: string
}
