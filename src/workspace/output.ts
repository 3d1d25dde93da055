/** Files that a command writes its output to, where the user says so: any path, in a workspace or not. */
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { refusalOf } from './refusal.ts'
import { UserError } from './user-error.ts'

/** Where a path leads in the end, so that two names of one file are the same; what is not there yet stays as it is. */
export function outputPlace(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(outputPlace(folder), basename(path))
  }
}

/** Why nothing can be written there, as far as it can be known before; undefined where nothing speaks against it. */
export function outputFault(place: string): string | undefined {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (!stats) return undefined
  if (!stats.isFile()) return stats.isDirectory() ? 'it is a directory' : 'it is no regular file'
  try {
    // Another file could take the place of one that is read-only, and whoever made it so would not expect it.
    accessSync(place, constants.W_OK)
    return undefined
  } catch (error) {
    return `it cannot be written: ${refusalOf(error)}`
  }
}

/** Another file takes its place when all of it is written: wholly old or wholly new. Throws a UserError. */
export function replaceOutput(place: string, chunks: Iterable<string>): void {
  const temporary = `${place}.${randomUUID()}.tmp`
  write(place, () => {
    mkdirSync(dirname(place), { recursive: true })
    const mode = statSync(place, { throwIfNoEntry: false })?.mode
    try {
      const file = openSync(temporary, 'wx', mode ?? 0o666)
      writeAll(file, chunks)
      renameSync(temporary, place)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
  })
}

/** Behind what others wrote there, with an empty line between. Throws a UserError. */
export function appendOutput(place: string, chunks: Iterable<string>): void {
  write(place, () => {
    mkdirSync(dirname(place), { recursive: true })
    const file = openSync(place, 'a+')
    writeAll(file, [gapAfter(file), ...chunks])
  })
}

function writeAll(file: number, chunks: Iterable<string>): void {
  try {
    // Until all of it is written: a disk that is nearly full takes a part, and says nothing.
    for (const chunk of chunks) writeFileSync(file, chunk)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Markdown that stood directly below a line of somebody else's would become part of it. */
function gapAfter(file: number): string {
  const { size } = fstatSync(file)
  if (size === 0) return ''
  const end = Buffer.alloc(2)
  const length = readSync(file, end, 0, 2, Math.max(0, size - 2))
  const text = end.toString('latin1', 0, length)
  return text === '\n\n' ? '' : text.endsWith('\n') ? '\n' : '\n\n'
}

function write(place: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOTDIR' || code === 'EEXIST' ? 'what it is to stand in is a file' : refusalOf(error)
    throw new UserError({ message: `${place} cannot be written: ${reason}`, hint: 'name another file' })
  }
}
