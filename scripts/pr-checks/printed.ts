/** What the gate prints of its steps: on a terminal one line of what still runs, and of a failed step all that it said. */
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Outcome } from './run-step.ts'

/** A line that replaces itself, gone when it is stopped. `tell` says what to show. */
export function liveLine(tell: () => string): { clear: () => void; stop: () => void } {
  const clear = () => void process.stdout.write('\r\u001b[K')
  const timer = setInterval(() => {
    clear()
    process.stdout.write(tell().slice(0, (process.stdout.columns || 80) - 1))
  }, 500)
  return {
    clear,
    stop: () => {
      clearInterval(timer)
      clear()
    },
  }
}

/**
 * The whole output under the step's name. A step's own words are no commands to a workflow that reads them, save those of
 * a step that speaks to it.
 */
export function printOutput({ step, log, fault }: Outcome, isOnGitHub: boolean): void {
  const isQuoted = isOnGitHub && step.isForService === undefined
  const token = randomUUID()
  write(`── ${step.name} ${'─'.repeat(76 - step.name.length)}\n`)
  if (isQuoted) write(`::stop-commands::${token}\n`)
  if (!copy(log)) write('\n')
  if (isQuoted) write(`::${token}::\n`)
  write(fault === undefined ? '\n' : `${fault}\n\n`)
}

/** Piece by piece, whatever its length. Returns whether it ended with its last line. */
function copy(log: string): boolean {
  const file = openSync(log, 'r')
  const piece = Buffer.alloc(65_536)
  let last = '\n'.charCodeAt(0)
  try {
    for (let length; (length = readSync(file, piece)) > 0;) {
      write(piece.subarray(0, length))
      last = piece[length - 1]!
    }
  } finally {
    closeSync(file)
  }
  return last === '\n'.charCodeAt(0)
}

/** At once and whole: a reader that is slower than the gate makes it wait. */
function write(text: string | Buffer): void {
  let rest = typeof text === 'string' ? Buffer.from(text) : text
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
