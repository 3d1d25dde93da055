import type { Function as FunctionNode, Node } from '../../../parse/script.ts'
import type { UseFact } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import type { Scope } from './values.ts'

/** Where the walk is, and under which circumstances. */
export interface Frame {
  readonly out: UseFact[]
  readonly scope: Scope
  /** Behind a condition: what is read here is not required. */
  readonly isConditional: boolean
  /** Paths whose absence is looked after. */
  readonly guarded: ReadonlySet<string>
  /** What swallows a failure here, and whether a mere question about a file is answered by it. */
  readonly caught: { readonly swallowed: Span | undefined } | undefined
  /** Where a call stands whose function is walked: a reader looks there. */
  readonly at: Span | undefined
  readonly callers: readonly FunctionNode[]
  /** Functions that may still be entered: one that calls itself twice, through others, would take for ever. */
  readonly budget: { left: number }
  /** The statement that is walked, as one of its block: what follows may demand what it reads. */
  readonly within: { readonly block: readonly Node[]; readonly position: number }
}

/** Calls within calls, and uses in all: enough for any script, and an end for those that are made to be slow. */
export const DEEPEST_CALL = 12
export const MOST_USES = 5_000
export const MOST_CALLS = 20_000
