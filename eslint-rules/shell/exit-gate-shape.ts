/** What an exit gate is made of: counters, the function `check`, a verdict. */
import type { Span } from '../../src/engine/model/range.ts'
import type { Function as ShellFunction, SyntaxNode } from '../../src/engine/parse/shell.ts'
import { descend } from './descend.ts'
import type { ShellText } from './text.ts'

export interface ExitGateShape {
  /** Names of variables that count. */
  readonly passes: readonly string[]
  readonly failures: readonly string[]
  readonly check: ShellFunction | undefined
  /** How many different arguments `check` looks at; `"$@"` is one. */
  readonly arguments: number
  /** The first place outside of `check` that asks for the failures. */
  readonly verdict: Span | undefined
  /** From there on, something ends the script with a code that may be other than 0. */
  readonly endsAboveZero: boolean
  /** Another file is read in, which may hold any of these. */
  readonly sources: boolean
}

export function exitGateShapeOf(shell: ShellText): ExitGateShape {
  const check = shell.functions.find(({ name }) => name.value === 'check')
  const names = [...countersIn(shell)]
  const failures = names.filter((name) => /fail|error/i.test(name))
  const verdict = verdictOf(shell, new Set(failures), check)
  return {
    passes: names.filter((name) => /pass|success|(?:^|_)ok(?:$|_)/i.test(name)),
    failures,
    check,
    arguments: check ? argumentsOf(check) : 0,
    verdict,
    endsAboveZero: verdict !== undefined && endsAboveZero(shell, verdict),
    sources: shell.calls.some(({ command }) => ['.', 'source'].includes(command[0]?.value ?? '')),
  }
}

function countersIn({ script }: ShellText): Set<string> {
  const names = new Set<string>()
  for (const node of descend(script)) {
    if (node.type === 'Assignment' && node.value.type === 'Word' && /^["']?(?:\d+|\$\(\(.*)/.test(node.value.text))
      names.add(node.name)
    if (node.type === 'ArithmeticCommand')
      for (const [, name] of node.body.matchAll(/(\w+)\s*(?:\+\+|\+=)/g)) names.add(name!)
  }
  return names
}

function argumentsOf(check: ShellFunction): number {
  const names = new Set<string>()
  for (const node of descend(check.body)) {
    const name =
      node.type === 'SimpleExpansion' ? node.text.slice(1) : node.type === 'ParameterExpansion' ? node.parameter : ''
    if (/^[1-9@*]$/.test(name)) names.add(name)
  }
  return names.size
}

function verdictOf(
  { script }: ShellText,
  failures: ReadonlySet<string>,
  check: ShellFunction | undefined,
): Span | undefined {
  for (const node of descend(script)) {
    if (check && node.pos >= check.pos && node.end <= check.end) continue
    if (asks(node, failures)) return [node.pos, node.end]
  }
  return undefined
}

/** `[[ $FAIL -eq 0 ]]`, `((FAIL > 0))`, `exit "$FAIL"`. */
function asks(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  if (node.type === 'ArithmeticCommand')
    return /[<>=!]=?|^\s*!?\w+\s*$/.test(node.body) && wordsOf(node.body).some((word) => names.has(word))
  const isQuestion =
    node.type === 'TestCommand' ||
    node.type === 'Case' ||
    (node.type === 'Command' && ['[', 'test', 'exit', 'return'].includes(node.name?.text ?? ''))
  if (!isQuestion) return false
  for (const inside of descend(node)) {
    if (inside.type === 'SimpleExpansion' && names.has(inside.text.slice(1))) return true
    if (inside.type === 'ParameterExpansion' && names.has(inside.parameter)) return true
    if (inside.type === 'ArithmeticWord' && names.has(inside.value)) return true
  }
  return false
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\w+/g) ?? []
}

function endsAboveZero({ calls, script }: ShellText, [from, to]: Span): boolean {
  const isExit = calls.some(({ span, words }) => {
    const [name, code] = words
    return span[0] >= from && (name?.value === 'exit' || name?.value === 'return') && code?.value !== '0'
  })
  // The last command's answer is the script's.
  const last = script.commands.at(-1)?.command
  return isExit || (last !== undefined && last.type !== 'AndOr' && last.pos === from && last.end === to)
}
