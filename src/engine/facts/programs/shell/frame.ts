/** What the parts of the reading of one script share. */
import type { UseFact } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import type { CompoundList, Function as ShellFunction, ShellCommand, Statement } from '../../../parse/shell.ts'
import type { Failure, Position, Presence } from './position.ts'
import type { Scope } from './scope.ts'

/** A text that was parsed, and where it stands in the file. */
export interface Source {
  readonly text: string
  place(span: Span): Span
}

export interface Walk {
  readonly uses: UseFact[]
  readonly functions: Map<string, { readonly node: ShellFunction; readonly source: Source }>
  /** Names whose value the script ends with, or asks before it fails: `FAILED=1`. */
  readonly flags: ReadonlySet<string>
  /** Paths whose absence the script has dealt with, and how many of the enclosing places say so. */
  readonly guards: Map<string, number>
  /** The text is a file of its own: `$0` names it. */
  readonly isFile: boolean
  /** Statements that were read once more, by a loop or a call; bounded, so that calls of calls end. */
  repeats: number
  /** Functions that fail the program, as far as anybody asked. */
  readonly failing: Map<ShellFunction, boolean>
  readonly node: (node: ShellCommand | CompoundList, frame: Frame, position: Position) => Presence
  readonly list: (statements: readonly Statement[], frame: Frame, position: Position) => Presence
}

export interface Frame {
  readonly walk: Walk
  /** Paths whose absence the list that is being read has dealt with so far. */
  readonly held: string[]
  /** Names that the function that is being read keeps to itself. */
  readonly locals: Set<string>
  readonly source: Source
  readonly scope: Scope
  /** What a failing `return` does to the program. */
  readonly returns: Failure
  /** Calls and texts within texts that lead here. */
  readonly depth: number
  /** In a loop or a call: read once more for each. */
  readonly isRepeated: boolean
}

export function withScope(frame: Frame, scope: Scope): Frame {
  return { ...frame, scope }
}

/** The same place for all that stands in it: what was decoded before it was parsed has no offsets of its own. */
export function sourceIn(text: string, span: Span): Source {
  return { text, place: () => span }
}

export function placed(frame: Frame, { pos, end }: { readonly pos: number; readonly end: number }): Span {
  return frame.source.place([pos, Math.max(pos, end)])
}
