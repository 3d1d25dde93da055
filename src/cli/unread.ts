/** What the system would not hand over. A report that leaves something out without saying so would be believed. */
import type { Gathered } from '../workspace/gather.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { UserError, type Fault } from '../workspace/user-error.ts'

interface Read {
  readonly workspace: Gathered['workspace']
  /** A directory that could not be listed may be the root, ''. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/** Throws a UserError where anything of the workspace could not be read; `hint` says what became of the run. */
export function refuseUnread(read: Read, hint?: string): void {
  refuse(faultsOf(read, read.refused, hint))
}

/** Throws a UserError where something that was asked about could not be read. */
export function refuseUnreadAsked(read: Read): void {
  refuse(unreadAsked(read))
}

export function unreadAsked(read: Read): Fault[] {
  return faultsOf(
    read,
    read.refused.filter(({ path }) => path === '' || isShown(read.workspace, path)),
  )
}

function faultsOf({ workspace }: Read, refused: Read['refused'], hint?: string): Fault[] {
  return refused.map(({ path, reason }) => ({
    message: `${displayPath(workspace, path) || '.'} could not be read: ${reason}`,
    ...(hint !== undefined && { hint }),
  }))
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new UserError(...faults)
}
