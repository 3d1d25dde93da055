/** The only way to change files: all of a set, or none, whatever happens on the way. */
import { isUtf8 } from 'node:buffer'
import { dirname, join } from 'node:path'
import { deskOf, pathAtDesk, refusal, type Desk } from './desk.ts'
import { standingInside } from './inside.ts'
import {
  digestOf,
  removeJournal,
  temporaryName,
  undo,
  undoLeftovers,
  writeFlushed,
  writeJournal,
  type Journal,
  type JournalFile,
} from './journal.ts'
import { withLock } from './lock.ts'
import { realMachine, type Machine, type Standing } from './machine.ts'
import { UserError } from './user-error.ts'

export interface FileChange {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** What the change was computed from; undefined: the file must not exist yet. */
  readonly before: string | undefined
  readonly text: string
}

/**
 * Writes all files or none, those that are not there with the directories above them. Throws a UserError, and has then
 * changed nothing, where the disk no longer holds what a change was computed from, where a path leads out of the root or through a
 * symbolic link, and where the system refuses.
 */
export function writeFiles(root: string, changes: readonly FileChange[], machine: Machine = realMachine): void {
  const real = changes.filter(({ before, text }) => before !== text)
  if (real.length === 0) return
  const desk = deskOf(root, machine)
  withLock(desk, machine, () => {
    undoLeftovers(desk, machine)
    writeAll(
      real.map((change) => plan(change, root, desk, machine)),
      desk,
      machine,
    )
  })
}

/**
 * Takes back what a killed run left half done. A command that computes changes calls this before it reads: what it then
 * reads is whole.
 */
export function recoverWrites(root: string, machine: Machine = realMachine): void {
  const desk = deskOf(root, machine)
  if (machine.look(desk.directory)) withLock(desk, machine, () => undoLeftovers(desk, machine))
}

interface PlannedFile extends JournalFile {
  /** As the user knows it. */
  readonly shown: string
  readonly target: string
  readonly bytes: Buffer
  /** Of the file that is replaced. */
  readonly standing: Standing | undefined
}

function plan({ path, before, text }: FileChange, root: string, desk: Desk, machine: Machine): PlannedFile {
  if (!text.isWellFormed()) throw new Error(`${path}: the new text holds half a character`)
  const bytes = Buffer.from(text)
  const file = {
    shown: path,
    path: pathAtDesk(desk, root, path),
    target: join(root, path),
    bytes,
    temporary: temporaryName(machine),
    before: before ?? null,
    after: digestOf(bytes),
  }
  standingInside(root, path, machine)
  return { ...file, standing: confirm({ ...file, standing: undefined }, desk, machine) }
}

/** That the disk holds what the change was computed from, byte for byte. */
function confirm({ shown, path, target, before }: PlannedFile, desk: Desk, machine: Machine): Standing | undefined {
  const standing = standingInside(desk.base, path, machine)
  if (before === null) {
    if (!standing) return undefined
    throw new UserError({ message: `${shown} is not written: it is there already`, hint: 'nothing was changed' })
  }
  const changed = {
    message: `${shown} is not written: it has changed since it was read`,
    hint: 'nothing was changed; run the command again',
  }
  if (!standing) throw new UserError(changed)
  if (standing.kind !== 'file')
    throw new UserError({
      message: `${shown} is not written: it is no regular file`,
      hint: 'a symbolic link is not followed',
    })
  try {
    const bytes = machine.read(target)
    if (!isUtf8(bytes))
      throw new UserError({ message: `${shown} is not written: it is not UTF-8`, hint: 'nothing was changed' })
    if (!bytes.equals(Buffer.from(before))) throw new UserError(changed)
  } catch (error) {
    throw refusal(shown, error, 'nothing was changed')
  }
  return standing
}

function writeAll(files: readonly PlannedFile[], desk: Desk, machine: Machine): void {
  const journal: Journal = {
    directories: missingFolders(files, desk, machine),
    files: files.map(({ path, temporary, before, after }) => ({ path, temporary, before, after })),
  }
  writeJournal(journal, desk, machine)
  let at: PlannedFile | undefined
  try {
    for (const folder of journal.directories) machine.makeDirectory(join(desk.base, folder))
    for (at of files) writeFlushed(join(dirname(at.target), at.temporary), at.bytes, at.standing, machine)
    for (at of files) confirm(at, desk, machine)
    for (at of files) machine.rename(join(dirname(at.target), at.temporary), at.target)
    for (const folder of foldersOf(files, journal, desk)) machine.flushDirectory(folder)
    at = undefined
    removeJournal(desk, machine)
  } catch (error) {
    throw refusal(at?.shown ?? desk.directory, error, takeBack(journal, desk, machine))
  }
}

/** What the user is to know of the files then. */
function takeBack(journal: Journal, desk: Desk, machine: Machine): string {
  try {
    undo(journal, desk, machine)
    return 'nothing was changed'
  } catch {
    return 'what was written could not be taken back; the next run that writes does so'
  }
}

function missingFolders(files: readonly PlannedFile[], { base }: Desk, machine: Machine): string[] {
  const missing = new Set<string>()
  for (const { path } of files) {
    const names = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= names.length; depth++) {
      const folder = names.slice(0, depth).join('/')
      if (!machine.look(join(base, folder))) missing.add(folder)
    }
  }
  return [...missing].sort((a, b) => a.length - b.length)
}

/** All directories in which a name was made or changed. */
function foldersOf(files: readonly PlannedFile[], { directories }: Journal, { base }: Desk): Set<string> {
  return new Set([
    ...files.map(({ target }) => dirname(target)),
    ...directories.map((folder) => dirname(join(base, folder))),
  ])
}
