import type { Segment } from './segments.ts'

/** The words that English cannot do without: one in five of any text. */
const COMMON = new Set(
  'the a an of and or to in is are be for on with as by that this it not at from if when must'.split(' '),
)

/** One in twelve is enough for lists and tables; a text in another language has hardly any. */
const LEAST_SHARE = 1 / 12
/** As much as is looked at. */
const MOST_WORDS = 500

/** House style is that of English. A page of few words is taken for it. */
export function isEnglish(segments: readonly Segment[]): boolean {
  let words = 0
  let common = 0
  for (const { text } of segments) {
    for (const [word] of text.matchAll(/\p{L}+/gu)) {
      if (word.includes('ꞏ')) continue
      words++
      if (COMMON.has(word.toLowerCase())) common++
    }
    if (words > MOST_WORDS) break
  }
  return words < 20 || common / words >= LEAST_SHARE
}
