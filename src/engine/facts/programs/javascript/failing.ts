/** What makes a program fail, and what it does instead of failing. */
import type { CatchClause, Expression, Node, Statement } from '../../../parse/script.ts'
import { calleeName, some } from './nodes.ts'

/** Names of functions that end a program, or put a fault on a list that ends it later. */
const FAILING =
  /(?:^|\.)(?:fail\w*|die|abort|bail\w*|panic|fatal\w*|error|reject|invariant|raise\w*|report\w*|assert\w*|expect\w*|must\w*|require\w+|ensure\w*|invalid\w*|problem\w*|violation\w*|add(?:Error|Failure|Issue|Problem|Finding|Violation)\w*)$/i
const LISTS =
  /(?:error|fail|problem|issue|violation|missing|finding|fault|invalid|diagnostic|report|bad|broken)\w*\.push$/i
/** Only says something. */
const SPEAKING = /^console\./

/** Whether the node throws, exits, or calls what does. */
export function fails(node: Node | null | undefined): boolean {
  return some(node, (each) => {
    if (each.type === 'ThrowStatement') return true
    if (each.type === 'AssignmentExpression')
      return /^process\.exitCode$/.test(calleeName(each.left)) && !isZero(each.right)
    if (each.type !== 'CallExpression' && each.type !== 'NewExpression') return false
    const name = calleeName(each.callee)
    if (/(?:^|\.)exit$/.test(name)) return !isZero(each.arguments[0])
    return !SPEAKING.test(name) && (FAILING.test(name) || LISTS.test(name) || name === 'Promise.reject')
  })
}

function isZero(node: Node | undefined): boolean {
  return node?.type === 'NumericLiteral' && node.value === 0
}

/** A `catch` that goes on as if the file were empty: it says nothing, or sets or returns something empty. */
export function isSwallowing({ body }: CatchClause): boolean {
  return !fails(body) && body.body.every(isEmptyAnswer)
}

/** A `catch` that only notes that something is not there. */
export function isAnswering({ body }: CatchClause): boolean {
  return !fails(body)
}

function isEmptyAnswer(statement: Statement): boolean {
  switch (statement.type) {
    case 'EmptyStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true
    case 'ReturnStatement':
      return isEmpty(statement.argument)
    case 'ExpressionStatement': {
      const { expression } = statement
      if (expression.type === 'AssignmentExpression') return isEmpty(expression.right)
      return expression.type === 'CallExpression' && SPEAKING.test(calleeName(expression.callee))
    }
    default:
      return false
  }
}

/** A value that stands for nothing: `''`, `null`, `[]`, `{}`, `false`, `'{}'`. */
export function isEmpty(node: Expression | Node | null | undefined): boolean {
  if (!node) return true
  switch (node.type) {
    case 'StringLiteral':
      return /^(?:\{\}|\[\]|\s*)$/.test(node.value)
    case 'TemplateLiteral':
      return node.expressions.length === 0 && (node.quasis[0]?.value.raw ?? '').trim() === ''
    case 'NullLiteral':
      return true
    case 'NumericLiteral':
      return node.value === 0
    case 'BooleanLiteral':
      return !node.value
    case 'Identifier':
      return node.name === 'undefined'
    case 'ArrayExpression':
      return node.elements.length === 0
    case 'ObjectExpression':
      return node.properties.length === 0
    case 'UnaryExpression':
      return node.operator === 'void'
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return isEmpty(node.expression)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return node.body.type === 'BlockStatement'
        ? !fails(node.body) && node.body.body.every(isEmptyAnswer)
        : isEmpty(node.body)
    default:
      return false
  }
}

/** Whether later statements demand a value under one of the names: `if (!text) throw …`, `assert(text.length > 0)`. */
export function isDemanded(names: ReadonlySet<string>, statements: readonly Node[]): boolean {
  if (names.size === 0) return false
  const mentions = (node: Node | null | undefined) =>
    some(node, (each) => each.type === 'Identifier' && names.has(each.name))
  return statements.some((statement) =>
    some(statement, (each) => {
      if (each.type === 'IfStatement')
        return asksForAbsence(each.test, names) && (fails(each.consequent) || fails(each.alternate))
      if (each.type !== 'CallExpression') return false
      const name = calleeName(each.callee)
      return (
        /(?:^|\.)(?:assert|expect|invariant|must)\w*$/i.test(name) &&
        mentions(each.arguments[0]) &&
        isAbout(each.arguments[0]!, names)
      )
    }),
  )
}

/** `!x`, `x === ''`, `x == null`, `x.length === 0`, `x.trim() === ''`. */
function asksForAbsence(test: Node, names: ReadonlySet<string>): boolean {
  return some(test, (each) => {
    if (each.type === 'UnaryExpression') return each.operator === '!' && isAbout(each.argument, names)
    return each.type === 'BinaryExpression' && isEmpty(each.right) && isAbout(each.left, names)
  })
}

/** The value itself, or its length: not something that is sought in it. */
function isAbout(node: Node, names: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'Identifier':
      return names.has(node.name)
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return (
        node.property.type === 'Identifier' &&
        /^(?:length|trim|size)$/.test(node.property.name) &&
        isAbout(node.object, names)
      )
    case 'CallExpression':
      return isAbout(node.callee, names)
    case 'UnaryExpression':
      return isAbout(node.argument, names)
    case 'BinaryExpression':
      return isAbout(node.left, names)
    case 'LogicalExpression':
      return isAbout(node.left, names) || isAbout(node.right, names)
    default:
      return false
  }
}
