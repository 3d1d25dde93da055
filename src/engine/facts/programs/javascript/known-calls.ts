/** Calls of functions that are known: of the file system, and of those that start other programs. */
import type { CallExpression, Node } from '../../../parse/script.ts'
import type { PathText, UseFact } from '../../../model/program.ts'
import { shellUses } from '../shell.ts'
import { addFileValue, addKnownValues } from './emit.ts'
import { asPath, evaluate, pathOf } from './evaluate.ts'
import type { Frame } from './frame.ts'
import { some } from './nodes.ts'
import { spanOf, type Scope, type Value } from './values.ts'

export function addKnown(value: Extract<Value, { sort: 'known' }>, node: CallExpression, frame: Frame): void {
  const values = node.arguments.map((word) => evaluate(word, frame.scope))
  const spans = node.arguments.map(spanOf)
  if (value.module === 'child') return addProgram(value.member, node, frame)
  if (value.module === 'fs' && /^stat|^lstat/.test(value.member) && some(node, isNoThrow))
    return addFileValue('probe', values[0], spans[0]!, frame)
  if (value.module === 'fs' && /^open/.test(value.member)) {
    const mode = values[1] ? (plainText(values[1]) ?? 'r') : 'r'
    return addFileValue(/[wa+]/.test(mode) ? 'write' : 'read', values[0], spans[0]!, frame)
  }
  addKnownValues(value, values, spans, frame)
}

function isNoThrow(node: Node): boolean {
  return node.type === 'ObjectProperty' && node.key.type === 'Identifier' && node.key.name === 'throwIfNoEntry'
}

const WITH_WORDS = /^(?:spawn|spawnSync|execFile|execFileSync|execa|execaSync|default)$/

/** Another program that is started: its words as a shell would have them. */
function addProgram(member: string, node: CallExpression, frame: Frame): void {
  const [command, words] = node.arguments
  if (!command) return
  const span = spanOf(command)
  const path = pathOf(command, frame.scope)
  const directory = directoryOption(node, frame.scope)
  const written = path?.length === 1 && typeof path[0] === 'string' ? path[0] : undefined
  if (member === 'fork') {
    if (path) out({ does: 'run', path, span })
    return
  }
  if (written === undefined && !isOwnNode(command)) return
  const list = words && WITH_WORDS.test(member) ? evaluate(words, frame.scope) : undefined
  if (list?.sort === 'list') {
    const [first] = list.items
    const script = first?.sort === 'path' ? first : undefined
    const isRunner = isOwnNode(command) || /(?:^|\/)(?:node|bun|bash|sh|zsh|tsx|ts-node|python3?)$/.test(written ?? '')
    if (isRunner && script && !plainText(script)?.startsWith('-')) {
      out({ does: 'run', path: script.path, span: script.span ?? span })
      return
    }
    const texts = list.items.map((item) => item && plainText(item))
    if (written !== undefined && texts.every((text) => text !== undefined && /^[\w./:@=-]+$/.test(text)))
      for (const use of shellUses([written, ...texts].join(' '))) out({ ...use, span })
    return
  }
  if (written !== undefined) for (const use of shellUses(written)) out({ ...use, span })

  function out(use: UseFact): void {
    const inside = directory && (use.does === 'run' || use.does === 'start') && !use.directory ? { directory } : {}
    // A command whose own files count from another directory is not known by its words alone.
    if (directory && use.does !== 'run' && use.does !== 'start') return
    const state =
      frame.isConditional && (use.does === 'run' || use.does === 'start') ? { isConditional: true as const } : {}
    if (frame.isConditional && use.does === 'read') frame.out.push({ ...use, does: 'probe' })
    else frame.out.push({ ...use, ...inside, ...state })
  }
}

/** A text without a part that only the linker knows. */
function plainText(value: Value): string | undefined {
  const [text, ...others] = value.sort === 'path' ? value.path : []
  return typeof text === 'string' && others.length === 0 ? text : undefined
}

/** `process.execPath`: this Node. */
function isOwnNode(node: Node): boolean {
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === 'execPath'
}

function directoryOption(node: CallExpression, scope: Scope): PathText | undefined {
  for (const word of node.arguments) {
    const value = evaluate(word, scope)
    const cwd = value?.sort === 'object' ? value.members.get('cwd') : undefined
    if (cwd) return asPath(cwd)
  }
  return undefined
}

/** zx and Bun: `$\`npm run check\``, where nothing is put in. */
export function walkTemplate(node: Extract<Node, { type: 'TaggedTemplateExpression' }>, frame: Frame): void {
  const tag = evaluate(node.tag, frame.scope)
  const isShell =
    (tag?.sort === 'known' && (tag.module === 'shell' || tag.module === 'bun') && tag.member === '$') ||
    (node.tag.type === 'Identifier' && node.tag.name === '$' && !tag)
  if (!isShell || node.quasi.expressions.length > 0) return
  const span = spanOf(node.quasi)
  for (const use of shellUses(node.quasi.quasis[0]?.value.cooked ?? '')) frame.out.push({ ...use, span })
}
