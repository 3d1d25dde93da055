/** Words that send the reader to a drawing on the same page: "the diagram below", "the following flowchart shows". */
import type { Span } from '../../model/range.ts'

export interface Phrase {
  readonly text: string
  readonly span: Span
  readonly direction: 'below' | 'above'
}

const MARK = /[Dd]iagram|[Ff]low ?chart/g
const NOUN = '(?:diagrams?|flow ?charts?)'
const WORD = '(?!(?:the|an?|this|these|our|each|any|all)\\b)[\\w-]+\\s+'
const DETERMINER = '\\b(?:the|this|these|our|a)\\s+(?:[\\w-]+\\s+){0,2}'

/** What may stand behind: "the following diagram types" are no drawing, and "the diagram above the door" hangs there. */
const BEHIND =
  '(?=[*_]*(?:\\s?[.,:;!?()—–]|\\s-\\s|\\s*$|\\s+(?:shows?|illustrates?|depicts?|describes?|summari[sz]es?|gives?|outlines?|explains?|visuali[sz]es?|highlights?|represents?|demonstrates?|showcases?|provides?|displays?|captures?|traces?|starts?|lists?|includes?|contains?|presents?|defines?|also|has|have|was|were|can|will|is|are|for|of)\\b))'

const PATTERNS: readonly (readonly [pattern: RegExp, direction: Phrase['direction']])[] = [
  [new RegExp(`(?:${DETERMINER})?\\b${NOUN}\\s+(?:shown\\s+|given\\s+)?below\\b${BEHIND}`, 'i'), 'below'],
  [new RegExp(`(?:\\bthe\\s+)?\\bfollowing\\s+(?:${WORD}){0,3}${NOUN}${BEHIND}`, 'i'), 'below'],
  [new RegExp(`(?:\\bthe\\s+)?\\bbelow\\s+(?:${WORD}){0,2}${NOUN}${BEHIND}`, 'i'), 'below'],
  [new RegExp(`(?:${DETERMINER})?\\b${NOUN}\\s+(?:shown\\s+|given\\s+)?above\\b${BEHIND}`, 'i'), 'above'],
  [new RegExp(`(?:\\bthe\\s+)?\\babove\\s+(?:${WORD}){0,2}${NOUN}${BEHIND}`, 'i'), 'above'],
]

/** Before the phrase: the sentence asks for a drawing, or tells of none. */
const OTHERWISE =
  /\b(?:add|insert|draw|create|include|replace|update|use|using|generate|produce|put|paste|render|edit|place|no|not|without|if|should|must|would|could|todo|tbd|example|template|placeholder)\b/i

/** The drawing may stand where the sentence links to. */
const LINK = /\]\(|\]\[|https?:/

export function phrasesIn(text: string): Phrase[] {
  const phrases: Phrase[] = []
  let done = 0
  for (const { index } of text.matchAll(MARK)) {
    if (index < done) continue
    // Most sentences about a diagram send nobody to it.
    if (!DIRECTION.test(text.slice(Math.max(0, index - NEAR), index + NEAR))) continue
    const [start, end] = sentenceAround(text, index)
    const phrase = phraseIn(text.slice(start, end), start)
    if (phrase) phrases.push(phrase)
    done = end
  }
  return phrases
}

const DIRECTION = /below|following|above/i

/** How far the direction stands from the noun, with the words between them. */
const NEAR = 80

function phraseIn(sentence: string, start: number): Phrase | undefined {
  for (const [pattern, direction] of PATTERNS) {
    const match = pattern.exec(sentence)
    if (!match) continue
    if (OTHERWISE.test(sentence.slice(0, match.index)) || LINK.test(sentence)) return undefined
    const from = start + match.index
    return { text: match[0].replace(/\s+/g, ' '), span: [from, from + match[0].length], direction }
  }
  return undefined
}

/** How far a sentence is followed, to both sides. */
const LONGEST_HALF = 400

/** From behind the last full stop or empty line to the next one. */
function sentenceAround(text: string, at: number): Span {
  const before = text.slice(Math.max(0, at - LONGEST_HALF), at)
  const starts = [...before.matchAll(/[.!?:]\s|\n\s*\n|\r\r|^[ \t]*[-*+|>#]/gm)]
  const last = starts.at(-1)
  const start = at - before.length + (last ? last.index + last[0].length : 0)
  const behind = text.slice(at, at + LONGEST_HALF)
  const end = /[.!?:](?=\s)|\n\s*\n|\r\r|\n[ \t]*[-*+|>#]/.exec(behind)
  return [start, at + (end ? end.index + 1 : behind.length)]
}
