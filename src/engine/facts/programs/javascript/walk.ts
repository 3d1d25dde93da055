/**
 * The walk over what a program runs: statements in their order, functions where they are called. Uses go to `out` as they
 * come; conditions, guards and what swallows a failure are carried along.
 */
import type {
  CallExpression,
  Function as FunctionNode,
  IfStatement,
  Node,
  Statement,
  TryStatement,
} from '../../../parse/script.ts'
import type { UseFact } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import { declareAll, hide } from './declare.ts'
import { addCall, addFile, addImport, addKnownValues, pushCall } from './emit.ts'
import { evaluate, nameOfProperty, pathOf } from './evaluate.ts'
import { fails, isAnswering, isDemanded, isEmpty, isSwallowing } from './failing.ts'
import { DEEPEST_CALL, MOST_USES, type Frame } from './frame.ts'
import { addKnown, walkTemplate } from './known-calls.ts'
import { fileFunction } from './modules.ts'
import { calleeName, childrenOf, isFunction, some } from './nodes.ts'
import { questionIn } from './questions.ts'
import { sameText, scopeIn, spanOf, type Scope, type Value } from './values.ts'

export function walkStatements(statements: readonly (Statement | Node)[], frame: Frame): void {
  declareAll(statements, frame.scope)
  let guarded = frame.guarded
  for (const [at, statement] of statements.entries()) {
    if (frame.out.length > MOST_USES) return
    const inner = { ...frame, guarded, within: { block: statements, position: at } }
    if (statement.type === 'IfStatement') guarded = walkIf(statement, inner)
    else walk(statement, inner)
  }
}

function walk(node: Node | null | undefined, frame: Frame): void {
  if (!node) return
  switch (node.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return walkStatements(node.body, { ...frame, scope: scopeIn(frame.scope) })
    case 'TryStatement':
      return walkTry(node, frame)
    case 'IfStatement':
      return void walkIf(node, frame)
    case 'ConditionalExpression':
      return walkChoice(node.test, node.consequent, node.alternate, frame)
    case 'LogicalExpression':
      walk(node.left, frame)
      return walk(node.right, { ...frame, isConditional: true })
    case 'SwitchStatement':
      walk(node.discriminant, frame)
      for (const { test, consequent } of node.cases) {
        walk(test, frame)
        walkStatements(consequent, { ...frame, scope: scopeIn(frame.scope), isConditional: true })
      }
      return
    case 'ForOfStatement':
      return walkForOf(node, frame)
    case 'CallExpression':
    case 'OptionalCallExpression':
      return walkCall(node as CallExpression, frame)
    case 'TaggedTemplateExpression':
      return walkTemplate(node, frame)
    case 'ImportDeclaration':
      if (node.importKind !== 'type') addImport(node.source.value, spanOf(node.source), frame)
      return
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if ('source' in node && node.source) addImport(node.source.value, spanOf(node.source), frame)
      if ('declaration' in node) walk(node.declaration, frame)
      return
    case 'ClassDeclaration':
    case 'ClassExpression':
      return
    default:
      if (isFunction(node)) return
      for (const child of childrenOf(node)) walk(child, frame)
  }
}

/** The names that a statement sets: what later statements may demand of a read. */
function namesSetBy(node: Node): Set<string> {
  const names = new Set<string>()
  some(node, (each) => {
    if (each.type === 'AssignmentExpression' && each.left.type === 'Identifier') names.add(each.left.name)
    if (each.type === 'VariableDeclarator' && each.id.type === 'Identifier') names.add(each.id.name)
    return false
  })
  return names
}

/** Whether what the statement sets is demanded by those that follow it. */
function isDemandedLater(statement: Node, { within: { block, position } }: Frame): boolean {
  return isDemanded(namesSetBy(statement), block.slice(position + 1))
}

function walkTry({ block, handler, finalizer }: TryStatement, frame: Frame): void {
  if (!handler || !isAnswering(handler)) walk(block, handler ? { ...frame, caught: undefined } : frame)
  else {
    const isEmptied = isSwallowing(handler) && !isDemandedLater(block, frame)
    walk(block, { ...frame, caught: { swallowed: isEmptied ? spanOf(handler) : undefined } })
  }
  if (handler) walk(handler.body, { ...frame, isConditional: true })
  walk(finalizer, frame)
}

/** Returns the guards that hold behind the statement. */
function walkIf({ test, consequent, alternate }: IfStatement, frame: Frame): ReadonlySet<string> {
  const asked = questionIn(test, frame.scope)
  if (!asked) {
    walk(test, frame)
    walk(consequent, { ...frame, isConditional: true })
    walk(alternate, { ...frame, isConditional: true })
    return frame.guarded
  }
  const key = sameText(asked.path)
  const guarded = new Set([...frame.guarded, key])
  const ifThere = asked.isNegated ? alternate : consequent
  const ifAbsent = asked.isNegated ? consequent : alternate
  const isRequired = fails(ifAbsent)
  const emptied = !asked.isNegated && !alternate && isEmptyBefore(namesSetBy(consequent), frame)
  addFile(isRequired ? 'read' : 'probe', asked.path, asked.span, { ...frame, caught: undefined })
  walkRest(test, frame)
  const there = isRequired ? frame : { ...frame, guarded }
  walk(ifThere, emptied ? { ...frame, caught: { swallowed: spanOf(test) } } : there)
  walk(ifAbsent, { ...frame, isConditional: true })
  const leaves = asked.isNegated && !isRequired && endsEarly(consequent)
  return leaves ? guarded : frame.guarded
}

/** `let text = ''` before the question: without the file, it stays so. */
function isEmptyBefore(names: ReadonlySet<string>, { within: { block, position } }: Frame): boolean {
  return block
    .slice(0, position)
    .some(
      (statement) =>
        statement.type === 'VariableDeclaration' &&
        statement.declarations.some(
          ({ id, init }) =>
            id.type === 'Identifier' && names.has(id.name) && init !== null && init !== undefined && isEmpty(init),
        ),
    )
}

function endsEarly(node: Node): boolean {
  return some(
    node,
    ({ type }) => type === 'ReturnStatement' || type === 'ContinueStatement' || type === 'BreakStatement',
  )
}

/** The rest of a test: its further conditions, without the question that was answered. */
function walkRest(test: Node, frame: Frame): void {
  if (test.type === 'LogicalExpression') {
    for (const side of [test.left, test.right])
      if (!questionIn(side, frame.scope)) walk(side, { ...frame, isConditional: true })
  }
}

function walkChoice(test: Node, consequent: Node, alternate: Node, frame: Frame): void {
  const asked = questionIn(test, frame.scope)
  if (!asked) {
    walk(test, frame)
    walk(consequent, { ...frame, isConditional: true })
    return walk(alternate, { ...frame, isConditional: true })
  }
  const there = asked.isNegated ? alternate : consequent
  const absent = asked.isNegated ? consequent : alternate
  addFile('probe', asked.path, asked.span, frame)
  if (isEmpty(absent)) walk(there, { ...frame, caught: { swallowed: spanOf(absent) } })
  else walk(there, { ...frame, guarded: new Set([...frame.guarded, sameText(asked.path)]) })
  walk(absent, { ...frame, isConditional: true })
}

function walkForOf(node: Extract<Node, { type: 'ForOfStatement' }>, frame: Frame): void {
  const list = evaluate(node.right, frame.scope)
  walk(node.right, frame)
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
  const items = list?.sort === 'list' ? list.items : [undefined]
  for (const item of items) {
    const scope = scopeIn(frame.scope)
    if (target) bind(target, item, scope)
    const at = item?.sort === 'path' ? item.span : undefined
    walk(node.body, { ...frame, scope, ...(at && { at: frame.at ?? at }) })
  }
}

function bind(target: Node, value: Value | undefined, scope: Scope): void {
  if (target.type === 'Identifier' && value) scope.names.set(target.name, { scope, value })
  else if (target.type === 'ObjectPattern' && value?.sort === 'object') {
    for (const property of target.properties) {
      if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') continue
      const member = value.members.get(nameOfProperty(property.key, property.computed) ?? '')
      scope.names.set(property.value.name, { scope, ...(member && { value: member }) })
    }
  } else hide(target, scope)
}

const OVER_LISTS = new Set(['forEach', 'map', 'flatMap', 'filter', 'every', 'some', 'find'])

function walkCall(node: CallExpression, frame: Frame): void {
  const { callee } = node
  if (callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require')) {
    const specifier = pathOf(node.arguments[0], frame.scope)?.[0]
    if (typeof specifier === 'string') return addImport(specifier, spanOf(node.arguments[0]!), frame)
  }
  if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
    const method = nameOfProperty(callee.property, callee.computed) ?? ''
    const list = OVER_LISTS.has(method) ? evaluate(callee.object, frame.scope) : undefined
    const [first] = node.arguments
    if (list?.sort === 'list' && first) return walkList(first, list.items, frame)
    if (method === 'catch' && first) {
      const isQuiet = isFunction(first) && !fails((first as FunctionNode).body)
      const swallowed =
        isQuiet && isEmpty(first) && !isDemandedLater(frame.within.block[frame.within.position]!, frame)
          ? spanOf(first)
          : undefined
      walk(callee.object, isQuiet ? { ...frame, caught: { swallowed } } : frame)
      return runCallback(first, { ...frame, isConditional: true })
    }
    const handle = evaluate(callee.object, frame.scope)
    if (handle?.sort === 'handle')
      return addFile(method === 'exists' ? 'probe' : 'read', handle.path, handle.span, frame)
    walk(callee.object, frame)
  }
  const value = evaluate(callee, frame.scope)
  if (value?.sort === 'function') return walkFunction(value, node, frame)
  for (const word of node.arguments) {
    if (isFunction(word)) runCallback(word, frame)
    else walk(word, frame)
  }
  if (value?.sort === 'known') addKnown(value, node, frame)
  else if (value?.sort === 'import') addCall(value, node, frame)
  else if (!value && callee.type !== 'MemberExpression') walk(callee, frame)
}

/** A function that is handed over runs, with arguments that nobody knows. */
function runCallback(node: Node, frame: Frame): void {
  const value = isFunction(node)
    ? { sort: 'function' as const, node: node as FunctionNode, scope: frame.scope }
    : evaluate(node, frame.scope)
  if (value?.sort === 'function') enter(value, [], undefined, frame)
  else if (value?.sort === 'import') pushCall(value, [], [], frame.at ?? spanOf(node), frame)
}

function walkList(callback: Node, items: readonly (Value | undefined)[], frame: Frame): void {
  const value = evaluate(callback, frame.scope)
  for (const item of items) {
    const at = item?.sort === 'path' ? item.span : undefined
    if (value?.sort === 'function') enter(value, [item], frame.at ?? at, frame)
    else if (value?.sort === 'import')
      pushCall(value, item ? [item] : [], [at ?? spanOf(callback)], at ?? spanOf(callback), frame)
    else if (value?.sort === 'known' && item) addKnownValues(value, [item], [at ?? spanOf(callback)], frame)
  }
}

function walkFunction(value: Extract<Value, { sort: 'function' }>, call: CallExpression, frame: Frame): void {
  for (const word of call.arguments) {
    if (isFunction(word)) runCallback(word, frame)
    else walk(word, frame)
  }
  const values = call.arguments.map((word) => evaluate(word, frame.scope))
  const first = call.arguments.find((word, at) => values[at]?.sort === 'path' && word)
  enter(value, values, frame.at ?? (first && spanOf(first)), frame)
}

function enter(
  { node, scope: around }: Extract<Value, { sort: 'function' }>,
  values: readonly (Value | undefined)[],
  at: Span | undefined,
  frame: Frame,
): void {
  if (frame.callers.includes(node) || frame.callers.length >= DEEPEST_CALL || frame.budget.left-- <= 0) return
  const scope = scopeIn(around)
  node.params.forEach((parameter, position) => bind(parameter, values[position], scope))
  const inner = { ...frame, scope, at, callers: [...frame.callers, node] }
  if (node.body.type === 'BlockStatement') walkStatements(node.body.body, withoutOwnWrites(node, inner))
  else walk(node.body, inner)
}

/** A function that reads what it then writes compares: an absent file is a file to be written. */
export function withoutOwnWrites(node: FunctionNode, frame: Frame): Frame {
  const out: UseFact[] = []
  if (node.body.type !== 'BlockStatement' || !some(node.body, isWrite)) return frame
  walkStatements(node.body.body, { ...frame, scope: copyOf(frame.scope), out })
  const written = out.flatMap((use) => (use.does === 'write' ? [sameText(use.path)] : []))
  return written.length === 0 ? frame : { ...frame, guarded: new Set([...frame.guarded, ...written]) }
}

/** By name alone, for most functions write nothing: the walk then decides. */
function isWrite(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const name = calleeName(node.callee)
  return fileFunction(name.slice(name.lastIndexOf('.') + 1))?.includes('write') ?? false
}

function copyOf(scope: Scope): Scope {
  return { names: new Map(scope.names), parent: scope.parent }
}
