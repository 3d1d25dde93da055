/** Functions of a script that hold something against an expectation: `check "title" "command" "expectation"`. */
import {
  partsOf,
  type Function as ShellFunction,
  type SyntaxNode,
  type TestBinaryExpression,
  type WordPart,
} from '../../src/engine/parse/shell.ts'
import { callOf } from './call-of.ts'
import { callsByFunction } from './calls-by-function.ts'
import { descend } from './descend.ts'
import type { Call, ShellText } from './text.ts'
import { verdictIn } from './verdict-words.ts'

export interface CheckFunction {
  readonly name: string
  /** Which argument is the expectation, from 1. */
  readonly position: number
  /** It may be left out: the function takes it for empty then. */
  readonly isOptional: boolean
}

const CHECKS = new Set([
  'check',
  'checks',
  'assert',
  'verify',
  'expect',
  'should',
  'must',
  'test',
  'validate',
  'ensure',
])
const TURNS_ROUND = new Set(['not', 'no', 'never', 'without', 'lacks', 'missing', 'absent', 'excludes', 'fails'])

export function isCheckName(name: string): boolean {
  const words = name.toLowerCase().split(/[_-]/)
  return words.some((word) => CHECKS.has(word)) && !words.some((word) => TURNS_ROUND.has(word))
}

/**
 * Those that pass where their expectation stands anywhere in what they look at: an empty one stands everywhere. None that
 * looks at its expectation in any other way, for it may mean something by an empty one.
 */
export function checkFunctionsOf(shell: ShellText): CheckFunction[] {
  const bodies = new Map<string, number>()
  for (const { name } of shell.functions) bodies.set(name.value, (bodies.get(name.value) ?? 0) + 1)
  return shell.functions.flatMap((made) => {
    const name = made.name.value
    // Of two functions with one name, nobody can tell which one is called.
    if (!isCheckName(name) || bodies.get(name) !== 1) return []
    const calls = callsByFunction(shell).get(name) ?? []
    if (calls.some(({ words }) => ['shift', 'set', 'getopts'].includes(words[0]?.value ?? ''))) return []
    const text = shell.text.slice(made.pos, made.end)
    if (/\$\{?#/.test(text)) return []
    const parameters = parametersOf(made)
    if (parameters.length > MOST_PARAMETERS) return []
    return parameters.flatMap(({ variable, ...parameter }): CheckFunction[] =>
      isOnlyContained({ made, shell, calls, text, names: new Set([variable, String(parameter.position)]) })
        ? [{ name, ...parameter }]
        : [],
    )
  })
}

/** Nobody reads a check with more of them, and each is looked for in the whole body. */
const MOST_PARAMETERS = 20

interface Parameter {
  /** As the body names it: `expected`, or `3`. */
  readonly variable: string
  readonly position: number
  readonly isOptional: boolean
}

function parametersOf(made: ShellFunction): Parameter[] {
  const found = new Map<string, Parameter>()
  for (const node of descend(made.body)) {
    const value =
      node.type === 'Assignment' && node.value.type === 'Word' ? soleExpansion(partsOf(node.value)) : undefined
    if (node.type === 'Assignment' && value && /^[1-9]$/.test(value.name) && value.isOptional !== undefined)
      found.set(node.name, { variable: node.name, position: Number(value.name), isOptional: value.isOptional })
    if (node.type === 'SimpleExpansion' && /^\$[1-9]$/.test(node.text)) {
      const variable = node.text.slice(1)
      found.set(variable, { variable, position: Number(variable), isOptional: false })
    }
  }
  return [...found.values()]
}

/** `isOptional` is undefined where something other than nothing stands in for an argument. */
function soleExpansion(parts: readonly WordPart[]): { name: string; isOptional: boolean | undefined } | undefined {
  const [part, ...others] = parts
  if (!part || others.length > 0) return undefined
  if (part.type === 'DoubleQuoted') return soleExpansion(part.parts)
  if (part.type === 'SimpleExpansion') return { name: part.text.slice(1), isOptional: false }
  if (part.type !== 'ParameterExpansion' || part.prefix || part.index) return undefined
  const { parameter: name, operation } = part
  if (!operation) return { name, isOptional: false }
  const isEmptyDefault =
    operation.type === 'Default' && /^:?-$/.test(operation.operator) && operation.operand.text === ''
  return { name, isOptional: isEmptyDefault || undefined }
}

interface Body {
  readonly made: ShellFunction
  readonly shell: ShellText
  readonly calls: readonly Call[]
  readonly text: string
  /** Of the expectation: `expected` and `3`. */
  readonly names: ReadonlySet<string>
}

function isOnlyContained(body: Body): boolean {
  const { made, calls, names } = body
  let isContained = false
  for (const node of descend(made.body)) {
    if (isOtherwiseAsked(node, body)) return false
    if (node.type === 'TestBinary' && mentions(node, names)) isContained = true
  }
  for (const call of calls) {
    const isTest = call.words[0]?.value === 'test' || call.words[0]?.value === '['
    if (isTest && mentions(call.node, names)) return false
    if (searchesFor(call, names)) isContained = true
  }
  return isContained
}

/** Tested for anything but being contained, or such that containing it is the failure. */
function isOtherwiseAsked(node: SyntaxNode, body: Body): boolean {
  const { names } = body
  switch (node.type) {
    case 'TestNot':
    case 'TestUnary':
      return mentions(node, names)
    case 'TestBinary':
      return mentions(node, names) && !passesOnEmpty(node, names)
    case 'Pipeline':
      return node.prefixes.length > 0 && mentions(node, names)
    case 'Case':
      return mentions(node.word, names)
    case 'If':
      return contains(node.clause, body) && verdictIn(textIn(body, node.then)) === 'fail'
    case 'AndOr': {
      const [first, second] = node.commands
      return (
        contains(first!, body) && verdictIn(textIn(body, second!)) === (node.operators[0] === '&&' ? 'fail' : 'pass')
      )
    }
    default:
      return false
  }
}

/** `[[ "$found" == *"$expected"* ]]`, `[[ "$found" =~ $expected ]]`. */
function passesOnEmpty({ operator, left, right }: TestBinaryExpression, names: Body['names']): boolean {
  if (mentions(left, names)) return false
  const parts = partsOf(right)
  if (operator === '=~') return isOneOf(soleExpansion(parts), names)
  if (operator !== '==' && operator !== '=') return false
  const others = parts.filter((part) => !(part.type === 'Glob' && part.kind === 'star'))
  return others.length < parts.length && isOneOf(soleExpansion(others), names)
}

/** `grep -q "$expected"`. */
function searchesFor({ words }: Call, names: Body['names']): boolean {
  const [name, ...rest] = words
  if (name?.value !== 'grep' || !rest.some(({ value }) => value !== undefined && /^-[iEFsP]*q[iEFsP]*$/.test(value)))
    return false
  const pattern = rest.find(({ lead }) => !lead.startsWith('-'))
  return pattern?.node.type === 'Word' && isOneOf(soleExpansion(partsOf(pattern.node)), names)
}

function isOneOf(expansion: { readonly name: string } | undefined, names: Body['names']): boolean {
  return expansion !== undefined && names.has(expansion.name)
}

function contains(node: SyntaxNode, { shell, names }: Body): boolean {
  for (const inside of descend(node)) {
    if (inside.type === 'TestBinary' && mentions(inside, names)) return true
    const call = callOf(inside, shell)
    if (call && searchesFor(call, names)) return true
  }
  return false
}

function mentions(node: SyntaxNode, names: Body['names']): boolean {
  for (const part of descend(node)) {
    if (part.type === 'SimpleExpansion' && names.has(part.text.slice(1))) return true
    if (part.type === 'ParameterExpansion' && names.has(part.parameter)) return true
  }
  return false
}

function textIn({ made, text }: Body, { pos, end }: SyntaxNode): string {
  return text.slice(pos - made.pos, end - made.pos)
}
