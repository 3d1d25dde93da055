/** Shell facts, each parsed once however many rules and blocks ask for it. */
import type { ShellFact } from '../../src/engine/model/shell.ts'
import { readShell, type ShellText } from './text.ts'

const read = new WeakMap<ShellFact, ShellText>()

export function shellOf(fact: ShellFact): ShellText {
  const known = read.get(fact)
  if (known) return known
  const shell = readShell(fact.text)
  read.set(fact, shell)
  return shell
}
