/**
 * Shell text within another file: a string of JSON, a scalar of YAML, a line of a recipe. What the shell gets is one text;
 * each character of it stands somewhere in the file.
 */
import type { Span } from '../../model/range.ts'

export interface ShellSource {
  /** As the shell gets it. */
  readonly text: string
  /** Where each character of the text starts and ends in the file. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Where the character at an offset of the text stands in the file; its end for the end of the text. */
  toFile(offset: number): number
  spanToFile(span: Span): Span
}

/** A piece of a text and where it stands in the file. */
export interface Piece {
  readonly text: string
  readonly span: Span
}

/** Of a string of JSON, `span` with its quotes; exact through escapes. */
export function jsonStringSource(file: string, span: Span, value: string): ShellSource {
  return aligned(file, insideQuotes(span), value, escapeAt)
}

/** Of a string of JavaScript, or a part of a template, `span` without its quotes; exact through escapes. */
export function scriptStringSource(file: string, span: Span, value: string): ShellSource {
  return aligned(file, span, value, scriptEscapeAt)
}

/** Of a scalar of YAML in any of its styles, `span` as the parser has it. */
export function yamlScalarSource(file: string, span: Span, value: string): ShellSource {
  const mark = file.charAt(span[0])
  if (mark === '"') return aligned(file, insideQuotes(span), value, escapeAt)
  if (mark === "'") return aligned(file, insideQuotes(span), value, doubledAt)
  if (mark !== '|' && mark !== '>') return aligned(file, span, value, characterAt)
  const header = file.indexOf('\n', span[0])
  return aligned(file, [header === -1 ? span[1] : Math.min(header + 1, span[1]), span[1]], value, characterAt)
}

/** A text without its quotes; a quote that is never closed has no end of its own. */
export function insideQuotes([start, end]: Span): Span {
  return [Math.min(start + 1, end), Math.max(start + 1, end - 1)]
}

/** Of pieces one behind the other; a piece that differs from what stands at its span is all of that span. */
export function pieceSource(file: string, pieces: readonly Piece[]): ShellSource {
  const text = pieces.map((piece) => piece.text).join('')
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  let at = 0
  for (const { text: piece, span } of pieces) {
    const isExact = span[1] - span[0] === piece.length && file.startsWith(piece, span[0])
    for (let offset = 0; offset < piece.length; offset++, at++) {
      starts[at] = isExact ? span[0] + offset : span[0]
      ends[at] = isExact ? span[0] + offset + 1 : span[1]
    }
  }
  const last = pieces.at(-1)?.span[1] ?? 0
  return sourceOf(text, starts, ends, pieces[0]?.span[0] ?? 0, last)
}

/** What stands at an offset of the file: how long it is there, and what it means. Undefined: nothing that can be told. */
type Unit = { readonly length: number; readonly text: string } | undefined
type UnitAt = (file: string, offset: number) => Unit

/**
 * Finds each character of the value in the file. White space is laid out anew by the styles of YAML (indentation goes, lines
 * are folded), all else stays in its order; where it does not, every offset is the whole span.
 */
function aligned(file: string, [from, to]: Span, value: string, unitAt: UnitAt): ShellSource {
  const starts = new Uint32Array(value.length)
  const ends = new Uint32Array(value.length)
  let raw = from
  for (let at = 0; at < value.length;) {
    const spaces: Placed[] = []
    for (let unit = unitIn(raw); unit && /^\s*$/.test(unit.text); unit = unitIn(raw)) {
      if (unit.text !== '') spaces.push({ start: raw, end: raw + unit.length, text: unit.text })
      raw += unit.length
    }
    const first = at
    while (at < value.length && /\s/.test(value[at]!)) at++
    layOut(value.slice(first, at), first === 0, spaces, raw, (offset, start, end) => {
      starts[first + offset] = start
      ends[first + offset] = end
    })
    if (at === value.length) break
    const unit = unitIn(raw)
    if (!unit || !value.startsWith(unit.text, at)) return clamped(value, [from, to])
    for (const last = at + unit.text.length; at < last; at++) {
      starts[at] = raw
      ends[at] = raw + unit.length
    }
    raw += unit.length
  }
  return sourceOf(value, starts, ends, from, to)

  function unitIn(offset: number): Unit {
    const unit = offset < to ? unitAt(file, offset) : undefined
    return unit && offset + unit.length <= to ? unit : undefined
  }
}

interface Placed {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * White space of the text among that of the file, of which the text has the same or less. Line ends are matched in their
 * order; what stands before the first counts from the left, what stands behind the last one (or begins the text) from the right.
 */
function layOut(
  text: string,
  isFirst: boolean,
  spaces: readonly Placed[],
  behind: number,
  set: (offset: number, start: number, end: number) => void,
): void {
  const isSame = spaces.length === text.length
  const lastLine = text.lastIndexOf('\n')
  let next = 0
  for (let offset = 0; offset < text.length; offset++) {
    if (!isSame && (isFirst || lastLine !== -1) && offset > lastLine)
      next = Math.max(next, spaces.length - (text.length - offset))
    else if (!isSame && text[offset] === '\n') while (next < spaces.length && !/[\r\n]/.test(spaces[next]!.text)) next++
    const place = spaces[next++]
    set(offset, place?.start ?? behind, place?.end ?? behind)
  }
}

function characterAt(file: string, offset: number): Unit {
  return file.startsWith('\r\n', offset) ? { length: 2, text: '\n' } : { length: 1, text: file[offset]! }
}

function doubledAt(file: string, offset: number): Unit {
  return file.startsWith("''", offset) ? { length: 2, text: "'" } : characterAt(file, offset)
}

const ESCAPES = new Map(
  Object.entries({
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    '0': '\0',
    a: '\x07',
    v: '\v',
    e: '\x1B',
    N: '\x85',
    _: '\xA0',
    L: '\u2028',
    P: '\u2029',
  }),
)

/** Escapes of JSON and of YAML's double quotes, which has those of JSON and more. */
function escapeAt(file: string, offset: number): Unit {
  if (file[offset] !== '\\') return characterAt(file, offset)
  const letter = file[offset + 1] ?? ''
  const digits = { x: 2, u: 4, U: 8 }[letter]
  if (digits === undefined) {
    // An escaped line end is none.
    if (letter === '\n' || letter === '\r') return { length: 1 + characterAt(file, offset + 1)!.length, text: '' }
    return { length: 2, text: ESCAPES.get(letter) ?? letter }
  }
  const code = Number.parseInt(file.slice(offset + 2, offset + 2 + digits), 16)
  return code <= 0x10ffff ? { length: 2 + digits, text: String.fromCodePoint(code) } : undefined
}

const SCRIPT_ESCAPES = new Map(Object.entries({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0', v: '\v' }))

function scriptEscapeAt(file: string, offset: number): Unit {
  if (file[offset] !== '\\') return characterAt(file, offset)
  const braced = /^u\{([\dA-Fa-f]+)\}/.exec(file.slice(offset + 1, offset + 12))
  if (braced) {
    const code = Number.parseInt(braced[1]!, 16)
    return code <= 0x10ffff ? { length: 1 + braced[0].length, text: String.fromCodePoint(code) } : undefined
  }
  const letter = file[offset + 1] ?? ''
  if (/[xu\r\n]/.test(letter)) return escapeAt(file, offset)
  return { length: 2, text: SCRIPT_ESCAPES.get(letter) ?? letter }
}

function clamped(text: string, [from, to]: Span): ShellSource {
  return sourceOf(text, new Uint32Array(text.length).fill(from), new Uint32Array(text.length).fill(to), from, to)
}

function sourceOf(text: string, starts: Uint32Array, ends: Uint32Array, from: number, to: number): ShellSource {
  const toFile = (offset: number) =>
    offset < starts.length
      ? starts[Math.max(0, offset)]!
      : starts.length > 0
        ? ends[ends.length - 1]!
        : Math.min(from, to)
  return {
    text,
    starts,
    ends,
    toFile,
    spanToFile: ([start, end]) => {
      const first = toFile(start)
      return [first, end > start ? Math.max(first, ends[Math.min(end, ends.length) - 1] ?? first) : first]
    },
  }
}
