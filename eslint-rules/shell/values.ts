/** What a script writes down itself: the values that it assigns, and the words that no quotes protect. */
import type { Span } from '../../src/engine/model/range.ts'
import { partsOf, type Assignment, type Word } from '../../src/engine/parse/shell.ts'
import { isIn } from './region-sorts.ts'
import type { Call, ShellText } from './text.ts'

export interface AssignedValue {
  readonly name: string
  /** As it stands in the text, without its quotes. */
  readonly text: string
  readonly span: Span
  readonly isQuoted: boolean
}

/** Every `name=value` with a constant value: alone, before a command, behind `export`. */
export function assignedValuesOf(shell: ShellText): AssignedValue[] {
  return ownCalls(shell).flatMap((call) =>
    assignmentsOf(call).flatMap(({ name, value }): AssignedValue[] => {
      const [part, ...others] = value.type === 'Word' ? partsOf(value) : []
      if (!part || others.length > 0) return []
      const isQuoted = part.type === 'SingleQuoted' || part.type === 'DoubleQuoted'
      if (!isQuoted && part.type !== 'Literal') return []
      if (part.type === 'DoubleQuoted' && part.parts.some(({ type }) => type !== 'Literal')) return []
      const span = call.region.place(isQuoted ? [part.pos + 1, part.end - 1] : [part.pos, part.end])
      return [{ name, text: shell.text.slice(...span), span, isQuoted }]
    }),
  )
}

/** The parts of words, values and targets of redirections that stand outside of all quotes. */
export function unquotedSpansOf(shell: ShellText): Span[] {
  return ownCalls(shell).flatMap((call) =>
    wordsOf(call).flatMap((word) =>
      partsOf(word).flatMap(({ type, pos, end }) => (type === 'Literal' ? [call.region.place([pos, end])] : [])),
    ),
  )
}

function wordsOf(call: Call): Word[] {
  const { name, args } = call.node
  const values = assignmentsOf(call).map(({ value }) => value)
  return [
    ...(name ? [name] : []),
    ...args.filter((argument) => argument.type === 'Word'),
    ...values.flatMap((value) => (value.type === 'Word' ? [value] : value.elements)),
    ...call.redirects.flatMap((redirect) => (redirect.type === 'Redirect' && redirect.target ? [redirect.target] : [])),
  ]
}

function assignmentsOf({ assignments, node }: Call): Assignment[] {
  return [...assignments, ...node.args.filter((argument) => argument.type === 'Assignment')]
}

/** Those that stand in the text letter by letter, and in none that is quoted for another shell. */
function ownCalls({ calls }: ShellText): Call[] {
  return calls.filter(({ region }) => region.isExact && !isIn(region, 'eval', 'inner', 'remote'))
}
