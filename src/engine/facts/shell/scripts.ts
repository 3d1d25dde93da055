/** A shell script → its text. */
import type { ShellFact } from '../../model/shell.ts'
import { SHELL_NAME } from '../../parse/shell-names.ts'
import { addExact, factOf, openShell } from './stretches.ts'

const ASKS_FOR_SHELL = new RegExp(String.raw`\b${SHELL_NAME}\b`)

/** None where its first line asks for another interpreter, or for a shell with another grammar. */
export function shellInScript(text: string): ShellFact[] {
  const shebang = /^\uFEFF?#!([^\r\n]*)/.exec(text)?.[1]
  if (shebang !== undefined && !ASKS_FOR_SHELL.test(shebang)) return []
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const shell = openShell()
  addExact(shell, text.slice(start), start)
  return factOf('script', shell)
}
