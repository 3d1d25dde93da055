/**
 * What Mermaid says of a diagram, in plain words and at its place. Mermaid counts lines without frontmatter, directives and
 * comments, and its two generations of parsers complain in two ways.
 */
import type { Span } from '../../model/range.ts'
import { leftover } from './leftover.ts'
import type { Problem } from './reading.ts'

/** Puts an error of `mermaid.parse` into words; undefined where it is none about the text: a bug, a missing browser. */
export function complaintOf(error: unknown, text: string): Problem | undefined {
  if (!(error instanceof Error) || OTHER_ERRORS.has(error.name) || 'code' in error) return undefined
  const { message, name } = error
  const { hash, result } = error as { hash?: Hash; result?: Result }
  if (name === 'UnknownDiagramError' || message.startsWith('No diagram type detected'))
    return saysSort(text)
      ? undefined
      : { message: 'the first line says no sort of diagram, expected flowchart or another', span: firstLine(text) }
  if (name === 'YAMLException') return { message: `its frontmatter is no YAML, ${cut(message)}`, span: firstLine(text) }
  const token = lexicalErrorIn(message) ?? (message.startsWith('Pars') ? (tokenOf(hash) ?? tokenIn(result)) : undefined)
  return token
    ? { message: wordsFor(token), span: placeOf(token, text) }
    : { message: cut(message), span: firstLine(text) }
}

/** Of the language itself: Mermaid ran into something that it does not expect, and may mean nothing. */
const OTHER_ERRORS = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'])

/** A word of its own on the first line: a sort that a plugin may bring (`zenuml`). */
function saysSort(text: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(text.slice(...firstLine(text)).trim())
}

function wordsFor({ text, kind, isInLabel }: Token): string {
  if (kind === 'end') return 'unexpected end of the diagram'
  if (kind === 'line-end') return 'unexpected end of the line'
  if (isInLabel)
    return `unexpected ${text === '"' ? 'quotation mark' : `"${cut(text)}"`} in a label, expected the label in quotes`
  return text === '' ? 'unexpected characters' : `unexpected "${cut(text)}"`
}

/** One line that can stand within a sentence. */
function cut(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE)}…`
}

const LONGEST_QUOTE = 80

function firstLine(text: string): Span {
  const start = text.length - text.trimStart().length
  const end = text.indexOf('\n', start)
  return [start, end === -1 ? text.length : end]
}

/** Where Mermaid stopped: line and column are 1-based and 0-based, in the text that it was left with. */
interface Token {
  readonly line: number
  readonly column: number
  /** '' where it is not known. */
  readonly text: string
  readonly kind: 'text' | 'line-end' | 'end'
  /** It stands where a label goes on. */
  readonly isInLabel?: boolean
}

/** Of a grammar made by Jison: the place is the end of the last token that was taken. */
interface Hash {
  readonly token?: unknown
  readonly text?: unknown
  readonly expected?: unknown
  readonly loc?: { readonly last_line?: unknown; readonly last_column?: unknown }
}

function tokenOf({ token, text, expected, loc }: Hash = {}): Token | undefined {
  if (typeof loc?.last_line !== 'number' || typeof loc.last_column !== 'number') return undefined
  const found = typeof text === 'string' ? text.trim() : ''
  const isEnd = token === 1 || /^EOF/.test(String(token))
  const kind = isEnd ? 'end' : found === '' ? 'line-end' : 'text'
  const isInLabel = /^[([{"]/.test(found) && Array.isArray(expected) && expected.includes("'TEXT'")
  return { line: loc.last_line, column: loc.last_column, text: found, kind, isInLabel }
}

/** Of a grammar made by Langium. */
interface Result {
  readonly lexerErrors?: readonly { readonly line?: unknown; readonly column?: unknown }[]
  readonly parserErrors?: readonly {
    readonly token?: { readonly image?: unknown; readonly startLine?: unknown; readonly startColumn?: unknown }
  }[]
}

function tokenIn({ lexerErrors = [], parserErrors = [] }: Result = {}): Token | undefined {
  const [lexical] = lexerErrors
  if (lexical) return tokenAt(lexical.line, lexical.column, '', 'text')
  const token = parserErrors[0]?.token
  if (!token) return undefined
  const image = typeof token.image === 'string' ? token.image : ''
  return tokenAt(
    token.startLine,
    token.startColumn,
    image.trim(),
    image === '' ? 'end' : image.trim() === '' ? 'line-end' : 'text',
  )
}

/** The end of a text has no line and no column. */
function tokenAt(line: unknown, column: unknown, text: string, kind: Token['kind']): Token {
  const isPlaced = typeof line === 'number' && typeof column === 'number' && line > 0
  return { line: isPlaced ? line : Infinity, column: isPlaced ? column - 1 : 0, text, kind }
}

/** Text that no token begins with has a message alone. */
function lexicalErrorIn(message: string): Token | undefined {
  const line = /^Lexical error on line (\d{1,6})\./.exec(message)?.[1]
  return line === undefined ? undefined : { line: Number(line), column: 0, text: '', kind: 'text' }
}

/** The token where it stands there, else its line: the last one before it that has words. */
function placeOf({ line, column, text: found }: Token, text: string): Span {
  const { text: left, offsets } = leftover(text)
  const lines = left.split('\n')
  let at = Math.min(line, lines.length) - 1
  while (at > 0 && lines[at]!.trim() === '') at--
  const before = lines.slice(0, at).reduce((length, each) => length + each.length + 1, 0)
  const words = lines[at]!
  const within = found === '' || at !== line - 1 ? -1 : words.indexOf(found, column)
  const [start, end] =
    within === -1 ? [words.length - words.trimStart().length, words.trimEnd().length] : [within, within + found.length]
  const from = offsets[before + start] ?? 0
  return [from, end > start ? offsets[before + end - 1]! + 1 : from]
}
