/** Expressions → values. Nothing is run: what is not a constant, put together from constants, is not known. */
import type {
  Expression,
  Node,
  ObjectExpression,
  PrivateName,
  SpreadElement,
  V8IntrinsicIdentifier,
} from '../../../parse/script.ts'
import type { PathPart, PathText } from '../../../model/program.ts'
import { knownModule } from './modules.ts'
import {
  bindingOf,
  directoryOfPath,
  joined,
  joinedPaths,
  spanOf,
  type Binding,
  type Scope,
  type Value,
} from './values.ts'

const DEEPEST = 60

export function pathOf(node: Node | null | undefined, scope: Scope): PathText | undefined {
  const value = evaluate(node, scope)
  return value && asPath(value)
}

export function asPath(value: Value): PathText | undefined {
  if (value.sort === 'path') return value.path
  if (value.sort === 'import' && value.name !== '*')
    return [{ from: 'module', specifier: value.specifier, name: value.name }]
  return undefined
}

export function evaluate(node: Node | null | undefined, scope: Scope, depth = 0): Value | undefined {
  if (!node || depth > DEEPEST) return undefined
  const inner = (each: Node | null | undefined) => evaluate(each, scope, depth + 1)
  switch (node.type) {
    case 'StringLiteral':
      return { sort: 'path', path: [node.value], span: spanOf(node) }
    case 'TemplateLiteral':
      return concatenated(
        node.quasis.flatMap((quasi, at) => [
          { sort: 'path', path: [quasi.value.cooked ?? ''] } as const,
          ...(at < node.expressions.length ? [inner(node.expressions[at])] : []),
        ]),
      )
    case 'BinaryExpression':
      return node.operator === '+' ? concatenated([inner(node.left), inner(node.right)]) : undefined
    case 'Identifier':
      return named(node.name, scope, depth)
    case 'ArrayExpression':
      return {
        sort: 'list',
        items: node.elements.flatMap((element) => listItems(element, scope, depth)),
      }
    case 'ObjectExpression':
      return { sort: 'object', members: membersOf(node, scope, depth) }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return memberOf(inner(node.object), nameOfProperty(node.property, node.computed), node, scope)
    case 'AwaitExpression':
      return inner(node.argument)
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return inner(node.expression)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { sort: 'function', node, scope }
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'URL'
        ? ownUrl(node.arguments, scope, depth)
        : undefined
    case 'CallExpression':
    case 'OptionalCallExpression':
      return called(node.callee, node.arguments, scope, depth)
    default:
      return undefined
  }
}

function listItems(element: Node | null, scope: Scope, depth: number): (Value | undefined)[] {
  if (element?.type === 'SpreadElement') {
    const spread = evaluate(element.argument, scope, depth + 1)
    return spread?.sort === 'list' ? [...spread.items] : [undefined]
  }
  const value = evaluate(element, scope, depth + 1)
  return [value?.sort === 'path' && element ? { ...value, span: spanOf(element) } : value]
}

function membersOf(node: ObjectExpression, scope: Scope, depth: number): Map<string, Value> {
  const members = new Map<string, Value>()
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = evaluate(property.argument, scope, depth + 1)
      if (spread?.sort === 'object') for (const [name, value] of spread.members) members.set(name, value)
      continue
    }
    const name = nameOfProperty(property.key, property.computed)
    if (name === undefined) continue
    if (property.type === 'ObjectMethod') {
      members.set(name, { sort: 'function', node: property, scope })
      continue
    }
    const value = evaluate(property.value, scope, depth + 1)
    if (value) members.set(name, value)
  }
  return members
}

export function nameOfProperty(key: Expression | PrivateName | Node, isComputed: boolean): string | undefined {
  if (key.type === 'StringLiteral') return key.value
  if (key.type === 'NumericLiteral') return String(key.value)
  return key.type === 'Identifier' && !isComputed ? key.name : undefined
}

/** Texts in a row; undefined where one of them is no text. */
function concatenated(values: readonly (Value | undefined)[]): Value | undefined {
  const parts: PathPart[] = []
  for (const value of values) {
    const path = value && asPath(value)
    if (!path) return undefined
    parts.push(...path)
  }
  return { sort: 'path', path: joined(parts) }
}

const GLOBALS = new Map<string, Value>([
  ['process', { sort: 'known', module: 'process', member: '' }],
  ['Bun', { sort: 'known', module: 'bun', member: '' }],
  ['Deno', { sort: 'known', module: 'deno', member: '' }],
  ['__dirname', { sort: 'path', path: [{ from: 'file' }] }],
  ['__filename', { sort: 'path', path: [{ from: 'file' }, '/.'] }],
])

function named(name: string, scope: Scope, depth: number): Value | undefined {
  const binding = bindingOf(scope, name)
  if (!binding) return GLOBALS.get(name)
  const value = binding.value ?? evaluate(binding.node, binding.scope, depth + 1)
  return binding.member === undefined || !value ? value : memberOfValue(value, binding.member)
}

function memberOf(object: Value | undefined, name: string | undefined, node: Node, scope: Scope): Value | undefined {
  if (name === undefined) return undefined
  if (object) return memberOfValue(object, name)
  const meta = 'object' in node ? (node.object as Node) : undefined
  if (meta?.type !== 'MetaProperty' || bindingOf(scope, 'import')) return undefined
  if (name === 'dirname' || name === 'dir') return { sort: 'path', path: [{ from: 'file' }] }
  // A name in the file's folder: what stands behind its last slash is never looked at.
  return name === 'url' || name === 'filename' || name === 'path'
    ? { sort: 'path', path: [{ from: 'file' }, '/.'] }
    : undefined
}

export function memberOfValue(value: Value, name: string): Value | undefined {
  switch (value.sort) {
    case 'object':
      return value.members.get(name)
    case 'known':
      // `fs.promises` and `path.posix` are the module again.
      if (name === 'promises' || name === 'posix' || name === 'default') return value
      return value.member === '' ? { ...value, member: name } : undefined
    case 'import':
      return { ...value, name: value.name === '*' ? name : `${value.name}.${name}` }
    case 'list':
      return /^\d+$/.test(name) ? value.items[Number(name)] : undefined
    case 'path':
      return name === 'pathname' || name === 'href' ? value : undefined
    default:
      return undefined
  }
}

type Arguments = readonly (Expression | SpreadElement | Node)[]

function called(
  callee: Expression | V8IntrinsicIdentifier | Node,
  words: Arguments,
  scope: Scope,
  depth: number,
): Value | undefined {
  const inner = (at: number) => evaluate(words[at], scope, depth + 1)
  if (callee.type === 'Identifier' && callee.name === 'require' && !bindingOf(scope, 'require')) {
    const module = words[0]?.type === 'StringLiteral' ? words[0].value : undefined
    return module === undefined ? undefined : importedFrom(module)
  }
  if (callee.type === 'Identifier' && callee.name === 'String') return inner(0)
  if (callee.type === 'Import') {
    const module = words[0]?.type === 'StringLiteral' ? words[0].value : undefined
    return module === undefined ? undefined : importedFrom(module)
  }
  if (callee.type === 'MemberExpression') {
    const method = nameOfProperty(callee.property, callee.computed)
    const own = method === undefined ? undefined : methodOf(callee.object, method, words, scope, depth)
    if (own) return own
  }
  const value = evaluate(callee, scope, depth + 1)
  if (value?.sort === 'known') return knownCall(value, words, scope, depth)
  if (value?.sort === 'function') return returned(value, words, scope, depth)
  return undefined
}

/** Methods of values: `Object.values(PATHS)`, `PARTS.join('/')`, `url.toString()`. */
function methodOf(object: Node, method: string, words: Arguments, scope: Scope, depth: number): Value | undefined {
  if (object.type === 'Identifier' && object.name === 'Object' && !bindingOf(scope, 'Object')) {
    const value = evaluate(words[0], scope, depth + 1)
    if (method === 'freeze') return value
    return method === 'values' && value?.sort === 'object'
      ? { sort: 'list', items: [...value.members.values()] }
      : undefined
  }
  if (method === 'toString' || method === 'trim' || method === 'normalize') {
    const value = evaluate(object, scope, depth + 1)
    return value?.sort === 'path' ? value : undefined
  }
  if (method === 'concat') {
    const values = [object, ...words].map((each) => evaluate(each, scope, depth + 1))
    if (values.every((value) => value?.sort === 'list'))
      return { sort: 'list', items: values.flatMap(({ items }) => items) }
  }
  if (method === 'join') {
    const list = evaluate(object, scope, depth + 1)
    const separator = words[0]?.type === 'StringLiteral' ? words[0].value : ','
    if (list?.sort !== 'list') return undefined
    const parts = list.items.flatMap((item, at) =>
      at > 0 ? [{ sort: 'path', path: [separator] } as const, item] : [item],
    )
    return concatenated(parts)
  }
  return undefined
}

function knownCall(
  { module, member }: Extract<Value, { sort: 'known' }>,
  words: Arguments,
  scope: Scope,
  depth: number,
): Value | undefined {
  const paths = () => words.map((word) => pathOfArgument(word, scope, depth))
  if (module === 'process' && member === 'cwd') return { sort: 'path', path: [{ from: 'start' }] }
  if (module === 'deno' && member === 'cwd') return { sort: 'path', path: [{ from: 'start' }] }
  if (module === 'url' && (member === 'fileURLToPath' || member === 'pathToFileURL'))
    return evaluate(words[0], scope, depth + 1)
  if (module === 'bun' && member === 'file') {
    const path = pathOfArgument(words[0], scope, depth)
    return path && { sort: 'handle', path, span: spanOf(words[0]!) }
  }
  if (module !== 'path') return undefined
  if (member === 'join' || member === 'resolve') {
    const all = paths()
    if (!all.every((path) => path !== undefined)) return undefined
    const isRooted = member === 'resolve' && all.length === 0
    return { sort: 'path', path: isRooted ? [{ from: 'start' }] : joinedPaths(all, member === 'resolve') }
  }
  if (member === 'normalize' || member === 'toNamespacedPath') return evaluate(words[0], scope, depth + 1)
  if (member === 'dirname') {
    const path = pathOfArgument(words[0], scope, depth)
    const directory = path && directoryOfPath(path)
    return directory && { sort: 'path', path: directory }
  }
  return undefined
}

function pathOfArgument(word: Node | undefined, scope: Scope, depth: number): PathText | undefined {
  const value = evaluate(word, scope, depth + 1)
  return value && asPath(value)
}

/**
 * `new URL('./x', import.meta.url)`: a path beside the file, or beside another URL. One that ends with a slash is a folder,
 * and so is one that ends in dots. https://url.spec.whatwg.org/#path-state
 */
function ownUrl(words: Arguments, scope: Scope, depth: number): Value | undefined {
  const written = pathOfArgument(words[0], scope, depth)
  const base = pathOfArgument(words[1], scope, depth)
  const last = base?.at(-1)
  const directory = base && (typeof last === 'string' && last.endsWith('/') ? base : directoryOfPath(base))
  if (!written || !directory) return undefined
  const path = joinedPaths([directory, written], false)
  const end = path.at(-1)
  const isFolder = typeof end === 'string' && /(?:^|\/)\.{1,2}$/.test(end)
  return { sort: 'path', path: isFolder ? joined([...path, '/']) : path }
}

/** A function that does nothing but put a path together: `const at = (name) => join(RUN, name)`. */
function returned(
  { node, scope: around }: Extract<Value, { sort: 'function' }>,
  words: Arguments,
  scope: Scope,
  depth: number,
): Value | undefined {
  const body =
    node.body.type !== 'BlockStatement'
      ? node.body
      : node.body.body.length === 1 && node.body.body[0]!.type === 'ReturnStatement'
        ? node.body.body[0].argument
        : undefined
  if (!body) return undefined
  const names = new Map<string, Binding>()
  node.params.forEach((parameter, at) => {
    if (parameter.type !== 'Identifier') return
    const value = evaluate(words[at], scope, depth + 1)
    names.set(parameter.name, { scope, ...(value && { value }) })
  })
  return evaluate(body, { names, parent: around }, depth + 1)
}

export function importedFrom(specifier: string): Value {
  const module = knownModule(specifier)
  return module ? { sort: 'known', module, member: '' } : { sort: 'import', specifier, name: '*' }
}
