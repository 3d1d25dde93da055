/** Invariant 1: no rule throws on arbitrary bytes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCorpus } from '../corpus.ts'
import { corpus } from './corpora.ts'

const paths = fc.constantFrom('plan.md', 'docs/plan.mdx', 'slices.yaml', 'slices.json')
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  // Half a surrogate pair is a string that no decoder yields and an editor buffer may hold.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '`',
        '*',
        '_',
        '|',
        '#',
        '-',
        '\n',
        '\r',
        ' ',
        '<',
        '>',
        '!',
        '{',
        '}',
        '\\',
        ':',
        'T001',
        '---\n',
        '\t',
      ),
      { maxLength: 80 },
    )
    .map((marks) => marks.join('')),
)
const anyBytes = fc
  .uint8Array({ maxLength: 300 })
  .map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))

describe('check throws nothing', () => {
  test('on arbitrary strings', () => {
    fc.assert(
      fc.property(paths, anyText, (path, text) => void checkCorpus({ files: new Map([[path, text]]) })),
      { numRuns: 4000 },
    )
  })

  test('on arbitrary bytes', () => {
    fc.assert(
      fc.property(paths, anyBytes, (path, text) => void checkCorpus({ files: new Map([[path, text]]) })),
      { numRuns: 3000 },
    )
  })

  test('on corpora made by the grammar', () => {
    fc.assert(
      fc.property(corpus, (files) => void checkCorpus({ files })),
      { numRuns: 2000 },
    )
  })

  test('and would be caught: a rule that trips over one letter', () => {
    const tripping = fc.property(corpus, (files) => {
      for (const text of files.values()) if (text.includes('潮')) throw new Error('潮 is more than this rule can bear')
    })
    expect(() => fc.assert(tripping, { numRuns: 2000 })).toThrow('Property failed')
  })
})
