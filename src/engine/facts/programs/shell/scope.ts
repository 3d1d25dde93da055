/** What a shell knows at one place of its script: values of names, and the directory that it stands in. */
import type { Span } from '../../../model/range.ts'
import type { Text } from './text.ts'

/** One value of a name; a list holds several. */
export interface Item {
  readonly text: Text | null
  /** Where a list or a call names it: a reader should look there, and not at the variable. */
  readonly origin?: Span
}

/** Null: it has a value, and nobody knows which. */
export type Held = readonly Item[] | null

/** The name under which the arguments of a script or a function stand: `$1`, `"$@"`. */
export const ARGUMENTS = '@'

export interface Scope {
  readonly parent: Scope | undefined
  readonly names: Map<string, Held>
  /** Relative to where the program was started, [] for that directory itself; null: unknown. */
  directory: Text | null
  /** `set -e`: a plain statement that fails ends the program. */
  isStrict: boolean
}

export function startScope(directory: Text | null, isStrict: boolean): Scope {
  return { parent: undefined, names: new Map(), directory, isStrict }
}

/** A subshell, or one branch: what happens there is seen from the outside only when it is merged. */
export function branchOf(parent: Scope): Scope {
  return { parent, names: new Map(), directory: parent.directory, isStrict: parent.isStrict }
}

/** Undefined where the script has given the name no value: it comes from the environment, or is empty. */
export function lookUp(scope: Scope, name: string): Held | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const held = at.names.get(name)
    if (held !== undefined) return held
  }
  return undefined
}

/** One of the branches was taken: what they do not agree upon is unknown from here on. */
export function merge(scope: Scope, branches: readonly Scope[]): void {
  const names = new Set(branches.flatMap((branch) => [...branch.names.keys()]))
  for (const name of names) {
    const [first, ...others] = branches.map((branch) => branch.names.get(name) ?? lookUp(scope, name))
    scope.names.set(name, first !== undefined && others.every((other) => isSame(first, other)) ? first : null)
  }
  const [first, ...others] = branches.map(({ directory }) => directory)
  if (first !== undefined) scope.directory = others.every((other) => isSame(first, other)) ? first : null
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
