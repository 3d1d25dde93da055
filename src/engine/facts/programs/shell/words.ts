/** Words → fields, as the shell expands them: what is constant, what is a directory the linker knows, what is neither. */
import type { Span } from '../../../model/range.ts'
import { partsOf, type Word, type WordPart } from '../../../parse/shell.ts'
import type { Frame } from './frame.ts'
import { expansionOf } from './expansions.ts'
import type { Item } from './scope.ts'
import { concat, plainOf, UNKNOWN, type Text } from './text.ts'

/** A text of more parts is none that a person wrote. */
const LONGEST = 50
const LONGEST_JOINED = 65_536

/** One argument as a command gets it. */
export interface Field {
  /** Null where it cannot be known. */
  readonly text: Text | null
  /** The constant text that it begins with; all of it where it is constant. */
  readonly lead: string
  /** May be none, or several. */
  readonly isMany: boolean
  /** What a reader should look at: without its quotes; the place where a list or a call names it. */
  readonly span: Span
  /** The same in the text that was parsed, where the field stands there letter by letter. */
  readonly literal?: Span
}

/** Some part of a word, expanded. Null: any number of unknown values. */
export interface Piece {
  readonly items: readonly Item[] | null
  readonly isQuoted: boolean
  /** `"${files[@]}"`: a field for each. */
  readonly isList: boolean
  /** Out of an expansion: it is split at spaces where it is not quoted. */
  readonly isExpanded: boolean
}

export function fieldsOf(word: Word, frame: Frame): Field[] {
  const parts = partsOf(word)
  const pieces = piecesOf(parts, false, frame)
  const inner = insideOf(word, parts)
  const span = frame.source.place(inner)
  const [only] = pieces
  if (pieces.length === 1 && only!.items !== null && (only!.isList || (only!.isExpanded && !only!.isQuoted)))
    return only!.items.flatMap((item) => splitItem(item, !only!.isQuoted, span))
  const isMany = pieces.some(
    ({ items, isQuoted, isList }) => (items === null || isUnknown(items)) && (!isQuoted || isList),
  )
  const isSplit = pieces.some((piece) => piece.isList || (piece.isExpanded && !piece.isQuoted && hasSpecial(piece)))
  const isHome = !pieces[0]?.isQuoted && !pieces[0]?.isExpanded && word.text.startsWith('~')
  const { text, lead, origin } = join(pieces)
  const known = isSplit || isHome ? null : text
  const plain = plainOf(known)
  const isLiteral = plain !== undefined && !origin && frame.source.text.slice(inner[0], inner[1]) === plain
  return [{ text: known, lead, isMany: isMany || isSplit, span: origin ?? span, ...(isLiteral && { literal: inner }) }]
}

/** The value of an assignment, of a test's operand: one text, never split. */
export function valueOf(word: Word, frame: Frame): Item {
  const { text, origin } = join(piecesOf(partsOf(word), false, frame))
  return { text: word.text.startsWith('~') ? null : text, ...(origin && { origin }) }
}

/** What a reader should look at of a word. */
export function spanOf(word: Word, frame: Frame): Span {
  return frame.source.place(insideOf(word, partsOf(word)))
}

export function fieldsOfItems(items: readonly Item[], span: Span): Field[] {
  return items.map(({ text, origin }) => ({
    text,
    lead: typeof text?.[0] === 'string' ? text[0] : '',
    isMany: false,
    span: origin ?? span,
  }))
}

function join(pieces: readonly Piece[]): { text: Text | null; lead: string; origin?: Span | undefined } {
  let text: Text | null = []
  let lead = ''
  let isLead = true
  for (const { items } of pieces) {
    const value: Text | null = items === null ? null : items.length === 0 ? [] : items[0]!.text
    const plain = plainOf(value)
    if (isLead && plain !== undefined) lead += plain
    isLead &&= plain !== undefined
    text = text && value && text.length < LONGEST ? concat(text, value) : null
  }
  // A name in it is known, but what it makes of itself again and again is no path.
  if (pieces.length > 1 && lead.length > LONGEST_JOINED) text = null
  return { text, lead, origin: pieces.find(({ items }) => items?.[0]?.origin)?.items![0]!.origin }
}

function piecesOf(parts: readonly WordPart[], isQuoted: boolean, frame: Frame): Piece[] {
  return parts.flatMap((part): Piece[] => {
    switch (part.type) {
      case 'Literal':
        return [constant(part.value, isQuoted)]
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return [constant(part.value, true)]
      case 'DoubleQuoted':
      case 'LocaleString':
        return part.parts.length === 0 ? [constant('', true)] : piecesOf(part.parts, true, frame)
      case 'SimpleExpansion':
      case 'ParameterExpansion':
      case 'CommandExpansion': {
        const { items, isList } = expansionOf(part, frame)
        return [{ items, isQuoted, isList, isExpanded: true }]
      }
      case 'ArithmeticExpansion':
      case 'ProcessSubstitution':
        return [{ items: [{ text: null }], isQuoted: true, isList: false, isExpanded: true }]
      default:
        // Patterns and braces: files that nobody names.
        return [{ items: null, isQuoted, isList: false, isExpanded: true }]
    }
  })
}

function constant(value: string, isQuoted: boolean): Piece {
  const items = value.includes(UNKNOWN) ? (isQuoted ? [{ text: null }] : null) : [{ text: value === '' ? [] : [value] }]
  return { items, isQuoted, isList: false, isExpanded: false }
}

function isUnknown(items: readonly Item[]): boolean {
  return items.some(({ text }) => text === null)
}

function hasSpecial({ items }: Piece): boolean {
  return items !== null && items.some(({ text }) => /[\s*?[]/.test(plainOf(text) ?? ''))
}

function splitItem({ text, origin }: Item, isSplit: boolean, span: Span): Field[] {
  const at = origin ?? span
  const plain = plainOf(text)
  if (plain === undefined || !isSplit) return [{ text, lead: plain ?? '', isMany: text === null && isSplit, span: at }]
  return plain
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => ({ text: /[*?[]/.test(each) ? null : [each], lead: each, isMany: /[*?[]/.test(each), span: at }))
}

/** Without the quotes around all of it. */
function insideOf(word: Word, parts: readonly WordPart[]): Span {
  const [only] = parts
  const isQuoted = parts.length === 1 && (only!.type === 'DoubleQuoted' || only!.type === 'SingleQuoted')
  return isQuoted && word.end - word.pos >= 2 ? [word.pos + 1, word.end - 1] : [word.pos, word.end]
}
