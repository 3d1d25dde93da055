/** What a script makes of an empty variable: whether it calls that a pass. */
import type { AndOr, If, PipelineNode, SyntaxNode, TestExpression } from '../../src/engine/parse/shell.ts'
import { callOf } from './call-of.ts'
import type { Call, ShellText } from './text.ts'
import { verdictIn } from './verdict-words.ts'

interface Use {
  readonly variable: string
  /** What it holds: nothing, or `0`. */
  readonly output: string
  /** Offsets between which it holds that. */
  readonly from: number
  readonly to: number
}

/** Whether one of the conditions between the two places says "passed" because of it. Only where both answers can be told apart. */
export function passesOn(use: Use, conditions: readonly (If | AndOr)[], shell: ShellText): boolean {
  return conditions.some(
    (node) =>
      node.pos >= use.from &&
      node.pos < use.to &&
      (node.type === 'If' ? isPassOfIf(node, use, shell) : isPassOfList(node, use, shell)),
  )
}

function isPassOfIf(node: If, use: Use, shell: ShellText): boolean {
  const [statement, ...others] = node.clause.commands
  if (!statement || others.length > 0 || node.elif.length > 0 || statement.command.type === 'AndOr') return false
  const holds = holdsOn(statement.command, use, shell)
  if (holds === undefined) return false
  const then = verdictOf(node.then, shell)
  const otherwise = node.else && verdictOf(node.else, shell)
  const [taken, left] = holds ? [then, otherwise] : [otherwise, then]
  if (taken !== undefined) return taken === 'pass'
  return left === 'fail'
}

function isPassOfList(
  { commands: [first, second], operators: [operator] }: AndOr,
  use: Use,
  shell: ShellText,
): boolean {
  const holds = holdsOn(first!, use, shell)
  const says = verdictOf(second!, shell)
  if (holds === undefined || says === undefined) return false
  return (operator === '&&') === holds ? says === 'pass' : says === 'fail'
}

function verdictOf({ pos, end }: SyntaxNode, { text }: ShellText) {
  return verdictIn(text.slice(pos, end))
}

/** Whether a condition holds with that in the variable; undefined where it asks something else. */
function holdsOn(node: PipelineNode, use: Use, shell: ShellText): boolean | undefined {
  if (node.type === 'Pipeline') {
    const [only, ...others] = node.commands
    const holds = others.length === 0 ? holdsOn(only!, use, shell) : undefined
    return holds === undefined ? undefined : node.prefixes.some(({ type }) => type === 'Negation') !== holds
  }
  if (node.type === 'TestCommand') return holdsInTest(node.expression, use)
  if (node.type === 'ArithmeticCommand') {
    const [, name, operator, number] = /^\s*\$?\{?(\w+)\}?\s*(==|!=|>)\s*(\d+)\s*$/.exec(node.body) ?? []
    return name === use.variable ? compare(operator!, number!, '0') : undefined
  }
  const call = callOf(node, shell)
  return call && holdsInBrackets(call, use)
}

function holdsInTest(test: TestExpression, { variable, output }: Use): boolean | undefined {
  if (test.type === 'TestUnary')
    return isVariable(test.operand.text, variable) ? isOf(test.operator, output) : undefined
  if (test.type !== 'TestBinary' || !isVariable(test.left.text, variable)) return undefined
  // In `[[`, nothing counts as 0.
  return compare(test.operator, unquoted(test.right.text), test.operator.startsWith('-') ? output || '0' : output)
}

function holdsInBrackets({ words }: Call, { variable, output }: Use): boolean | undefined {
  const [name, ...rest] = words.map(({ source }) => source)
  if (name !== '[' && name !== 'test') return undefined
  const [first, second, third] = name === '[' ? rest.slice(0, -1) : rest
  if (third === undefined) return isVariable(second ?? '', variable) ? isOf(first!, output) : undefined
  if (!isVariable(first!, variable)) return undefined
  return second!.startsWith('-') && output === '' ? undefined : compare(second!, unquoted(third), output)
}

function isOf(operator: string, output: string): boolean | undefined {
  return operator === '-z' ? output === '' : operator === '-n' ? output !== '' : undefined
}

function compare(operator: string, wanted: string, output: string): boolean | undefined {
  switch (operator) {
    case '=':
    case '==':
    case '-eq':
      return output === wanted || undefined
    case '!=':
    case '-ne':
      return output === wanted ? false : undefined
    case '>':
    case '-gt':
      return wanted === '0' ? false : undefined
    default:
      return undefined
  }
}

function isVariable(source: string, variable: string): boolean {
  return unquoted(source).replace(/^\$\{?(\w+)(?::?-)?\}?$/, '$1') === variable && source.includes('$')
}

function unquoted(source: string): string {
  return source.replace(/^(["'])(.*)\1$/, '$2')
}
