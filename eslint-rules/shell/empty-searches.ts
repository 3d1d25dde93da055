/** Searches for nothing, which is found everywhere: `[[ "$found" == *""* ]]`, `grep -q ""`. */
import { readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { Span } from '../../src/engine/model/range.ts'
import { partsOf, type TestBinaryExpression } from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import { descend } from './descend.ts'
import type { Call, ShellText } from './text.ts'

export interface EmptySearch {
  readonly span: Span
  /** As a message names it; undefined where it is a test in `[[ … ]]`. */
  readonly command: string | undefined
}

export function emptySearchesOf(shell: ShellText): EmptySearch[] {
  // Most texts hold no empty word at all, and fewer one beside a star.
  if (!/""|''/.test(shell.text)) return []
  const found: EmptySearch[] = []
  for (const node of /[*"']\*|\*["']/.test(shell.text) ? descend(shell.script) : [])
    if (node.type === 'TestBinary' && isForNothing(node)) found.push({ span: [node.pos, node.end], command: undefined })
  for (const call of shell.calls) if (isGrepForNothing(call)) found.push({ span: call.span, command: 'grep -q' })
  return found
}

/** Stars with an empty word among them. */
function isForNothing({ operator, right }: TestBinaryExpression): boolean {
  if (operator !== '==' && operator !== '=') return false
  const parts = partsOf(right)
  const stars = parts.filter((part) => part.type === 'Glob' && part.kind === 'star').length
  const isRest = parts.every(
    (part) =>
      part.type === 'Glob' ||
      (part.type === 'DoubleQuoted' && part.parts.length === 0) ||
      part.text === "''" ||
      part.text === '""',
  )
  return isRest && stars > 0 && stars < parts.length
}

/** Other options, such as `-x` and `-v`, give an empty pattern a meaning. */
function isGrepForNothing({ command }: Call): boolean {
  const [name, ...words] = command
  if (name?.value !== 'grep') return false
  const { operands, options } = readArguments(words, { values: new Set(['-e', '-f', '-m']) })
  const names = [...options.keys()]
  const isPlain = names.includes('-q') && names.every((option) => ['-q', '-E', '-F', '-P', '-i', '-s'].includes(option))
  return isPlain && (operands[0] as Argument | undefined)?.value === ''
}
