import type { Span } from '../model/range.ts'
import type { Sentence } from '../model/sentence.ts'

/** How far a line is read to either side: a file of data may be a single one. */
const REACH = 400
/** Entries of a list between the key and the one that mentions something. */
const MOST_ENTRIES = 50

/** A line of YAML or JSON, without bullet and closing comma; an entry of a list with the key that the list has. */
export function lineAround(text: string, [start, end]: Span): Sentence {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  const entry = /^\s*-\s+/.exec(line)
  return {
    before: entry ? keyAbove(text, start - line.length) + line.slice(entry[0].length) : line,
    mention: text.slice(start, end),
    after: (/^[^\r\n]*/.exec(after)?.[0] ?? '').replace(/,\s*$/, ''),
  }
}

/** `depends_on: ` of the list that a line belongs to; empty where another kind of line is met first. */
function keyAbove(text: string, lineStart: number): string {
  const lines = text
    .slice(Math.max(0, lineStart - REACH), lineStart)
    .split(/\r\n?|\n/)
    .slice(-MOST_ENTRIES, -1)
  const above = lines.findLast((line) => !/^\s*-\s+[^:]*$/.test(line))
  const key = /^\s*(?:-\s+)?([\w-]+):\s*$/.exec(above ?? '')
  return key ? `${key[1]}: ` : ''
}
