/** `errors=$(cat report.json || true)`, and then: no errors, passed. It passes as well where there is no report. */
import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { Span } from '../../src/engine/model/range.ts'
import {
  partsOf,
  type AndOr,
  type Assignment,
  type CommandExpansionPart,
  type SyntaxNode,
  type Word,
} from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import { callOf } from './call-of.ts'
import { descend } from './descend.ts'
import { passesOn } from './emptiness.ts'
import { pathExpressionOf } from './path-expression.ts'
import { swallowingsOf, type Swallowing } from './swallowing.ts'
import type { Call, ShellText } from './text.ts'

export interface FailOpenRead {
  readonly variable: string
  /** As written. */
  readonly file: string
  /** What the variable holds without the file: nothing, or `0`. */
  readonly output: string
  /** From `||` on. */
  readonly span: Span
}

export function failOpenReadsOf(shell: ShellText): FailOpenRead[] {
  const swallowings = swallowingsOf(shell).filter(
    ({ output, region }) => OUTPUTS.has(output) && region.isExact && region.sort === 'substitution',
  )
  if (swallowings.length === 0) return []
  const nodes = [...descend(shell.script)]
  const assignments = nodes.filter((node) => node.type === 'Assignment')
  const conditions = nodes.filter((node) => node.type === 'If' || node.type === 'AndOr')
  const asked = filesAskedFor(nodes, shell)
  const ofList = new Map(assignments.map((assignment) => [listIn(assignment.value), assignment]))
  return swallowings.flatMap((swallowing): FailOpenRead[] => {
    const { list, output, span } = swallowing
    const assignment = ofList.get(list)
    const read = assignment && readOf(swallowing, shell)
    const file = read && pathExpressionOf(read.node)
    if (file === undefined || asked.has(file) || !isKnownToScript(read!, assignments, shell)) return []
    const { name: variable, end } = assignment!
    const next = assignments.find((other) => other.name === variable && other.pos > end)
    const use = { variable, output, from: end, to: next?.pos ?? Infinity }
    return passesOn(use, conditions, shell) ? [{ variable, file: read!.source, output, span }] : []
  })
}

const OUTPUTS = new Set(['', '0'])

/** The list whose output is the value, and nothing else is. */
function listIn(value: Assignment['value']): AndOr | undefined {
  const expansion = value.type === 'Word' ? soleExpansion(value) : undefined
  const [statement, ...others] = expansion?.script?.commands ?? []
  return others.length === 0 && statement?.command.type === 'AndOr' ? statement.command : undefined
}

function soleExpansion(value: Word): CommandExpansionPart | undefined {
  const [part, ...others] = partsOf(value)
  const [inner, ...more] = part?.type === 'DoubleQuoted' ? part.parts : part ? [part] : []
  return others.length === 0 && more.length === 0 && inner?.type === 'CommandExpansion' ? inner : undefined
}

/** The one file that the command reads, or the first command of the pipeline. */
function readOf({ first }: Swallowing, shell: ShellText): Argument | undefined {
  const call = callOf(first.type === 'Pipeline' ? first.commands[0] : first, shell)
  const name = call?.command[0]?.value
  const reader = READERS.get(name ?? '')
  if (!call || !reader) return undefined
  const given = readArguments(call.command.slice(1), { values: new Set(reader.values) })
  const operands = given.operands as readonly Argument[]
  // A search fails lawfully where it finds nothing; only one that hides its complaint hides a missing file.
  if (reader.isSearch && (has(given, '-r', '-R', '--recursive') || !(has(given, '-s') || isHushed(call))))
    return undefined
  const file = operands.length === reader.before + 1 && given.isSure ? operands.at(-1) : undefined
  return file && !file.hasGlob && !/\.(?:pid|lock)\b|^\/(?:dev|proc|sys)\//.test(file.source) ? file : undefined
}

interface Reader {
  readonly values: readonly string[]
  /** Operands in front of the file. */
  readonly before: number
  readonly isSearch?: true
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['cat', { values: [], before: 0 }],
  ['head', { values: ['-n', '-c'], before: 0 }],
  ['tail', { values: ['-n', '-c'], before: 0 }],
  ['wc', { values: [], before: 0 }],
  ['jq', { values: ['--indent'], before: 1 }],
  ['grep', { values: ['-m', '-A', '-B', '-C'], before: 1, isSearch: true }],
])

function isHushed({ redirects }: Call): boolean {
  return redirects.some(
    (redirect) =>
      redirect.type === 'Redirect' &&
      redirect.target?.value === '/dev/null' &&
      (redirect.operator.startsWith('&') ||
        (redirect.descriptor?.type === 'FileDescriptor' && redirect.descriptor.value === 2)),
  )
}

/** A file that the script names itself. One that a loop or a caller hands in was found by somebody. */
function isKnownToScript({ node }: Argument, assignments: readonly Assignment[], { calls }: ShellText): boolean {
  const isGiven = (name: string) => {
    const values = assignments.filter((assignment) => assignment.name === name).map(({ value }) => value)
    const isNamed = values.length === 1 && values[0]!.type === 'Word' && /^["']?[\w./-]*\w/.test(values[0]!.text)
    return (
      !isNamed || calls.some(({ words }) => words[0]?.value === 'read' && words.some(({ source }) => source === name))
    )
  }
  for (const part of descend(node)) {
    const name =
      part.type === 'SimpleExpansion'
        ? part.text.slice(1)
        : part.type === 'ParameterExpansion'
          ? part.parameter
          : undefined
    if (name !== undefined && isGiven(name)) return false
  }
  return true
}

/** Files that the script asks for somewhere: `[ -f report.json ]`. */
function filesAskedFor(nodes: readonly SyntaxNode[], { calls }: ShellText): Set<string | undefined> {
  const asked = nodes.map((node) =>
    node.type === 'TestUnary' && ASKS.test(node.operator) ? pathExpressionOf(node.operand) : undefined,
  )
  for (const { words } of calls) {
    if (words[0]?.value !== '[' && words[0]?.value !== 'test') continue
    for (const [at, { value }] of words.entries()) {
      const file = ASKS.test(value ?? '') ? words[at + 1] : undefined
      if (file) asked.push(pathExpressionOf(file.node))
    }
  }
  return new Set(asked)
}

const ASKS = /^-[efrs]$/
