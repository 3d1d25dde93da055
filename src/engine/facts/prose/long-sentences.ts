import type { ProseSettings } from '../../model/prose.ts'
import type { Find, SegmentFinder } from './find.ts'

/** A sentence that has to be read twice. Code counts as one word, a list in brackets as none; semicolons and numbers part it. */
export function longSentenceFinder({ sentenceLength }: ProseSettings): SegmentFinder {
  return ({ text, source, form }, sentences) => {
    if (form === 'cell' || form === 'heading' || text.length < sentenceLength * SHORTEST_WORD) return []
    if (countWords(text) <= sentenceLength || isData(source)) return []
    return sentences().flatMap((span): Find[] => {
      const words = Math.max(
        ...text
          .slice(...span)
          .split(PART)
          .map(countWords),
      )
      return words > sentenceLength ? [{ sort: 'long-sentence', span, data: { words } }] : []
    })
  }
}

/** A line of a log, a table that is none, or lines of keys and values that lack a fence. */
function isData(source: string): boolean {
  return /^\W*\d{4}\D\d\d\D\d\d/.test(source) || (source.match(/ \| |(?:^|[\r\n])[ \t-]*\w+: /g)?.length ?? 0) > 3
}

/** With the space behind it, on the average of any text. */
const SHORTEST_WORD = 4

/** A semicolon, and the number of an item that runs on in the line: `a) ring the bell b) close the gate`; the words that part a scenario. */
const PART = /;|(?=\b(?:When|Then) )|(?<=[\s(])(?:[a-z]|[ivx]{2,4}|\d{1,2})(?:\)|\.(?=\s))/

const BRACKETS = /\([^()]{0,400}\)/g

function countWords(text: string): number {
  return text.replace(BRACKETS, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
}
