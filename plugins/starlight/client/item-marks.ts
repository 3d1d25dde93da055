/** Which stretches of an item's id and title a query meant, for `<mark>`. */
import { foldLetter, partsOf, wordsOf, type Rankable } from './item-ranking.ts'

/** A text in pieces, in their order; those that the query meant are marked. */
export type Piece = readonly [text: string, isMarked: boolean]

export interface Marked {
  readonly id: readonly Piece[]
  readonly title: readonly Piece[]
}

/** The query's place in the id; else each of its words, wherever it stands first. */
export function markedIn({ id, title }: Rankable, query: string): Marked {
  const words = wordsOf(query)
  const whole = stretchesOf(id, [partsOf(words.join(' ')).join('')], IN_ID)
  if (whole.length > 0) return { id: cut(id, whole), title: cut(title, []) }
  return { id: cut(id, stretchesOf(id, words, ANY)), title: cut(title, stretchesOf(title, words, ANY)) }
}

/** What stands between the parts of an id is not looked at. */
const IN_ID = /[\p{L}\p{N}]/u
const ANY = /^/

type Stretch = readonly [start: number, end: number]

function stretchesOf(text: string, words: readonly string[], kept: RegExp): Stretch[] {
  let folded = ''
  // For each unit of the folded text the letter that it came from.
  const origins: Stretch[] = []
  let at = 0
  for (const letter of text) {
    const start = at
    at += letter.length
    if (!kept.test(letter)) continue
    const units = foldLetter(letter)
    folded += units
    for (let unit = 0; unit < units.length; unit++) origins.push([start, at])
  }
  return words.flatMap((word): Stretch[] => {
    const found = word === '' ? -1 : folded.indexOf(word)
    return found === -1 ? [] : [[origins[found]![0], origins[found + word.length - 1]![1]]]
  })
}

function cut(text: string, stretches: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of stretches.toSorted(([a], [b]) => a - b)) {
    if (end <= at) continue
    if (start > at) pieces.push([text.slice(at, start), false])
    pieces.push([text.slice(Math.max(start, at), end), true])
    at = end
  }
  if (at < text.length) pieces.push([text.slice(at), false])
  return pieces
}
