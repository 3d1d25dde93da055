/** What an arithmetic expression yields, as far as its text alone tells. */
import type { ArithmeticExpression } from '../../src/engine/parse/shell.ts'

/** Nesting beyond this is generated or hostile: nothing is said of it, and it cannot overflow the stack. */
const DEEPEST = 100

/** Also a long sum is deep: `1 + 1 + 1` nests to the left. */
export function isDeep(expression: ArithmeticExpression): boolean {
  const open: [ArithmeticExpression, number][] = [[expression, 1]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next
    if (depth > DEEPEST) return true
    for (const child of childrenOf(node)) open.push([child, depth + 1])
  }
  return false
}

/** Not 0 as long as people count from 0 upwards: a constant other than 0, or a sum with one above 0, `RANDOM % 6 + 1`. */
export function isNonZero(expression: ArithmeticExpression): boolean {
  const { value, isPositive } = amountOf(expression)
  return value === undefined ? isPositive : value !== 0n
}

/** Above 0, in the same sense. */
export function isPositive(expression: ArithmeticExpression): boolean {
  return amountOf(expression).isPositive
}

interface Amount {
  /** Undefined where a variable decides it. */
  readonly value: bigint | undefined
  readonly isPositive: boolean
}

const UNKNOWN: Amount = { value: undefined, isPositive: false }

function amountOf(expression: ArithmeticExpression): Amount {
  switch (expression.type) {
    case 'ArithmeticGroup':
      return amountOf(expression.expression)
    case 'ArithmeticWord':
      return constant(numberOf(expression.value))
    case 'ArithmeticUnary': {
      const { value } = amountOf(expression.operand)
      return value === undefined ? UNKNOWN : constant(UNARY[expression.operator]?.(value))
    }
    case 'ArithmeticBinary': {
      const { operator } = expression
      const right = amountOf(expression.right)
      if (operator === '=' || operator === ',') return right
      const left = amountOf(expression.left)
      if (left.value !== undefined && right.value !== undefined)
        return constant(BINARY[operator]?.(left.value, right.value))
      return { value: undefined, isPositive: operator === '+' && (left.isPositive || right.isPositive) }
    }
    case 'ArithmeticTernary': {
      const [consequent, alternate] = [amountOf(expression.consequent), amountOf(expression.alternate)]
      return { value: undefined, isPositive: consequent.isPositive && alternate.isPositive }
    }
    default:
      return UNKNOWN
  }
}

/** The shell's numbers have 64 bits, and go round. */
function constant(exact: bigint | undefined): Amount {
  const value = exact === undefined ? undefined : BigInt.asIntN(64, exact)
  return { value, isPositive: value !== undefined && value > 0n }
}

const UNARY: Readonly<Partial<Record<string, (value: bigint) => bigint>>> = {
  '+': (value) => value,
  '-': (value) => -value,
  '~': (value) => ~value,
  '!': (value) => (value === 0n ? 1n : 0n),
}

const BINARY: Readonly<Partial<Record<string, (left: bigint, right: bigint) => bigint | undefined>>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0n ? undefined : left / right),
  '%': (left, right) => (right === 0n ? undefined : left % right),
  '**': (left, right) => (isSmall(right) ? left ** right : undefined),
  '<<': (left, right) => (isSmall(right) ? left << right : undefined),
  '>>': (left, right) => (isSmall(right) ? left >> right : undefined),
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
}

function isSmall(count: bigint): boolean {
  return count >= 0n && count < 64n
}

/** `12`, `0x4`, `017`, `16#ff`; longer ones than the shell can hold are none. */
function numberOf(word: string): bigint | undefined {
  if (word.length > 20) return undefined
  if (/^(?:0[xX][\dA-Fa-f]+|[1-9]\d*|0)$/.test(word)) return BigInt(word)
  if (/^0[0-7]+$/.test(word)) return BigInt(`0o${word.slice(1)}`)
  const [, base = '', digits = ''] = /^([1-9]\d?)#([\dA-Za-z]+)$/.exec(word) ?? []
  const value = Number.parseInt(digits, Number(base))
  return Number.isSafeInteger(value) ? BigInt(value) : undefined
}

function childrenOf(node: ArithmeticExpression): readonly ArithmeticExpression[] {
  switch (node.type) {
    case 'ArithmeticGroup':
      return [node.expression]
    case 'ArithmeticUnary':
      return [node.operand]
    case 'ArithmeticBinary':
      return [node.left, node.right]
    case 'ArithmeticTernary':
      return [node.test, node.consequent, node.alternate]
    default:
      return []
  }
}
