import { lineStartsOf, type Range } from '../engine/model/range.ts'
import { cellsOf, type Cell } from './cells.ts'

/** A line of the source with the marks that belong under it. */
export interface SnippetLine {
  readonly number: number
  readonly source: string
  /** Spaces and marks; empty where nothing of the range is on the line. */
  readonly marks: string
}

/** A text with the places of its lines. */
export interface Source {
  readonly text: string
  readonly lineStarts: readonly number[]
}

export function sourceOf(text: string): Source {
  return { text, lineStarts: lineStartsOf(text) }
}

/** How much of a very long line is looked at, either side of the range, in UTF-16 units. */
const REACH = 400

/**
 * The first and the last line of a range, each cut to `width` terminal columns around its marks. Empty where the text
 * has no such line: the file may have changed since.
 */
export function snippet(source: Source, range: Range, mark: string, width: number): SnippetLine[] {
  const { start, end } = range
  const first = lineAt(source, start.line)
  if (first === undefined) return []
  if (start.line === end.line)
    return [{ number: start.line, ...markLine(first, start.column - 1, end.column - 1, mark, width) }]
  const lines = [{ number: start.line, ...markLine(first, start.column - 1, first.length, mark, width) }]
  // A range that ends at the start of a line ends with the line before.
  const lastNumber = end.column === 1 ? end.line - 1 : end.line
  const last = lineAt(source, lastNumber)
  if (last === undefined || lastNumber === start.line) return lines
  const indent = last.length - last.trimStart().length
  lines.push({
    number: lastNumber,
    ...markLine(last, indent, lastNumber === end.line ? end.column - 1 : last.length, mark, width),
  })
  return lines
}

/** The text of a line without its ending; undefined past the end. */
export function lineAt({ text, lineStarts }: Source, line: number): string | undefined {
  const start = lineStarts[line - 1]
  return start === undefined ? undefined : text.slice(start, lineStarts[line] ?? text.length).replace(/[\r\n]+$/, '')
}

/** `from` and `to` are UTF-16 offsets in the line. */
function markLine(
  line: string,
  from: number,
  to: number,
  mark: string,
  width: number,
): { source: string; marks: string } {
  const sliceStart = Math.max(0, from - REACH)
  const slice = line.slice(sliceStart, Math.min(to, from + REACH) + REACH)
  const cells = cellsOf(slice)
  const total = endOf(cells)
  const isMarked = (cell: Cell) => cell.start + sliceStart < to && cell.start + cell.length + sliceStart > from
  const marked = cells.filter(isMarked)
  const at = marked[0]?.column ?? cells.find((cell) => cell.start + sliceStart >= from)?.column ?? total
  const until = Math.max(marked.length > 0 ? endOf(marked) : at, at + 1)
  const window = windowAround(at, until, total, width)
  const isCutBefore = window.start > 0 || sliceStart > 0
  const isCutAfter = window.end < total || sliceStart + slice.length < line.length
  const inside = cells.filter((cell) => cell.column >= window.start && cell.column + cell.width <= window.end)
  // A wide character that does not fit moves the rest to the left by one.
  const origin = inside[0]?.column ?? window.start
  const prefix = isCutBefore ? '…' : ''
  const marks =
    ' '.repeat(prefix.length + Math.max(0, at - origin)) +
    mark.repeat(Math.max(1, Math.min(until, window.end) - Math.max(at, origin)))
  return {
    source:
      prefix +
      inside
        .map((cell) => cell.shown)
        .join('')
        .trimEnd() +
      (isCutAfter ? '…' : ''),
    marks,
  }
}

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1)
  return last ? last.column + last.width : 0
}

/** The columns to show of a line that is wider than the terminal: the marks, with what fits of the text around them. */
function windowAround(at: number, until: number, total: number, width: number): { start: number; end: number } {
  if (total <= width) return { start: 0, end: total }
  // An ellipsis on both sides.
  const room = Math.max(width - 2, 10)
  const before = Math.max(room >> 3, Math.min(Math.ceil((room - (until - at)) / 2), 30))
  const start = Math.max(0, Math.min(at - before, total - room))
  return { start, end: start + room }
}
