/** Conditions that ask whether a file is there. */
import type { Node } from '../../../parse/script.ts'
import type { PathText } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import { evaluate, pathOf } from './evaluate.ts'
import { fileFunction } from './modules.ts'
import { spanOf, type Scope } from './values.ts'

export interface Question {
  readonly path: PathText
  readonly span: Span
  readonly isNegated: boolean
}

/** `existsSync(p)`, `!(await exists(p))`, also where it is one of several conditions. */
export function questionIn(test: Node, scope: Scope): Question | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const inner = questionIn(test.argument, scope)
    return inner && { ...inner, isNegated: !inner.isNegated }
  }
  if (test.type === 'AwaitExpression') return questionIn(test.argument, scope)
  if (test.type === 'ParenthesizedExpression') return questionIn(test.expression, scope)
  if (test.type === 'LogicalExpression') return questionIn(test.left, scope) ?? questionIn(test.right, scope)
  if (test.type !== 'CallExpression') return undefined
  const callee = evaluate(test.callee, scope)
  const isProbe = callee?.sort === 'known' && callee.module === 'fs' && fileFunction(callee.member)?.[0] === 'probe'
  const name = test.callee.type === 'Identifier' ? test.callee.name : ''
  const isNamedSo =
    callee?.sort !== 'known' && /^(?:(?:file|path|does)?_?exists?|isFile|hasFile|existsSync|fileExists\w*)$/i.test(name)
  const path = isProbe || isNamedSo ? pathOf(test.arguments[0], scope) : undefined
  return path && { path, span: spanOf(test.arguments[0]!), isNegated: false }
}
