/** Arithmetic commands that change a variable. Their exit code is 1 where their value is 0, whatever was meant. */
import { parseShell, type ArithmeticExpression } from '../../src/engine/parse/shell.ts'
import { isDeep, isNonZero, isPositive } from './arithmetic-value.ts'

export interface ArithmeticChange {
  /** A plain name; undefined for `a[i]++` and the like. */
  readonly name: string | undefined
  /** What the variable becomes: `x + 1`. Undefined where more than that happens. */
  readonly becomes: string | undefined
  /** `x++` and `x--` have the value that the variable had before. */
  readonly postfix: '++' | '--' | undefined
}

const NAME = /^[A-Za-z_]\w*$/

/** Undefined for what changes nothing (it asks a question) and for what cannot be 0 as long as people count from 0 upwards. */
export function zeroableChangeOf(expression: ArithmeticExpression, text: string): ArithmeticChange | undefined {
  return isDeep(expression) ? undefined : changeOf(expression, text)
}

function changeOf(expression: ArithmeticExpression, text: string): ArithmeticChange | undefined {
  switch (expression.type) {
    case 'ArithmeticGroup':
      return changeOf(expression.expression, text)
    case 'ArithmeticUnary': {
      const { operator, operand, prefix } = expression
      if (operator !== '--' && (operator !== '++' || prefix)) return undefined
      const name = nameOf(operand)
      return { name, becomes: name && `${name} ${operator[0]!} 1`, postfix: prefix ? undefined : operator }
    }
    case 'ArithmeticBinary': {
      const { operator, left, right } = expression
      if (operator === ',') {
        const last = changeOf(right, text)
        return last && { name: undefined, becomes: undefined, postfix: undefined }
      }
      if (!isAssignment(operator)) return undefined
      if ((operator === '=' || operator === '|=') && isNonZero(right)) return undefined
      if (operator === '+=' && isPositive(right)) return undefined
      const name = nameOf(left)
      const value = text.slice(right.pos, right.end)
      const isSimple = right.type === 'ArithmeticGroup' || /^\w+$/.test(value)
      const operand = isSimple ? value : `(${value})`
      const becomes = operator === '=' ? value : `${name} ${operator.slice(0, -1)} ${operand}`
      return { name, becomes: name && becomes, postfix: undefined }
    }
    default:
      return undefined
  }
}

/** The expression of a text as `let` gets it, and the text that its positions count in; undefined where it is none. */
export function expressionOf(source: string): { expression: ArithmeticExpression; text: string } | undefined {
  const { script, text, problems } = parseShell(`((${source}))`)
  const command = script.commands[0]?.command
  if (problems.length > 0 || script.commands.length !== 1 || command?.type !== 'ArithmeticCommand') return undefined
  return command.expression && { expression: command.expression, text }
}

function nameOf(expression: ArithmeticExpression): string | undefined {
  return expression.type === 'ArithmeticWord' && NAME.test(expression.value) ? expression.value : undefined
}

function isAssignment(operator: string): boolean {
  return /^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)
}
