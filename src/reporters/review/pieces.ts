/** Small turns of phrase that all parts of a packet share. */
import type { PacketPlace, WordChange, WordCounts, WordRun } from '../../engine/change/review/packet.ts'
import { counted } from '../report.ts'
import type { Detail, Line, Limits, Piece } from './outline.ts'

export function placeOf({ file, line }: PacketPlace): Piece {
  return { sort: 'place', file, line }
}

export function strong(text: string): Piece {
  return { sort: 'strong', text }
}

export function code(text: string): Piece {
  return { sort: 'code', text }
}

/** `a, b, c and 14 more`. */
export function listed(names: readonly Piece[], most: number): Piece[] {
  // One more that is named takes no more room than its number.
  const shown = names.length <= most + 1 ? names : names.slice(0, most)
  const rest = names.length - shown.length
  const pieces = shown.flatMap((name, at): Piece[] => (at === 0 ? [name] : [', ', name]))
  return rest > 0 ? [...pieces, ` and ${rest.toLocaleString('en')} more`] : pieces
}

/** `+12 −3 words`. */
export function wordsOf({ added, removed }: WordCounts): string {
  const parts = [
    ...(added > 0 ? [`+${added.toLocaleString('en')}`] : []),
    ...(removed > 0 ? [`−${removed.toLocaleString('en')}`] : []),
  ]
  if (parts.length === 0) return 'no words'
  return `${parts.join(' ')} ${added + removed === 1 ? 'word' : 'words'}`
}

/** The stretches in which words changed, each a line. */
export function hunkLines({ hunks, more }: Pick<WordChange, 'hunks' | 'more'>, { hunks: most }: Limits): Line[] {
  const shown = hunks.length <= most + 1 ? hunks : hunks.slice(0, most)
  const rest = hunks.length - shown.length + more
  const lines = shown.map((runs) =>
    runs.flatMap((run, at): Piece[] => (at === 0 ? [pieceOf(run)] : [' ', pieceOf(run)])),
  )
  return rest > 0 ? [...lines, [`and ${counted(rest, 'other place')}`]] : lines
}

function pieceOf({ sort, text }: WordRun): Piece {
  return sort === 'added' || sort === 'removed' ? { sort, text } : text
}

export function detail(...line: Line): Detail {
  return { line, below: [] }
}
