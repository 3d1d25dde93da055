/** Labels of a flowchart: what stands between brackets, or between the bars of an arrow. */
import type { Span } from '../../model/range.ts'
import { take, type Cursor, type Problem } from './reading.ts'

/** Opening bracket to the closing ones that fit it; where one opens with another, the longer comes first. */
const SHAPES: readonly (readonly [open: string, ...closes: string[]])[] = [
  ['(((', ')))'],
  ['((', '))'],
  ['([', '])'],
  ['(', ')'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '/]', '\\]'],
  ['[\\', '\\]', '/]'],
  ['[', ']'],
  ['{{', '}}'],
  ['{', '}'],
  ['>', ']'],
]

/** Ellipses, and rectangles with properties. */
const OTHER_SHAPE = /\(-|\[\||\(\(-/y

export type Label = { readonly text: string } | { readonly problem: Problem } | undefined

/** The label in the brackets at the cursor; undefined where it is not one that is surely read. */
export function takeShape(cursor: Cursor): Label {
  if (take(cursor, OTHER_SHAPE)) return undefined
  const shape = SHAPES.find(([open]) => cursor.text.startsWith(open, cursor.at))
  if (!shape) return undefined
  const [open, ...closes] = shape
  cursor.at += open.length
  return takeLabel(cursor, open.startsWith('[/') || open.startsWith('[\\') ? SLANTED : PLAIN, closes)
}

/** The label between the bars behind an arrow: `|yes|`. */
export function takeBarLabel(cursor: Cursor): Label {
  cursor.at++
  return takeLabel(cursor, PLAIN, ['|'])
}

const QUOTED = /"(?:`([^`"]+)`|(?!`)([^"]+))"/y
const PLAIN = /(?!\s*~~~)[^[\](){}|"]+/y
const SLANTED = /(?!\s*~~~)[^[\](){}|"/\\?=]+/y

function takeLabel(cursor: Cursor, plain: RegExp, closes: readonly string[]): Label {
  const start = cursor.at
  const quoted = take(cursor, QUOTED)
  const text = quoted ? (quoted[1] ?? quoted[2]) : take(cursor, plain)?.[0]
  if (text === undefined) return undefined
  const close = closes.find((bracket) => cursor.text.startsWith(bracket, cursor.at))
  if (close === undefined) return quoted || plain !== PLAIN ? undefined : bracketIn(cursor, start, closes[0]!)
  cursor.at += close.length
  return { text }
}

/** A bracket in a label without quotes opens another label, which nothing but quotes prevents. */
function bracketIn({ text, at }: Cursor, start: number, close: string): Label {
  const bracket = text[at] ?? ''
  if (bracket === '' || !'([{'.includes(bracket) || text.slice(start, at).trim() === '') return undefined
  const lineEnd = text.indexOf('\n', at)
  const line = text.slice(start, lineEnd === -1 ? undefined : lineEnd)
  const label = line.slice(0, Math.max(0, endOf(line, close)))
  const meant = label === '' || label.includes('"') ? '' : `: "${label}"`
  const span: Span = [at, at + 1]
  return { problem: { message: `unexpected "${bracket}" in a label, expected the label in quotes${meant}`, span } }
}

/** Where the label ends that the author had in mind: at the first closing bracket that closes no inner one. */
function endOf(line: string, close: string): number {
  let depth = 0
  for (let at = 0; at < line.length; at++) {
    if (depth === 0 && line.startsWith(close, at)) return at
    if ('([{'.includes(line[at]!)) depth++
    else if (')]}'.includes(line[at]!)) depth--
  }
  return -1
}
