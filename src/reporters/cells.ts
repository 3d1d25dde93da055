import { escaped, visible } from './visible.ts'

/** A character as a reader sees it, with its place in the text and on the terminal. */
export interface Cell {
  /** Offset in UTF-16 units, and how many the character takes. */
  readonly start: number
  readonly length: number
  /** What is printed. */
  readonly shown: string
  /** Terminal columns. */
  readonly column: number
  readonly width: number
}

const TAB_STOP = 4
const PLAIN = /^[\u0020-\u007e]*$/
/** East Asian wide and fullwidth characters (Unicode UAX #11), by block. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The cells of one line: combined characters and emoji as one, tabs to the next stop, hidden characters as escapes. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = []
  let column = 0
  for (const { segment, index } of segmentsOf(line)) {
    const shown = segment === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : shownAs(segment, line, index)
    const width = shown !== segment ? shown.length : WIDE.test(segment) ? 2 : /^\p{M}+$/u.test(segment) ? 0 : 1
    cells.push({ start: index, length: segment.length, shown, column, width })
    column += width
  }
  return cells
}

/** How many terminal columns a text takes. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  const last = cellsOf(text).at(-1)
  return last ? last.column + last.width : 0
}

/** A text in at most so many terminal columns; what is cut off leaves an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const { column, width: own, shown } of cellsOf(text)) {
    if (column + own > width - 1) break
    kept += shown
  }
  return `${kept}…`
}

/** With spaces behind it, up to so many terminal columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

function shownAs(segment: string, line: string, index: number): string {
  // What a runner takes for a command is more than one character.
  return segment === '[' && /##(?:vso)?$/i.test(line.slice(Math.max(0, index - 5), index))
    ? escaped(segment)
    : visible(segment)
}

function segmentsOf(line: string): Iterable<{ readonly segment: string; readonly index: number }> {
  return PLAIN.test(line) ? [...line].map((segment, index) => ({ segment, index })) : segmenter.segment(line)
}
