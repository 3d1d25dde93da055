/** Arbitrary text, and text that makes readers slow. Nothing is timed: what is quadratic would not end within the test. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { DEFAULT_PROSE } from '../../../src/engine/model/prose.ts'
import { proseReaderOf } from '../../prose.ts'

const reader = () => proseReaderOf(DEFAULT_PROSE)
const factsIn = (text: string) => extractFacts(text, 'markdown', {}, reader()).prose!

test.each([
  ['words without a full stop', 'harbour '.repeat(10_000)],
  ['letters', 'a '.repeat(100_000)],
  ['a line of a megabyte', 'tide'.repeat(250_000)],
  ['words in lines of one paragraph', 'the tide is rung by the\n'.repeat(20_000)],
  ['full stops', 'a. '.repeat(3000)],
  ['quotation marks', `"' `.repeat(30_000)],
  ['brackets', '( '.repeat(30_000)],
  ['bold', '**a**b'.repeat(1500)],
  [
    'unknown words',
    Array.from({ length: 1000 }, (_, at) => `quaa${'abcdefghij'[at % 10]}${'klmnopqrst'[((at / 10) % 10) | 0]}y`).join(
      ' ',
    ),
  ],
  ['paragraphs', 'It is very wet, and a old bell rings.\n\n'.repeat(3000)],
  [
    'acronyms',
    Array.from(
      { length: 600 },
      (_, at) => `The Q${[...String(at)].map((d) => 'ABCDEFGHIJ'[+d]).join('')}X rings.\n\n`,
    ).join(''),
  ],
  ['headings', '## A Tide\n\n'.repeat(5000)],
])('%s are read in linear time', (_, text) => {
  expect(factsIn(text)).toBeInstanceOf(Array)
})

test('a paragraph that nobody reads is not read', () => {
  const text = 'It is very wet. '
  expect(factsIn(text.repeat(600))).toHaveLength(600)
  expect(factsIn(text.repeat(700))).toEqual([])
})

test('any text is read without a throw, and every span lies within its page and its sentence around it', () => {
  const words = fc.constantFrom(
    'the ',
    'a ',
    'old ',
    'very ',
    'is rung by the ',
    '**',
    '`',
    '"',
    '\n',
    '\n\n',
    '1. ',
    '# ',
    '| ',
    '[here](',
    ')',
    'QHM ',
    '. ',
    'habrour ',
    '\u0000',
    '\r',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      for (const { sort, span, sentence, text: written } of factsIn(text)) {
        expect(0 <= span[0] && span[0] < span[1] && span[1] <= text.length).toBe(true)
        expect(sentence[0] <= span[0] && sentence[1] <= text.length).toBe(true)
        // Of a link the whole is marked, and the words are told.
        if (sort !== 'link-text') expect(text.slice(...span).replace(/\s+/g, ' ')).toBe(written)
      }
    }),
    { numRuns: 200 },
  )
})
