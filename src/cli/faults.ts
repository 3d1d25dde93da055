import { styleText } from 'node:util'
import { visible } from '../reporters/visible.ts'
import type { UserError } from '../workspace/user-error.ts'
import type { Terminal } from './terminal.ts'

/** What a user got wrong, and what to do about it: never a stack. */
export function sayFaults({ faults }: UserError, terminal: Terminal): void {
  for (const { message, hint } of faults) {
    terminal.say(`${label('error', 'red', terminal)} ${visible(message)}\n`)
    if (hint !== undefined) terminal.say(`${label('help', 'cyan', terminal)} ${visible(hint)}\n`)
  }
}

/** Something the user should know of a run that goes on. */
export function sayNote(note: string, terminal: Terminal): void {
  terminal.say(`${label('note', 'cyan', terminal)} ${visible(note)}\n`)
}

/** Any other error is ours. */
export function sayBug(error: unknown, version: string, terminal: Terminal): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.say(`This is a bug in Throughline ${version}. Please report it with these lines:\n\n`)
  terminal.say(`${stack.split('\n').map(visible).join('\n')}\n`)
}

function label(word: string, colour: 'red' | 'cyan', { errors }: Terminal): string {
  return errors.hasColour ? styleText(['bold', colour], `${word}:`, { validateStream: false }) : `${word}:`
}
