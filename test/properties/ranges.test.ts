/** Invariant 2: every range lies in its file and selects the text that the message names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileFacts } from '../../src/engine/model/facts.ts'
import { checkFacts, factsOf } from '../corpus.ts'
import { corpus } from './corpora.ts'
import { rangeFaults, spanFaults } from './ranges.ts'

describe('ranges', () => {
  test('of facts and diagnostics lie in their file and select what they name', () => {
    const property = fc.property(corpus, (files) => {
      const facts = factsOf(files)
      const faults = [...facts].flatMap(([path, ofFile]) =>
        spanFaults(files.get(path)!, ofFile).map((fault) => `${path}: ${fault}`),
      )
      expect([...faults, ...rangeFaults(files, checkFacts(facts, files.keys()).diagnostics)]).toEqual([])
    })
    fc.assert(property, { numRuns: 2500 })
  })

  // The plants: each shifts the ranges of one sort of fact by one character.
  test.each(['links', 'definitions', 'references', 'marks', 'headings'] as const)(
    'shifted by one are noticed in %s',
    (sort) => {
      const property = fc.property(corpus, (files) => {
        for (const [path, facts] of factsOf(files))
          expect(spanFaults(files.get(path)!, shifted(facts, sort))).toEqual([])
      })
      expect(() => fc.assert(property, { numRuns: 2500 })).toThrow()
    },
  )

  test('with a column of another line are noticed', () => {
    const property = fc.property(corpus, (files) => {
      const { diagnostics } = checkFacts(factsOf(files), files.keys())
      const planted = diagnostics.map((diagnostic) => ({
        ...diagnostic,
        range: { ...diagnostic.range, end: { ...diagnostic.range.end, column: diagnostic.range.end.column + 1 } },
      }))
      expect(rangeFaults(files, planted)).toEqual([])
    })
    expect(() => fc.assert(property, { numRuns: 2500 })).toThrow()
  })
})

/** The facts with every span of one sort one character further. */
function shifted(facts: FileFacts, sort: 'links' | 'definitions' | 'references' | 'marks' | 'headings'): FileFacts {
  const move = (span: readonly [number, number]) => [span[0] + 1, span[1] + 1] as const
  const moved = facts[sort].map((fact) => ({
    ...fact,
    span: move(fact.span),
    ...('urlSpan' in fact && { urlSpan: move(fact.urlSpan) }),
  }))
  return { ...facts, [sort]: moved }
}
