/** What the writer needs of the machine, one step a call, so that a test can stop it between any two. */
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { git } from './git.ts'

/** Paths are absolute. Every step throws what the system refuses, with its `code`. */
export interface Machine {
  /** What stands at a path, links not followed; undefined for nothing. */
  look(path: string): Standing | undefined
  read(path: string): Buffer
  list(directory: string): string[]
  /** A new file, open for writing, at a path where nothing stands. */
  create(path: string): number
  write(file: number, bytes: Buffer): void
  /** Gives an open file the mode and the owner of another, the owner as far as the system lets us. */
  resemble(file: number, other: Standing): void
  /** Returns when the bytes are on the disk. */
  flush(file: number): void
  close(file: number): void
  rename(from: string, to: string): void
  remove(path: string): void
  makeDirectory(path: string): void
  /** Only an empty one. */
  removeDirectory(path: string): void
  /** Returns when the names in the directory are on the disk, where the system knows of such a thing. */
  flushDirectory(path: string): void
  /** A name that nobody else has, of hexadecimal digits. */
  uniqueName(): string
  repositoryAround(directory: string): Repository | undefined
  readonly self: Writer
  /** Whether the process may still be running: one of another machine always may. */
  isAlive(writer: Writer): boolean
  pause(): void
}

export interface Standing {
  readonly kind: 'file' | 'directory' | 'other'
  readonly mode: number
  readonly user: number
  readonly group: number
}

export interface Repository {
  /** The top of the work tree. */
  readonly top: string
  /** Each work tree has its own. */
  readonly gitDirectory: string
}

/** A process. Numbers are given again, so its start is told too: 0 where the system does not say. */
export interface Writer {
  readonly process: number
  readonly start: number
  /** A digest of the machine's name. */
  readonly machine: string
}

/** In milliseconds. */
const PAUSE = 25

const thisMachine = createHash('sha256').update(hostname()).digest('hex').slice(0, 12)

export const realMachine: Machine = {
  look(path) {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (!stats) return undefined
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other'
    return { kind, mode: stats.mode & 0o7777, user: stats.uid, group: stats.gid }
  },
  read: (path) => readFileSync(path),
  list: (directory) => readdirSync(directory),
  create: (path) => openSync(path, 'wx'),
  write: (file, bytes) => writeFileSync(file, bytes),
  resemble(file, { mode, user, group }) {
    const own = fstatSync(file)
    try {
      if (own.uid !== user || own.gid !== group) fchownSync(file, user, group)
    } catch {
      // Only the administrator gives files away. Whoever may write here owns what is written.
    }
    // Behind the owner: a change of owner takes mode bits away.
    fchmodSync(file, mode)
  },
  flush: (file) => fsyncSync(file),
  close: (file) => closeSync(file),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  makeDirectory: (path) => mkdirSync(path),
  removeDirectory: (path) => rmdirSync(path),
  flushDirectory(path) {
    // Windows opens no directory, and some file systems flush none: they have their own order of writing.
    let directory
    try {
      directory = openSync(path, 'r')
    } catch {
      return
    }
    try {
      fsyncSync(directory)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EIO') throw error
    } finally {
      closeSync(directory)
    }
  },
  uniqueName: () => randomBytes(6).toString('hex'),
  repositoryAround(directory) {
    const { isDone, output } = git(directory, ['rev-parse', '--show-toplevel', '--absolute-git-dir'])
    const [top, gitDirectory, ...more] = output.split('\n')
    // One line too many: a name with a line break in it.
    if (!isDone || !top || !gitDirectory || more.length !== 1) return undefined
    // A repository may say of itself that its work tree is another folder: that one is not ours to write.
    if (relative(top, nearestRepository(directory) ?? sep) !== '') return undefined
    return { top: top.replaceAll('/', sep), gitDirectory: gitDirectory.replaceAll('/', sep) }
  },
  self: { process: process.pid, start: startOf(process.pid), machine: thisMachine },
  isAlive({ process: number, start, machine }) {
    if (machine !== thisMachine) return true
    try {
      process.kill(number, 0)
    } catch (error) {
      // Any other refusal is about a process that is there.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    }
    const started = startOf(number)
    return start === 0 || started === 0 || start === started
  },
  pause: () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE),
}

function nearestRepository(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory
  const above = dirname(directory)
  return above === directory ? undefined : nearestRepository(above)
}

/** When a process began, in the kernel's ticks; 0 where there is no such file. */
function startOf(number: number): number {
  try {
    const line = readFileSync(`/proc/${number}/stat`, 'utf8')
    // The name of the program stands in parentheses and may hold anything.
    return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[19]) || 0
  } catch {
    return 0
  }
}
