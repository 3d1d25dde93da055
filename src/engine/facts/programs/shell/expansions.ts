/** `$name`, `${name%/*}`, `$(dirname "$0")` → what stands there, as far as the script itself tells. */
import { partsOf, type ParameterExpansionPart, type ParameterOperation, type WordPart } from '../../../parse/shell.ts'
import type { Frame } from './frame.ts'
import { ARGUMENTS, lookUp, type Held, type Item } from './scope.ts'
import { substituted } from './substitutions.ts'
import { absolute, directoryOf, plainOf, type Text } from './text.ts'
import { valueOf } from './words.ts'

export interface Expansion {
  /** Null: any number of values. */
  readonly items: readonly Item[] | null
  readonly isList: boolean
}

type ExpandedPart = Extract<WordPart, { type: 'SimpleExpansion' | 'ParameterExpansion' | 'CommandExpansion' }>

const UNKNOWN_VALUE: Expansion = { items: [{ text: null }], isList: false }

export function expansionOf(part: ExpandedPart, frame: Frame): Expansion {
  switch (part.type) {
    case 'SimpleExpansion':
      return parameter(part.text.slice(1), frame)
    case 'ParameterExpansion':
      return operated(part, frame)
    case 'CommandExpansion':
      return { items: [{ text: part.script ? substituted(part.script, frame) : null }], isList: false }
  }
}

function parameter(name: string, frame: Frame): Expansion {
  if (name === '@' || name === '*') return { items: lookUp(frame.scope, ARGUMENTS) ?? null, isList: true }
  const held = heldIn(name, frame)
  // A name that the script never sets is the environment's.
  return held ? { items: held.slice(0, 1), isList: false } : UNKNOWN_VALUE
}

function heldIn(name: string, frame: Frame): Held | undefined {
  if (name === '0') return selfOf(frame)
  if (/^\d+$/.test(name)) {
    const item = lookUp(frame.scope, ARGUMENTS)?.[Number(name) - 1]
    return item && [item]
  }
  const held = lookUp(frame.scope, name)
  if (held !== undefined) return held
  if (name === 'PWD') return [{ text: absolute(frame.scope.directory) }]
  return name === 'BASH_SOURCE' ? selfOf(frame) : undefined
}

function selfOf(frame: Frame): Held {
  return frame.walk.isFile ? [{ text: [{ from: 'self' }] }] : null
}

function operated(part: ParameterExpansionPart, frame: Frame): Expansion {
  const { parameter: name, prefix, index, operation } = part
  if (prefix) return UNKNOWN_VALUE
  if (index?.value === '@' || index?.value === '*')
    return operation ? { items: null, isList: true } : { items: lookUp(frame.scope, name) ?? null, isList: true }
  if (index && !(name === 'BASH_SOURCE' && index.value === '0')) {
    const item = /^\d+$/.test(index.value) ? lookUp(frame.scope, name)?.[Number(index.value)] : undefined
    return { items: [item ?? { text: null }], isList: false }
  }
  if (!operation) return parameter(name, frame)
  const held = heldIn(name, frame)
  if (operation.type === 'Default') return defaulted(operation, name, held, frame)
  const [item] = held ?? []
  if (!item?.text || operation.type !== 'Remove') return UNKNOWN_VALUE
  const { operator, operand } = operation
  // The parts of a pattern are told apart by the shell; here only patterns without any of their own are read.
  const pattern = partsOf(operand).some(({ type }) => type !== 'Literal' && type !== 'Glob') ? undefined : operand.value
  const text = pattern === undefined ? null : removed(item.text, operator, pattern)
  return { items: [{ ...item, text }], isList: false }
}

function defaulted(
  { operator, operand }: Extract<ParameterOperation, { type: 'Default' }>,
  name: string,
  held: Held | undefined,
  frame: Frame,
): Expansion {
  if (operator === '+' || operator === ':+') return UNKNOWN_VALUE
  const isEmpty = held?.[0]?.text?.length === 0 && operator.startsWith(':')
  if (held !== undefined && !isEmpty) return { items: held?.slice(0, 1) ?? [{ text: null }], isList: false }
  // What nobody sets has its default in the run that matters; an argument of the script is set by whoever runs it.
  if (operator.endsWith('?') || (/^\d+$/.test(name) && lookUp(frame.scope, ARGUMENTS) === undefined))
    return UNKNOWN_VALUE
  const item = valueOf(operand, frame)
  if (operator.endsWith('=')) frame.scope.names.set(name, [item])
  return { items: [item], isList: false }
}

/** The patterns that take a path apart, and constant ends. */
function removed(text: Text, operator: string, pattern: string): Text | null {
  if (pattern === '/*' && operator === '%') return directoryOf(text)
  const plain = plainOf(text)
  if (plain === undefined) return null
  if (pattern === '*/' && operator === '##') return [plain.slice(plain.lastIndexOf('/') + 1)]
  if (pattern === '.*' && operator === '%') return [plain.replace(/\.[^.]*$/, '')]
  if (/[*?[\\$`]/.test(pattern)) return null
  if (operator.startsWith('%')) return [plain.endsWith(pattern) ? plain.slice(0, plain.length - pattern.length) : plain]
  return [plain.startsWith(pattern) ? plain.slice(pattern.length) : plain]
}
