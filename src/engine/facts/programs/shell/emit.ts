/** What a command does with a file or a program → a use, by what becomes of the command's failure. */
import type { PathText, UseFact } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import type { Frame } from './frame.ts'
import type { Position } from './position.ts'
import { isRooted, pathOf, within, type Text } from './text.ts'

/** A path and where it is written: a field, or a part of one. */
export interface Named {
  readonly text: Text | null
  readonly span: Span
}

/** The path from the program's start; undefined where it is none or cannot be known. */
export function pathIn({ scope }: Frame, text: Text | null): PathText | undefined {
  if (text === null || !pathOf(text)) return undefined
  if (isRooted(text)) return pathOf(text)
  return scope.directory === null ? undefined : pathOf(within(scope.directory, text))
}

/** A command that fails where the file is absent. */
export function read(frame: Frame, { text, span }: Named, position: Position): void {
  const path = pathIn(frame, text)
  if (!path || isGuarded(frame, path)) return
  const { ifFalse, failsIfTrue, isConditional } = position
  if (isConditional) frame.walk.uses.push({ does: 'probe', path, span })
  // To find nothing is what this check hopes for, and in a file that is gone nothing is found.
  else if (failsIfTrue && ifFalse !== 'fails')
    frame.walk.uses.push({ does: 'read', path, span, swallowed: failsIfTrue })
  else if (typeof ifFalse !== 'string') frame.walk.uses.push({ does: 'read', path, span, swallowed: ifFalse })
  else frame.walk.uses.push({ does: ifFalse === 'selects' ? 'probe' : 'read', path, span })
}

/** A question whether the file is there. Answers the key of its path, for `hold`. */
export function probe(frame: Frame, { text, span }: Named, { ifFalse, isConditional }: Position): string[] {
  const path = pathIn(frame, text)
  if (!path) return []
  if (!isGuarded(frame, path))
    frame.walk.uses.push({ does: ifFalse === 'fails' && !isConditional ? 'read' : 'probe', path, span })
  return [JSON.stringify(path)]
}

export function touch(frame: Frame, does: 'write' | 'remove', { text, span }: Named): void {
  const path = pathIn(frame, text)
  if (path) frame.walk.uses.push({ does, path, span })
}

export function run(frame: Frame, { text, span }: Named, position: Position): void {
  const path = pathOf(text)
  const { directory } = frame.scope
  if (!path) return
  if (directory === null) {
    // What it reads would be looked for in the wrong place; that it must be there is known.
    if (isRooted(path)) read(frame, { text: path, span }, position)
    return
  }
  const whole = pathIn(frame, text)
  const isConditional = position.isConditional || (whole !== undefined && isGuarded(frame, whole))
  const when = conditionally({ ...position, isConditional })
  frame.walk.uses.push({ does: 'run', path, span, ...inDirectory(directory), ...when })
}

export function start(
  frame: Frame,
  sort: 'package-script' | 'make-target',
  { name, span }: { readonly name: string; readonly span: Span },
  directory: Text | null,
  position: Position,
): void {
  if (directory === null || /[*?[\]{}$!\uFFFC]/.test(name)) return
  frame.walk.uses.push({ does: 'start', sort, name, span, ...inDirectory(directory), ...conditionally(position) })
}

/** From here on, until it is released, the absence of the paths has been dealt with: reads of them are no demand. */
export function hold({ walk: { guards } }: Frame, keys: readonly string[]): void {
  for (const key of keys) guards.set(key, (guards.get(key) ?? 0) + 1)
}

export function release({ walk: { guards } }: Frame, keys: readonly string[]): void {
  for (const key of keys) guards.set(key, guards.get(key)! - 1)
}

/** One use for each place, path and sort of doing: a function that is called ten times reads its file once. */
export function distinct(uses: readonly UseFact[]): UseFact[] {
  const found = new Map<string, UseFact>()
  for (const use of uses) {
    const { isConditional: _, swallowed: __, ...rest } = use as UseFact & { isConditional?: true; swallowed?: Span }
    const key = JSON.stringify({ ...rest, does: use.does === 'probe' ? 'read' : use.does })
    const known = found.get(key)
    if (!known || strength(use) > strength(known)) found.set(key, use)
  }
  return [...found.values()]
}

function strength(use: UseFact): number {
  if (use.does === 'probe' || ('isConditional' in use && use.isConditional)) return 0
  return 'swallowed' in use && use.swallowed ? 1 : 2
}

function isGuarded({ walk }: Frame, path: PathText): boolean {
  return (walk.guards.get(JSON.stringify(path)) ?? 0) > 0
}

function inDirectory(directory: Text): { directory?: PathText } {
  return directory.length === 0 ? {} : { directory: directory as PathText }
}

function conditionally({ ifFalse, failsIfTrue, isConditional }: Position): { isConditional?: true } {
  const isRequired = !isConditional && !failsIfTrue && (ifFalse === 'fails' || ifFalse === 'lost')
  return isRequired ? {} : { isConditional: true }
}
