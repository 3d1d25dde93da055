/** Misspellings that are none: what the page writes in code and in addresses too, and most of what has a capital. */
import { lazily } from '../../model/lazily.ts'
import type { Page } from '../page.ts'
import type { Find } from './find.ts'
import type { Segment } from './segments.ts'

/** Where the page knows a word as the name of something, it is no slip. */
export function nameFilter(page: Page, segments: readonly Segment[]): (find: Find, segment: Segment) => boolean {
  const prose = lazily(() => countsOf(segments.map(({ text }) => text)))
  const whole = lazily(() => countsOf([page.text.replace(FRAGMENT, ' ')]))
  const countIn = (counts: ReadonlyMap<string, number>, word: string) => counts.get(word.toLowerCase()) ?? 0
  return ({ span, replacement = '' }, { text }) => {
    const word = text.slice(...span)
    if (countIn(whole(), word) > countIn(prose(), word)) return true
    if (!/^\p{Lu}/u.test(word)) return false
    if (NEXT_NAME.test(text.slice(span[1]))) return true
    // With a capital it is a name, but where letters changed places, or the page writes the right word as well.
    return !isAnagram(word, replacement) && !isSlipWithin(word, replacement, countIn(prose(), replacement))
  }
}

/** A capital behind a capital: `Projekt Digitale Flut`. */
const NEXT_NAME = /^ \p{Lu}\p{Ll}/u

/** The end of an address that repeats a heading, with its slips. */
const FRAGMENT = /#[\w-]+/g

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/[a-z]{5,30}/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function isAnagram(word: string, other: string): boolean {
  const letters = (text: string) => [...text.toLowerCase()].sort().join('')
  return letters(word) === letters(other)
}

/** `Docsy` beside `docs` is a name that was made of it: names are made at the end, slips within. */
function isSlipWithin(word: string, other: string, uses: number): boolean {
  return uses > 0 && word.length > 5 && word.at(-1)!.toLowerCase() === other.at(-1)!.toLowerCase()
}
