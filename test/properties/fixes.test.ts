/** Invariants 3 and 4, as far as one run of fixes goes: fixes do not collide, mend what they are for, and bring nothing new. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCorpus } from '../corpus.ts'
import { applyFixes, fixFaults } from '../rules/verdict.ts'
import { corpus } from './corpora.ts'

describe('fixes', () => {
  test('of one run are applied together and leave nothing to fix, and no new diagnostic', () => {
    const property = fc.property(corpus, (files) => {
      const { diagnostics } = checkCorpus({ files })
      expect(fixFaults({ files }, diagnostics, applyFixes(files, diagnostics))).toEqual([])
    })
    fc.assert(property, { numRuns: 2000 })
  })

  test('that leave a character out are noticed', () => {
    const property = fc.property(corpus, (files) => {
      const { diagnostics } = checkCorpus({ files })
      const fixed = applyFixes(files, diagnostics)
      const planted = new Map([...fixed].map(([path, text]) => [path, text.replace('✓', '‚úì')]))
      expect(fixFaults({ files }, diagnostics, planted)).toEqual([])
    })
    expect(() => fc.assert(property, { numRuns: 2000 })).toThrow('Property failed')
  })
})
