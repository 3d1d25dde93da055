/** Commands that do nothing but give a verdict: whoever throws it away has run nothing. */
import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { PipelineNode } from '../../src/engine/parse/shell.ts'
import { SHELL_NAMES } from '../../src/engine/parse/shell-names.ts'
import type { Argument } from './arguments.ts'
import { isCheckName } from './check-functions.ts'
import { descend } from './descend.ts'
import { isExitGate } from './exit-gate.ts'
import { isKept, lastCallOf } from './swallowing.ts'
import type { Call, ShellText } from './text.ts'

/** How a message names the verdict of a command or a pipeline; undefined where it does something else as well. */
export function verdictNamed(
  node: PipelineNode,
  shell: ShellText,
  answeringChecks: ReadonlySet<string>,
): string | undefined {
  const last = node.type === 'Pipeline' ? node.commands.at(-1)! : node
  if (last.type === 'TestCommand') {
    // It leaves what it found in BASH_REMATCH.
    for (const inside of descend(last)) if (inside.type === 'TestBinary' && inside.operator === '=~') return undefined
    return '[[ … ]]'
  }
  const call = lastCallOf(node, shell)
  if (!call || isKept(call)) return undefined
  const [program, ...words] = call.command
  const name = program?.value?.replace(/^.*\//, '')
  if (name === undefined) return undefined
  const isPiped = node.type === 'Pipeline' && node.commands.length > 1
  return (
    compared(name, words, call) ??
    (isPiped ? undefined : (gateNamed(name, words) ?? (answeringChecks.has(name) ? name : undefined)))
  )
}

function compared(name: string, words: readonly Argument[], { redirects }: Call): string | undefined {
  const given = readArguments(words, { values: new Set(['-e', '-f', '-m', '-A', '-B', '-C']) })
  switch (name) {
    case 'test':
      return name
    case '[':
      return '[ … ]'
    case 'grep':
    case 'egrep':
    case 'fgrep':
    case 'rg':
      return has(given, '-q', '--quiet', '--silent') ? `${name} -q` : undefined
    case 'cmp':
      return has(given, '-s', '--silent', '--quiet') ? 'cmp -s' : undefined
    case 'diff':
      // Where it writes, the difference is at least seen.
      return has(given, '-q', '--brief') && redirects.length > 0 ? 'diff -q' : undefined
    default:
      return undefined
  }
}

const RUNNERS = new Set(['npm', 'pnpm', 'yarn', 'bun'])
const SHELLS: ReadonlySet<string> = new Set(SHELL_NAMES)

/** Tests, and the script that says whether a run is finished. */
function gateNamed(name: string, words: readonly Argument[]): string | undefined {
  if (isExitGate(name)) return name
  const values = words.map(({ value }) => value)
  const [first, second] = values
  if (SHELLS.has(name)) {
    const script = values.find((value) => !value?.startsWith('-'))?.replace(/^.*\//, '')
    return script !== undefined && isExitGate(script) ? script : undefined
  }
  if (RUNNERS.has(name)) {
    const script = first === 'run' ? second : first
    return script === 'test' ? `${name} test` : undefined
  }
  if (name !== 'make') return undefined
  const targets = values.filter((value, at) => !value?.startsWith('-') && values[at - 1] !== '-C')
  return targets.length === 1 && (targets[0] === 'check' || targets[0] === 'test') ? `make ${targets[0]}` : undefined
}

/** Check functions of this script that only answer: they count nothing, say nothing and write nothing. */
export function answeringChecksOf(shell: ShellText): Set<string> {
  const functions = shell.functions.filter(({ name }) => isCheckName(name.value))
  const busy = functions.filter(({ body }) =>
    [...descend(body)].some(({ type }) => type === 'ArithmeticCommand' || type === 'Redirected'),
  )
  const names = new Set(functions.map(({ name }) => name.value))
  for (const { name } of busy) names.delete(name.value)
  if (names.size === 0) return names
  for (const call of shell.calls) if (!onlyAnswers(call)) names.delete(call.position.function ?? '')
  return names
}

function onlyAnswers(call: Call): boolean {
  const [program, ...words] = call.command
  if (!program) return call.assignments.length === 0
  const name = program.value ?? ''
  return ['local', 'return', 'true', 'false', ':'].includes(name) || compared(name, words, call) !== undefined
}
