import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** What a command takes and says of itself: help texts and the reading of arguments are made of it. */
export interface Command {
  readonly name: string
  /** After the name, in the help. */
  readonly usage: string
  readonly summary: string
  readonly options: readonly Option[]
  /** Below the options in the command's own help: lines of at most 80 columns. */
  readonly notes: readonly string[]
  /** The code is loaded when it runs, so that the help is there at once. */
  readonly load: () => Promise<{ readonly run: Run }>
}

/** Returns the exit code. Throws a UserError for what the user got wrong. */
export type Run = (args: Arguments, terminal: Terminal) => Promise<number>

export interface Option {
  readonly name: string
  /** What stands for the value in the help; none for a flag. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly isRepeatable?: boolean
  /** A choice may have `=FILE` behind it. */
  readonly mayNameFile?: boolean
  readonly summary: string
}
