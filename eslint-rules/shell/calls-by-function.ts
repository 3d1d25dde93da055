import { groupBy } from '../../src/engine/model/group-by.ts'
import type { Call, ShellText } from './text.ts'

const made = new WeakMap<ShellText, ReadonlyMap<string, readonly Call[]>>()

/** The calls in the body of each function, by its name and in the order of the text; a name may have several bodies. */
export function callsByFunction(shell: ShellText): ReadonlyMap<string, readonly Call[]> {
  const known = made.get(shell)
  if (known) return known
  const inFunctions = shell.calls.filter(({ position }) => position.function !== undefined)
  const bodies = groupBy(inFunctions, ({ position }) => position.function!)
  made.set(shell, bodies)
  return bodies
}
