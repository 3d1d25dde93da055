/**
 * A disk in memory that can lose its power between any two steps of the writer. What was not flushed is then lost: the
 * bytes of a file, and, where `keepsNames` says so, what was done to the names of a directory.
 */
import { dirname } from 'node:path/posix'
import type { Machine, Standing, Writer } from '../../src/workspace/machine.ts'

export interface MadeUpMachine extends Machine {
  /** Steps so far that change something or make it last. */
  readonly steps: () => readonly string[]
  /** The same disk after the power is back, for another process. */
  restart(keepsNames: boolean, trouble?: Trouble): MadeUpMachine
  /** By somebody else. */
  edit(path: string, text: string): void
  /** All files but those of the desk, with text and mode. */
  files(): Map<string, string>
  readonly living: Set<number>
}

interface Inode {
  readonly kind: 'file' | 'directory'
  mode: number
  bytes: Buffer
  /** What would be there after a power cut. */
  flushed: Buffer
}

export interface Trouble {
  /** The power goes before the step of this number, counted from 0. */
  readonly cutAt?: number
  /** The step of this number is refused with `code`. */
  readonly refuseAt?: number
  readonly code?: string
  readonly refusesAllAfter?: true
  /** A step that the machine says it has done. */
  readonly skipped?: string
  /** Called before each step: somebody else's hands. */
  readonly before?: (step: string, machine: MadeUpMachine) => void
}

export function madeUpMachine(texts: Readonly<Record<string, string>>, trouble: Trouble = {}): MadeUpMachine {
  const names = new Map<string, Inode>([['/', folder()]])
  for (const [path, text] of Object.entries(texts)) {
    for (let at = dirname(path); !names.has(at); at = dirname(at)) names.set(at, folder())
    names.set(path, file(Buffer.from(text)))
  }
  return machineOn(names, new Map(names), trouble, { process: 100, start: 1, machine: 'aaaaaaaaaaaa' })
}

function folder(): Inode {
  return { kind: 'directory', mode: 0o755, bytes: Buffer.alloc(0), flushed: Buffer.alloc(0) }
}

function file(bytes: Buffer): Inode {
  return { kind: 'file', mode: 0o640, bytes, flushed: bytes }
}

function machineOn(
  names: Map<string, Inode>,
  lasting: Map<string, Inode>,
  trouble: Trouble,
  self: Writer,
): MadeUpMachine {
  const steps: string[] = []
  const open = new Map<number, Inode>()
  const living = new Set([self.process])
  let isCut = false

  function step(name: string): void {
    if (isCut) throw new Error(`power cut at: ${name}`)
    trouble.before?.(name, machine)
    const at = steps.push(name) - 1
    if (at === trouble.cutAt) {
      isCut = true
      throw new Error(`power cut at: ${name}`)
    }
    if (at === trouble.refuseAt || (trouble.refusesAllAfter && at > trouble.refuseAt!))
      throw refusal(trouble.code ?? 'EIO')
  }

  function taken(path: string): Inode {
    const inode = names.get(path)
    if (!inode) throw refusal('ENOENT')
    return inode
  }

  function childrenOf(path: string): string[] {
    return [...names.keys()].filter((name) => name !== '/' && dirname(name) === path)
  }

  const machine: MadeUpMachine = {
    look(path): Standing | undefined {
      const inode = names.get(path)
      return inode && { kind: inode.kind, mode: inode.mode, user: 1, group: 1 }
    },
    read: (path) => taken(path).bytes,
    list: (path) => childrenOf(path).map((name) => name.slice(name.lastIndexOf('/') + 1)),
    create(path) {
      step(`create ${path}`)
      taken(dirname(path))
      if (names.has(path)) throw refusal('EEXIST')
      const inode = { ...file(Buffer.alloc(0)), mode: 0o644 }
      names.set(path, inode)
      open.set(steps.length, inode)
      return steps.length
    },
    write(handle, bytes) {
      // Half of it is on its way when the power goes.
      open.get(handle)!.bytes = bytes.subarray(0, bytes.length >> 1)
      step('write')
      open.get(handle)!.bytes = bytes
    },
    resemble(handle, { mode }) {
      step('resemble')
      open.get(handle)!.mode = mode
    },
    flush(handle) {
      step('flush')
      if (trouble.skipped === 'flush') return
      const inode = open.get(handle)!
      inode.flushed = inode.bytes
    },
    close: (handle) => void open.delete(handle),
    rename(from, to) {
      step(`rename ${to}`)
      names.set(to, taken(from))
      names.delete(from)
    },
    remove(path) {
      step(`remove ${path}`)
      taken(path)
      names.delete(path)
    },
    makeDirectory(path) {
      step(`make ${path}`)
      taken(dirname(path))
      if (names.has(path)) throw refusal('EEXIST')
      names.set(path, folder())
    },
    removeDirectory(path) {
      step(`clear ${path}`)
      taken(path)
      if (childrenOf(path).length > 0) throw refusal('ENOTEMPTY')
      names.delete(path)
    },
    flushDirectory(path) {
      step(`flush ${path}`)
      if (trouble.skipped === `flush ${path}`) return
      for (const name of lasting.keys()) if (dirname(name) === path) lasting.delete(name)
      for (const [name, inode] of names) if (dirname(name) === path) lasting.set(name, inode)
    },
    uniqueName: () => `${self.process}${String(steps.length).padStart(4, '0')}`,
    repositoryAround: () => undefined,
    self,
    isAlive: ({ process }) => living.has(process),
    pause: () => undefined,
    steps: () => steps,
    files: () =>
      new Map(
        [...names]
          .filter(([path, { kind }]) => kind === 'file' && !path.includes('/.throughline/'))
          .map(([path, { bytes, mode }]): [string, string] => [path, `${mode.toString(8)} ${bytes.toString()}`])
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    edit(path, text) {
      taken(path).bytes = Buffer.from(text)
      taken(path).flushed = taken(path).bytes
    },
    restart(keepsNames, next = {}) {
      const after = new Map(keepsNames ? names : lasting)
      for (const inode of after.values()) inode.bytes = inode.flushed
      // A name in a directory that is gone is gone too.
      for (const path of after.keys())
        for (let at = dirname(path); at !== '/'; at = dirname(at)) if (!after.has(at)) after.delete(path)
      return machineOn(after, new Map(after), next, { ...self, process: self.process + 1 })
    },
    living,
  }
  return machine
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code })
}
