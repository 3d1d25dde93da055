/** Files of which no option is asked: another script reads them in, or nothing in them can go wrong unseen. */
import type { Statement } from '../../src/engine/parse/shell.ts'
import { INERT } from './inert.ts'
import type { Call, Region, ShellText } from './text.ts'

/** Definitions only, a `return` outside of functions, or a comment that says so: its options would be those of its reader. */
export function isSourced({ text, calls, root }: ShellText): boolean {
  return (
    root.commands.every((statement) => isDefinition(statement, root)) ||
    calls.some(({ command, position }) => command[0]?.value === 'return' && position.function === undefined) ||
    /\$\{?BASH_SOURCE\b[^\n=]{0,20}(?:==?|!=)[^\n=]{0,20}\$\{?0\b|\$\{?0\b[^\n=]{0,20}(?:==?|!=)[^\n=]{0,20}\$\{?BASH_SOURCE\b/.test(
      text,
    ) ||
    saysSo(headOf(text))
  )
}

/** One command at most, or as many as the script asks about by `$?`: no failure goes by unseen. */
export function hasNothingToStop({ calls, text }: ShellText): boolean {
  const unwatched = calls.filter((call) => !call.position.isTested && couldEnd(call)).length
  return unwatched <= text.split('$?').length - 1 || (unwatched === 1 && !hasPipe(text))
}

/** Of a substitution only one that is assigned: `for berth in $(ls)` goes on whatever `ls` says. */
function couldEnd({ words, command, assignments, region }: Call): boolean {
  if (region.sort === 'substitution' || region.parent?.sort === 'substitution') return false
  if (words.length === 0) return assignments.some(({ text }) => /\$\(|`/.test(text))
  return !HARMLESS.has(command[0]?.value ?? '')
}

/** Runs another file in its own shell before all else; that one may set the options. */
export function isPrepared({ calls }: ShellText): boolean {
  return calls.some(({ command: [name, file], position, region }) => {
    const isRead = name?.value === '.' || name?.value === 'source'
    return isRead && region.sort === 'script' && !position.isConditional && !BARREN.test(file?.source ?? '')
  })
}

/** A pipeline, or what could be one: a `|` in a string counts too. */
export function hasPipe(text: string): boolean {
  return /(?<!\|)\|(?!\|)/.test(text)
}

/** Comments before the first command, one a line. */
function headOf(text: string): string {
  return /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text)?.[0] ?? ''
}

function saysSo(comments: string): boolean {
  return /(?<!\bopen[- ])\bsourced\b|\bsource (?:this|it|me)\b|\busage:\s*(?:source|\.)\s|\b(?:not|n't|never) (?:be )?(?:run|execute)/i.test(
    comments,
  )
}

/** Cannot fail, or are questions themselves. */
const HARMLESS = new Set([...INERT, ...'[ [[ clear shopt test tput trap'.split(' ')])

const DEFINES = new Set(['alias', 'declare', 'export', 'local', 'readonly', 'typeset', 'unset', 'set', 'shopt', ':'])

/** Environments and settings. */
const BARREN = /activate|env\b|os-release|\.conf|nvm\.sh|profile|rc["']?$/i

function isDefinition({ command }: Statement, { text }: Region): boolean {
  if (command.type === 'Function') return true
  if (command.type !== 'Command') return false
  const name: Call['node']['name'] = command.name
  return name === undefined || DEFINES.has(text.slice(name.pos, name.end))
}
