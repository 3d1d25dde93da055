/** What becomes of a program when the command at one place fails, and when it does not. */
import type { Span } from '../../../model/range.ts'

/**
 * `fails`: so does the program. `lost`: nobody looks. `selects`: the program goes another way, as it is meant to. A span
 * is what swallows the failure, so that the program goes on as if nothing were wrong.
 */
export type Failure = 'fails' | 'lost' | 'selects' | Span

export interface Position {
  readonly ifFalse: Failure
  /** The program fails where the command succeeds, as behind `! grep -q draft plan.md`: what makes it so. */
  readonly failsIfTrue?: Span
  /** Behind a condition: it may never run. */
  readonly isConditional: boolean
}

/** Paths that a condition has shown to be there. */
export interface Presence {
  readonly ifTrue: readonly string[]
  readonly ifFalse: readonly string[]
}

export const NOTHING: Presence = { ifTrue: [], ifFalse: [] }

export function negated(position: Position, negation: Span): Position {
  return {
    ifFalse: position.failsIfTrue ? 'fails' : 'selects',
    isConditional: position.isConditional,
    ...(position.ifFalse === 'fails' && { failsIfTrue: negation }),
  }
}

export function reversed({ ifTrue, ifFalse }: Presence): Presence {
  return { ifTrue: ifFalse, ifFalse: ifTrue }
}

/** Each part of `a && b`, as far as the failure of one decides the whole. */
export function partOfBoth({ ifFalse, isConditional }: Position): Position {
  return { ifFalse, isConditional }
}

/** Each part of `a || b`: the success of one decides the whole, its failure does not. */
export function partOfEither({ failsIfTrue, isConditional }: Position): Position {
  return { ifFalse: 'selects', isConditional, ...(failsIfTrue && { failsIfTrue }) }
}

export function bothPresent(parts: readonly Presence[]): Presence {
  return { ifTrue: parts.flatMap(({ ifTrue }) => ifTrue), ifFalse: parts.length === 1 ? parts[0]!.ifFalse : [] }
}

export function eitherPresent(parts: readonly Presence[]): Presence {
  return { ifTrue: parts.length === 1 ? parts[0]!.ifTrue : [], ifFalse: parts.flatMap(({ ifFalse }) => ifFalse) }
}
