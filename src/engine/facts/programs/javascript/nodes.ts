/** Babel's tree without its types: children of any node, in the order of the text. */
import type { Node } from '../../../parse/script.ts'

const SKIPPED = new Set([
  'loc',
  'start',
  'end',
  'range',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'errors',
])

export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const [key, value] of Object.entries(node)) {
    if (SKIPPED.has(key) || value === null || typeof value !== 'object') continue
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(each)) children.push(each)
  }
  return children
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

export function isFunction(node: Node): boolean {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassPrivateMethod'
  )
}

/** Whether a node, or one inside of it and outside of further functions, passes a test. Ends the search with the first. */
export function some(node: Node | null | undefined, test: (node: Node) => boolean): boolean {
  const open: Node[] = node ? [node] : []
  for (let next = open.pop(); next; next = open.pop()) {
    if (test(next)) return true
    for (const child of childrenOf(next)) if (!isFunction(child)) open.push(child)
  }
  return false
}

/** `console.error` of `console.error(x)`, `fail` of `fail(x)`, as it is written; '' for anything longer. */
export function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return ''
  const object = callee.object.type === 'ThisExpression' ? 'this' : calleeName(callee.object)
  return object === '' ? '' : `${object}.${callee.property.name}`
}
