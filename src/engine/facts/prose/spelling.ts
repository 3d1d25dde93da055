/** Words that no dictionary knows and that are one slip away from one that it does. */
import type { ProseSettings } from '../../model/prose.ts'
import { DOMAIN_WORDS } from './domain-words.ts'
import type { Find, SegmentFinder } from './find.ts'

/** Both take a word in lower case or with a capital. */
export interface Dictionary {
  readonly knows: (word: string) => boolean
  /** What a misspelling that is met often stands for; undefined for any other word. */
  readonly correctionOf: (word: string) => string | undefined
}

/** Shorter ones are abbreviations, and one slip from very many words. */
const SHORTEST = 5
const LONGEST = 30
const WORD = /(?<![\p{L}\p{N}'’-])[A-Z]?[a-z]+(?:-[a-z]+)*(?![\p{L}\p{N}'’-])/gu
const MOST_KEPT = 50_000

export function spellingFinder({ words }: ProseSettings, dictionary: Dictionary): SegmentFinder {
  const own = new Set([...DOMAIN_WORDS, ...words.map((word) => word.toLowerCase())])
  const knows = (word: string) => own.has(word) || dictionary.knows(word)
  // Words come again and again: each is looked up once. Undefined for one that is right.
  const kept = new Map<string, string | undefined>()
  const slipOf = (word: string) => {
    if (kept.has(word)) return kept.get(word)
    if (kept.size > MOST_KEPT) kept.clear()
    const small = word.toLowerCase()
    const isRight = knows(small) || knows(word) || isDerived(small, knows)
    const correction = isRight ? undefined : (dictionary.correctionOf(small) ?? onlyNeighbour(small, knows))
    kept.set(word, correction)
    return correction
  }
  return ({ text }) => {
    const finds: Find[] = []
    let words = 0
    let unknown = 0
    for (const { index, 0: compound } of text.matchAll(WORD)) {
      let at = index
      for (const word of compound.split('-')) {
        const start = at
        at += word.length + 1
        if (word.length < SHORTEST || word.length > LONGEST) continue
        words++
        const correction = slipOf(word)
        if (correction === undefined && knows(word.toLowerCase())) continue
        unknown++
        if (correction === undefined || isListed(text, start, word)) continue
        const small = word.toLowerCase()
        const replacement = small === word ? correction : correction[0]!.toUpperCase() + correction.slice(1)
        finds.push({ sort: 'misspelling', span: [start, start + word.length], replacement })
      }
    }
    return isForeign(unknown, words) ? [] : finds
  }
}

/** Three words in ten, or more, that no dictionary knows are Latin, another language or a list of names. */
function isForeign(unknown: number, words: number): boolean {
  return unknown > 3 && unknown / words > 0.3
}

/** Short words one by one between commas or in brackets are names: `(wtest, xtest, ytest)`. */
function isListed(text: string, start: number, word: string): boolean {
  if (word.length > LONGEST_LISTED) return false
  return /[,(]\s*$/.test(text.slice(Math.max(0, start - 3), start)) && /^\s*[,)]/.test(text.slice(start + word.length))
}

const LONGEST_LISTED = 7

const PREFIX =
  /^(?:un|re|pre|non|sub|multi|auto|over|under|mis|inter|micro|meta|super|anti|co|de|dis|out|up)(?=[a-z]{3,}$)/
const SUFFIX =
  /(?:s|es|ed|d|ing|er|ers|able|ably|ly|less|ness|ful|ize|ized|izes|izing|ise|ised|ises|ising|ization|isation|ity|ability|ish|like|wise|ation|ations|ment|ments|or|ors|ive|al|ally|ist|ists|ism|ic|ids?)$/

/** A word that is made of known ones is new, and not wrong: `unblocked`, `refetch`, `snapshotting`, `handwave`. */
function isDerived(word: string, knows: (word: string) => boolean): boolean {
  const stem = word.replace(PREFIX, '')
  if (stem !== word && stem.length > 3 && knows(stem)) return true
  for (const base of new Set([word, stem])) {
    const end = SUFFIX.exec(base)
    if (!end || end.index < 4) continue
    const root = base.slice(0, end.index)
    const isDoubled = root.at(-1) === root.at(-2) && knows(root.slice(0, -1))
    if (knows(root) || knows(`${root}e`) || isDoubled) return true
  }
  for (let at = 3; at <= word.length - 3; at++) if (knows(word.slice(0, at)) && knows(word.slice(at))) return true
  return false
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The one known word that a letter too many, too few, wrong or in the wrong place leads to. */
function onlyNeighbour(word: string, knows: (word: string) => boolean): string | undefined {
  // Two letters that changed places are the surest: `harbuor` is `harbour`, and not `harbor`.
  const swapped = [...word].map((_, at) => word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2))
  const known = new Set(swapped.filter((candidate) => candidate !== word && knows(candidate)))
  if (known.size === 1) return [...known][0]
  const near = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at)
    const candidates = [before + after.slice(1)]
    // The first letter is hardly ever wrong.
    if (at > 0) for (const letter of LETTERS) candidates.push(before + letter + after, before + letter + after.slice(1))
    for (const candidate of candidates) if (candidate !== word && knows(candidate)) near.add(candidate)
    if (near.size > 1) return undefined
  }
  const [neighbour] = near
  // A letter too many at the front makes another name of a word: `stest`, `xpass`.
  return neighbour === word.slice(1) ? undefined : neighbour
}
