/** A place between two characters. `line` and `column` are 1-based, `offset` is 0-based; columns and offsets count UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Half-open: `end` is the first position that no longer belongs to the range. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** A half-open range as two UTF-16 offsets in the file as it stands on disk (byte-order mark and frontmatter counted). */
export type Span = readonly [start: number, end: number]

/** A span in a file; what every fact, reference and related place boils down to. */
export interface Place {
  readonly file: string
  readonly span: Span
}

/**
 * Offsets at which the lines of a text start. Lines end with LF, CRLF or a lone CR. A leading byte-order mark
 * belongs to no line, so that column 1 is the first visible character.
 */
export function lineStartsOf(text: string): number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0]
  let lf = text.indexOf('\n')
  let cr = text.indexOf('\r')
  if (cr === -1) {
    for (; lf !== -1; lf = text.indexOf('\n', lf + 1)) starts.push(lf + 1)
    return starts
  }
  while (lf !== -1 || cr !== -1) {
    if (lf !== -1 && (cr === -1 || lf < cr)) {
      starts.push(lf + 1)
      lf = text.indexOf('\n', lf + 1)
      continue
    }
    if (lf === cr + 1) {
      starts.push(lf + 1)
      lf = text.indexOf('\n', lf + 1)
    } else {
      starts.push(cr + 1)
    }
    cr = text.indexOf('\r', cr + 1)
  }
  return starts
}

/** The position of an offset; an offset before the first line (inside a byte-order mark) counts as the first line's start. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  const line = lineAt(lineStarts, offset)
  return { line: line + 1, column: Math.max(1, offset - lineStarts[line]! + 1), offset }
}

/** The index of the line that an offset stands in. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

export function rangeOf(lineStarts: readonly number[], span: Span): Range {
  return { start: positionAt(lineStarts, span[0]), end: positionAt(lineStarts, span[1]) }
}
