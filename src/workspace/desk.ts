/** Where the writer keeps its lock and its journal: beside the tree, never in it. */
import { dirname, join, relative, sep } from 'node:path'
import { refusalOf } from './refusal.ts'
import type { Machine } from './machine.ts'
import { UserError } from './user-error.ts'

export interface Desk {
  /** Paths in the journal are relative to it. One desk serves all workspaces of a work tree. */
  readonly base: string
  /** Made when it is needed, and gone when it is empty. */
  readonly directory: string
}

/** In the git directory of the work tree; where there is none, a hidden folder of the root. */
export function deskOf(root: string, machine: Machine): Desk {
  const repository = machine.repositoryAround(root)
  return repository
    ? { base: repository.top, directory: join(repository.gitDirectory, 'throughline') }
    : { base: root, directory: join(root, '.throughline') }
}

/** The path of a root's file, relative to the desk's base, with `/`. */
export function pathAtDesk({ base }: Desk, root: string, path: string): string {
  const prefix = relative(base, root).replaceAll(sep, '/')
  return prefix === '' ? path : `${prefix}/${path}`
}

export function openDesk({ directory }: Desk, machine: Machine): void {
  try {
    const standing = machine.look(directory)
    if (standing?.kind === 'directory') return
    if (standing)
      throw new UserError({
        message: `${directory} is no directory, and a lock and a journal have to stand in it`,
        hint: 'move it away',
      })
    machine.makeDirectory(directory)
    machine.flushDirectory(dirname(directory))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw refusal(directory, error)
  }
}

export function closeDesk({ directory }: Desk, machine: Machine): void {
  try {
    machine.removeDirectory(directory)
  } catch {
    // Another writer stands at it already.
  }
}

/** What the system refused, as a fault of the user's machine; anything else as it is. */
export function refusal(path: string, error: unknown, hint?: string): unknown {
  if (error instanceof UserError || (error as NodeJS.ErrnoException).code === undefined) return error
  return new UserError({
    message: `${path} cannot be written: ${refusalOf(error)}`,
    ...(hint !== undefined && { hint }),
  })
}
