/**
 * What a write is about to do, on the disk before it does it. While the journal stands, the write has not happened: the
 * next writer takes back what was done of it. Removing the journal is what makes it happen.
 */
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { refusal, type Desk } from './desk.ts'
import type { Machine, Standing } from './machine.ts'
import { standingInside } from './inside.ts'
import { UserError } from './user-error.ts'

export interface Journal {
  /** Directories that the write makes, outermost first. Paths are relative to the desk's base, with `/`. */
  readonly directories: readonly string[]
  readonly files: readonly JournalFile[]
}

export interface JournalFile {
  readonly path: string
  /** Name of the file beside it that holds the new text until it takes its place. */
  readonly temporary: string
  /** The old text; null where there was no file. */
  readonly before: string | null
  /** Digest of the new bytes. */
  readonly after: string
}

const VERSION = 1

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Returns when the journal is on the disk. */
export function writeJournal(journal: Journal, { directory }: Desk, machine: Machine): void {
  const fresh = join(directory, 'journal.new')
  try {
    if (machine.look(fresh)) machine.remove(fresh)
    writeFlushed(fresh, Buffer.from(`${JSON.stringify({ version: VERSION, ...journal })}\n`), undefined, machine)
    machine.rename(fresh, journalPath(directory))
    machine.flushDirectory(directory)
  } catch (error) {
    quietly(() => machine.remove(fresh))
    throw refusal(journalPath(directory), error, 'nothing was changed')
  }
}

export function removeJournal({ directory }: Desk, machine: Machine): void {
  machine.remove(journalPath(directory))
  // It has happened. Where this fails, a journal that comes back after a power cut takes all of it back: never half.
  quietly(() => machine.flushDirectory(directory))
}

/** Takes back what a run that was killed had done. Throws a UserError where that cannot be known, or be done. */
export function undoLeftovers(desk: Desk, machine: Machine): void {
  const path = journalPath(desk.directory)
  try {
    const standing = machine.look(path)
    if (!standing) return quietly(() => machine.remove(join(desk.directory, 'journal.new')))
    // A pipe would never end.
    if (standing.kind !== 'file') throw noJournal(path)
    undo(parseJournal(machine.read(path), path), desk, machine)
  } catch (error) {
    throw refusal(path, error, 'an earlier run was interrupted, and what it did has to be taken back first')
  }
}

/** Every step may be done twice: a run that undoes may be killed as well. */
export function undo(journal: Journal, desk: Desk, machine: Machine): void {
  const folders = new Set<string>()
  for (const file of journal.files) {
    const standing = safelyStanding(file.path, desk, machine)
    const target = join(desk.base, file.path)
    const temporary = join(dirname(target), file.temporary)
    // Where there is a link now, or no folder any more, nothing of ours is left.
    if (standing === 'elsewhere') continue
    folders.add(dirname(target))
    if (machine.look(temporary)) machine.remove(temporary)
    // What is neither the old text nor the new one was edited since, and is left to whoever did.
    if (standing !== 'file' || digestOf(machine.read(target)) !== file.after) continue
    if (file.before === null) machine.remove(target)
    else {
      writeFlushed(temporary, Buffer.from(file.before), machine.look(target), machine)
      machine.rename(temporary, target)
    }
  }
  for (const folder of folders) machine.flushDirectory(folder)
  for (const folder of [...journal.directories].reverse()) {
    if (safelyStanding(folder, desk, machine) === 'elsewhere') continue
    quietly(() => machine.removeDirectory(join(desk.base, folder)))
  }
  removeJournal(desk, machine)
}

/** `elsewhere`: not in the tree, or in a folder that is not there. */
function safelyStanding(path: string, { base }: Desk, machine: Machine): Standing['kind'] | 'missing' | 'elsewhere' {
  try {
    const standing = standingInside(base, path, machine)
    return standing?.kind ?? (machine.look(dirname(join(base, path))) ? 'missing' : 'elsewhere')
  } catch (error) {
    if (error instanceof UserError) return 'elsewhere'
    throw error
  }
}

/** A new file with these bytes on the disk, with the mode and owner of another where one is given. */
export function writeFlushed(path: string, bytes: Buffer, like: Standing | undefined, machine: Machine): void {
  const file = machine.create(path)
  try {
    // Before anything is in it that others may not read.
    if (like) machine.resemble(file, like)
    machine.write(file, bytes)
    machine.flush(file)
  } finally {
    machine.close(file)
  }
}

function journalPath(directory: string): string {
  // Without an ending: no walk takes it for a document.
  return join(directory, 'journal')
}

const TEMPORARY = /^\.throughline-[0-9a-f]{1,40}\.tmp$/

export function temporaryName(machine: Machine): string {
  return `.throughline-${machine.uniqueName()}.tmp`
}

/** The journal of a downloaded folder is anybody's word: only its shape is believed, and paths are held to the base. */
function parseJournal(bytes: Buffer, path: string): Journal {
  try {
    const { version, directories, files } = JSON.parse(bytes.toString()) as Partial<Journal & { version: number }>
    const isWhole =
      version === VERSION &&
      Array.isArray(directories) &&
      directories.every((folder) => typeof folder === 'string') &&
      Array.isArray(files) &&
      files.every(
        (file: Partial<JournalFile>) =>
          typeof file.path === 'string' &&
          typeof file.after === 'string' &&
          (file.before === null || typeof file.before === 'string') &&
          typeof file.temporary === 'string' &&
          TEMPORARY.test(file.temporary),
      )
    if (isWhole) return { directories, files }
  } catch {
    // Said below.
  }
  throw noJournal(path)
}

function noJournal(path: string): UserError {
  return new UserError({
    message: `${path} is no journal that this version can read: an interrupted write cannot be taken back`,
    hint: 'compare the files with git diff, then delete it',
  })
}

function quietly(step: () => void): void {
  try {
    step()
  } catch {
    // It is not there, or not empty.
  }
}
