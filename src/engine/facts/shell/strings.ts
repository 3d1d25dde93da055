/** JavaScript and TypeScript → the strings that a program hands to a shell. */
import type { CallExpression, File, Node } from '../../parse/script.ts'
import type { ShellFact } from '../../model/shell.ts'
import { SHELL_NAME } from '../../parse/shell-names.ts'
import { declareAll, hide } from '../programs/javascript/declare.ts'
import { evaluate, nameOfProperty } from '../programs/javascript/evaluate.ts'
import { childrenOf, isFunction } from '../programs/javascript/nodes.ts'
import { bindingOf, scopeIn, type Scope } from '../programs/javascript/values.ts'
import { shellOfParts, stringParts, type StringPart } from './string-parts.ts'

/** Without one of these, a program hands nothing to a shell that can be known: most need no walk. */
export const NAMES_A_SHELL = /child_process|cross-spawn|execa|\bzx\b|['"]bun['"]|\$(?:\.\w+)?`|\$\(\{/

/** Throws a RangeError where the program is nested without end. */
export function shellInStrings(file: string, { program }: File): ShellFact[] {
  if (!NAMES_A_SHELL.test(file)) return []
  const facts: ShellFact[] = []
  const outer = scopeIn(undefined)
  declareAll(program.body, outer)
  const open: [Node, Scope][] = program.body.map((statement) => [statement, outer])
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, scope] = next
    const parts = partsIn(node, scope)
    if (parts) facts.push(...shellOfParts(file, parts))
    const inner = scopeOf(node, scope)
    for (const child of childrenOf(node)) open.push([child, inner])
  }
  return facts.sort((a, b) => a.stretches[1]! - b.stretches[1]!)
}

/** The names that a block or a function has for itself. */
function scopeOf(node: Node, around: Scope): Scope {
  if (node.type === 'BlockStatement' || node.type === 'StaticBlock') {
    const scope = scopeIn(around)
    declareAll(node.body, scope)
    return scope
  }
  if (!isFunction(node) || !('params' in node) || !Array.isArray(node.params)) return around
  const scope = scopeIn(around)
  for (const parameter of node.params) hide(parameter, scope)
  return scope
}

/** The parts of the shell text that a call or a template holds; undefined where it holds none. */
function partsIn(node: Node, scope: Scope): readonly StringPart[] | undefined {
  if (node.type === 'TaggedTemplateExpression') return isShellTag(node.tag, scope) ? stringParts(node.quasi) : undefined
  if (node.type !== 'CallExpression') return undefined
  const [command, ...others] = node.arguments
  const member = command && childMember(node.callee, scope)
  if (!member) return undefined
  if (/^(?:exec|execSync)$/.test(member)) return hasOtherShell(others) ? undefined : stringParts(command)
  if (/^execaCommand(?:Sync)?$/.test(member)) return stringParts(command)
  if (!/^(?:spawn|spawnSync|execFile|execFileSync|execa|execaSync|sync|default)$/.test(member)) return undefined
  const list = others.find((word) => word.type === 'ArrayExpression')
  if (optionOf(others, 'shell') === true)
    return stringParts(command, ...(list?.elements ?? []).filter((element) => element !== null))
  return list ? textOfShell(command, list) : undefined
}

/** `spawn('bash', ['-c', '…'])`. */
function textOfShell(
  command: Node,
  { elements }: Extract<Node, { type: 'ArrayExpression' }>,
): readonly StringPart[] | undefined {
  if (command.type !== 'StringLiteral' || !IS_SHELL.test(command.value)) return undefined
  const at = elements.findIndex((word) => word?.type !== 'StringLiteral' || !/^-[a-z]+$/.test(word.value))
  const [flag, text] = [elements[at - 1], elements[at]]
  return text && flag?.type === 'StringLiteral' && /^-[a-z]*c$/.test(flag.value) ? stringParts(text) : undefined
}

const IS_SHELL = new RegExp(String.raw`^(?:/(?:[\w.-]+/)*)?${SHELL_NAME}$`)

/** `{ shell: 'powershell.exe' }`. */
function hasOtherShell(words: CallExpression['arguments']): boolean {
  const shell = optionOf(words, 'shell')
  return shell !== undefined && shell !== true
}

/** The value of an option: true also for a shell that is named; undefined where it is left away. */
function optionOf(words: CallExpression['arguments'], wanted: string): true | Node | undefined {
  for (const word of words) {
    if (word.type !== 'ObjectExpression') continue
    for (const property of word.properties) {
      if (property.type !== 'ObjectProperty' || nameOfProperty(property.key, property.computed) !== wanted) continue
      const { value } = property
      if (value.type === 'BooleanLiteral') return value.value ? true : undefined
      return value.type === 'StringLiteral' && IS_SHELL.test(value.value) ? true : value
    }
  }
  return undefined
}

/** The name that a function has in `child_process` or `execa`; undefined for every other function. */
function childMember(callee: Node, scope: Scope): string | undefined {
  const value = evaluate(callee, scope)
  if (value?.sort === 'known') return value.module === 'child' ? value.member || 'default' : undefined
  if (value || callee.type !== 'Identifier') return undefined
  // `const run = promisify(exec)`
  const made = bindingOf(scope, callee.name)?.node
  if (made?.type !== 'CallExpression' || !made.arguments[0] || !isPromisify(made.callee)) return undefined
  const wrapped = evaluate(made.arguments[0], scope)
  return wrapped?.sort === 'known' && wrapped.module === 'child' ? wrapped.member : undefined
}

function isPromisify(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return isPromisify(callee.property)
  return callee.type === 'Identifier' && callee.name === 'promisify'
}

/** `$` of zx, Bun and execa, also with options: `$({ cwd })`. zx knows it without an import. */
function isShellTag(tag: Node, scope: Scope): boolean {
  if (tag.type === 'CallExpression') return isShellTag(tag.callee, scope)
  if (tag.type === 'MemberExpression' && tag.property.type === 'Identifier' && tag.property.name === 'sync')
    return isShellTag(tag.object, scope)
  if (tag.type === 'Identifier' && tag.name === '$' && !bindingOf(scope, '$')) return true
  const value = evaluate(tag, scope)
  return value?.sort === 'known' && ['shell', 'bun', 'child'].includes(value.module) && value.member === '$'
}
