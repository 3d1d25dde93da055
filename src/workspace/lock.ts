/**
 * One writer at a time. A writer is a file whose name says which process it is: it is made, and then the others are looked
 * for. What a dead process left is removed by its own name, so that no fresh lock is ever taken for a stale one.
 */
import { join } from 'node:path'
import { closeDesk, openDesk, refusal, type Desk } from './desk.ts'
import type { Machine, Writer } from './machine.ts'
import { UserError } from './user-error.ts'

/** Writing takes milliseconds: who waits longer than this many pauses waits for something that hangs. */
const MOST_PAUSES = 80

/** Runs `work` while no other process writes. Throws a UserError where another one does not come to an end. */
export function withLock<Result>(desk: Desk, machine: Machine, work: () => Result): Result {
  const own = join(desk.directory, nameOf(machine.self))
  try {
    acquire(desk, machine, own)
    return work()
  } finally {
    release(machine, own)
    closeDesk(desk, machine)
  }
}

function acquire(desk: Desk, machine: Machine, own: string): void {
  for (let pauses = 0; ; pauses++) {
    openDesk(desk, machine)
    if (!stand(own, machine)) continue
    const other = othersAt(desk, machine)[0]
    if (!other) return
    release(machine, own)
    if (pauses === MOST_PAUSES) throw held(other, desk, machine)
    machine.pause()
  }
}

/** False where the desk was cleared away in between. */
function stand(own: string, machine: Machine): boolean {
  try {
    machine.close(machine.create(own))
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Left by this very process: a write of its own that failed and could not clean up.
    if (code === 'EEXIST') return true
    if (code === 'ENOENT') return false
    throw refusal(own, error)
  }
}

/** Those that may be alive. */
function othersAt({ directory }: Desk, machine: Machine): Writer[] {
  const others = namesIn(directory, machine)
    .filter((name) => name !== nameOf(machine.self))
    .flatMap((name) => writerOf(name) ?? [])
  for (const writer of others) if (!machine.isAlive(writer)) release(machine, join(directory, nameOf(writer)))
  return others.filter((writer) => machine.isAlive(writer))
}

function namesIn(directory: string, machine: Machine): string[] {
  try {
    return machine.list(directory)
  } catch (error) {
    throw refusal(directory, error)
  }
}

function release(machine: Machine, path: string): void {
  try {
    machine.remove(path)
  } catch {
    // Somebody else found it stale first; or the disk is gone, and with the process the lock is stale.
  }
}

function nameOf({ process, start, machine }: Writer): string {
  return `writer-${process}-${start}-${machine}`
}

function writerOf(name: string): Writer | undefined {
  const parts = /^writer-(\d{1,15})-(\d{1,20})-([0-9a-f]{12})$/.exec(name)
  return parts ? { process: Number(parts[1]), start: Number(parts[2]), machine: parts[3]! } : undefined
}

function held(other: Writer, { directory }: Desk, { self }: Machine): UserError {
  const where = other.machine === self.machine ? '' : ' of another machine'
  return new UserError({
    message: `another run is writing here: process ${other.process}${where}`,
    hint: `wait for it to end; if it has ended, delete ${join(directory, nameOf(other))}`,
  })
}
