/** Words as paths that can be held against each other, whatever their variables hold. */
import { partsOf, type CommandArgument, type WordPart } from '../../src/engine/parse/shell.ts'

/** In front of each variable, so that `'$x'` is not `"$x"`; no shell text holds it. */
const VARIABLE = '\0'

/** Hold something else each time, or several words. */
const NEVER_TWICE = new Set([...'@*', 'RANDOM', 'SRANDOM', 'SECONDS', 'EPOCHSECONDS', 'EPOCHREALTIME', 'LINENO', '_'])

/** Braces and dots that stand for something that a reader or a template fills in. */
const STANDS_FOR = /[{}…]|^\.{3,}$/

/**
 * Two words of one command with the same expression name the same path. `./`, `//`, a trailing `/` and quotes make no
 * difference. Undefined where the same text may name two paths: patterns, commands, what a template fills in.
 */
export function pathExpressionOf(node: CommandArgument): string | undefined {
  if (node.type !== 'Word') return undefined
  let expression = ''
  for (const part of partsOf(node)) {
    const text = textOf(part)
    if (text === undefined) return undefined
    expression += text
  }
  // An unquoted tilde is somebody's home.
  if (node.text.startsWith('~')) expression = `${VARIABLE}${expression}`
  return expression === '' ? undefined : evenedOut(expression)
}

/** The folder that holds it; undefined where its own name hangs on a variable, which may hold slashes. */
export function folderOf(expression: string): string | undefined {
  const slash = expression.lastIndexOf('/')
  const name = expression.slice(slash + 1)
  if (name === '' || name === '.' || name === '..' || name.includes(VARIABLE)) return undefined
  return slash === -1 ? '.' : expression.slice(0, slash) || '/'
}

function textOf(part: WordPart): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return STANDS_FOR.test(part.value) ? undefined : part.value
    case 'DoubleQuoted': {
      const texts = part.parts.map(textOf)
      return texts.every((text) => text !== undefined) ? texts.join('') : undefined
    }
    case 'SimpleExpansion':
      return variable(part.text.slice(1), part.text.slice(1))
    case 'ParameterExpansion': {
      const { parameter, prefix, index, operation, text } = part
      const isPlain = prefix === undefined && index === undefined && operation === undefined
      return variable(parameter, isPlain ? parameter : text)
    }
    default:
      return undefined
  }
}

function variable(name: string, expression: string): string | undefined {
  return NEVER_TWICE.has(name) || /\$\(|`|\[[@*]\]/.test(expression) ? undefined : `${VARIABLE}{${expression}}`
}

function evenedOut(expression: string): string {
  return expression
    .replace(/\/(?:\.?\/)+/g, '/')
    .replace(/(?<=[^/])\/\.?$/, '')
    .replace(/^\.\/(?=[^\0])/, '')
}
