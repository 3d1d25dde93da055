/** Which items a query means: by their ids, whole or in part, whatever stands between the parts; else by their titles. */

export interface Rankable {
  readonly id: string
  readonly title: string
}

/** An item with its texts folded, once for all queries. */
export interface Entry<Item extends Rankable> {
  readonly item: Item
  /** Letters and digits of the id: `dqr1026`. */
  readonly id: string
  /** Where a part of it begins: `dq` `r` `1` `026`. */
  readonly starts: readonly number[]
  /** The same without the zeros that numbers begin with: `dqr126`. */
  readonly plain: string
  readonly plainStarts: readonly number[]
  /** Id and title. */
  readonly text: string
}

/** Best first; among equals in the order of the items. Empty for a query without letters and digits. */
export function rank<Item extends Rankable>(entries: readonly Entry<Item>[], query: string): Item[] {
  const asked = questionOf(query)
  if (asked === undefined) return []
  const byRank: Item[][] = []
  for (const entry of entries) {
    const found = rankOf(entry, asked)
    if (found !== undefined) (byRank[found] ??= []).push(entry.item)
  }
  return byRank.flat()
}

export function prepare<Item extends Rankable>(items: readonly Item[]): Entry<Item>[] {
  return items.map((item) => {
    const parts = partsOf(item.id)
    const plain = parts.map(withoutZeros)
    return {
      item,
      id: parts.join(''),
      starts: startsOf(parts),
      plain: plain.join(''),
      plainStarts: startsOf(plain),
      text: fold(`${item.id} ${item.title}`),
    }
  })
}

/** Lower case, accents gone. What is no letter of ASCII is folded one by one, so that `item-marks.ts` can find it again. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join('')
}

export function foldLetter(letter: string): string {
  return letter.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Letters and digits in runs: `dq`, `r`, `1`, `026`. */
export function partsOf(text: string): string[] {
  return fold(text).match(/\p{N}+|\p{L}+/gu) ?? []
}

/** Words of a query as they are looked for in a title, without what stands around them. */
export function wordsOf(query: string): string[] {
  return fold(query.slice(0, LONGEST_QUERY)).match(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu) ?? []
}

const ASCII = /^[\0-\x7f]*$/

/** Shorter words stand within too many others, and `026` within each year. */
const STANDS_WITHIN = /^\p{L}{3}/u

/** Whoever pastes a page into the box asks for none of its words. */
const LONGEST_QUERY = 100

interface Question {
  readonly id: string
  readonly plain: string
  readonly words: readonly string[]
}

function questionOf(query: string): Question | undefined {
  const words = wordsOf(query)
  if (words.length === 0) return undefined
  const parts = partsOf(words.join(' '))
  return { id: parts.join(''), plain: parts.map(withoutZeros).join(''), words }
}

/**
 * 0 the whole id, 1 but for zeros, 2 whole parts at its beginning, 3 its beginning, 4 whole parts of it, 5 the beginning of a
 * part, 6 any of it, 7 words that begin words of the title, 8 longer ones anywhere in it.
 */
function rankOf({ id, starts, plain, plainStarts, text }: Entry<Rankable>, asked: Question): number | undefined {
  if (id === asked.id) return 0
  if (plain === asked.plain) return 1
  let best: number | undefined
  for (let at = id.indexOf(asked.id); at !== -1; at = id.indexOf(asked.id, at + 1)) {
    const end = at + asked.id.length
    const isWhole = end === id.length || starts.includes(end)
    const found = at === 0 ? (isWhole ? 2 : 3) : starts.includes(at) ? (isWhole ? 4 : 5) : 6
    if (best === undefined || found < best) best = found
  }
  if (best !== undefined && best <= 4) return best
  if (hasParts(plain, plainStarts, asked.plain)) return 4
  if (best !== undefined) return best
  let isBegun = true
  for (const word of asked.words) {
    const at = text.indexOf(word)
    if (at === -1) return undefined
    if (begins(text, word, at)) continue
    if (!STANDS_WITHIN.test(word)) return undefined
    isBegun = false
  }
  return isBegun ? 7 : 8
}

function hasParts(id: string, starts: readonly number[], asked: string): boolean {
  for (let at = id.indexOf(asked); at !== -1; at = id.indexOf(asked, at + 1)) {
    const end = at + asked.length
    if (starts.includes(at) && (end === id.length || starts.includes(end))) return true
  }
  return false
}

/** Whether one of the places of a word, the first of which is `at`, is where a word of the text begins. */
function begins(text: string, word: string, at: number): boolean {
  for (; at !== -1; at = text.indexOf(word, at + 1)) if (at === 0 || !LETTER_OR_DIGIT.test(text[at - 1]!)) return true
  return false
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

function withoutZeros(part: string): string {
  return part.replace(/^0+(?=\d)/, '')
}

function startsOf(parts: readonly string[]): number[] {
  let at = 0
  return parts.map((part) => (at += part.length) - part.length)
}
