/** Invariants 3 and 4 over all passes: fixing twice is fixing once, it comes to an end, and it brings nothing new. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyFixes, compatibleFixes, isFixable } from '../../src/engine/refactor/fix-edits.ts'
import { fixAll, type FixOutcome } from '../../src/engine/refactor/fix.ts'
import { checkCorpus, factsOf } from '../corpus.ts'
import { fixFaults } from '../rules/verdict.ts'
import { corpus } from './corpora.ts'

const RUNS = { numRuns: 150, seed: 20261121 }

type Texts = ReadonlyMap<string, string>

function checked(files: Texts) {
  return { files: factsOf(files), diagnostics: checkCorpus({ files }).diagnostics }
}

function fix(files: Texts): Promise<FixOutcome> {
  return fixAll({
    start: checked(files),
    isWanted: () => true,
    textOf: (path) => files.get(path),
    recheck: (texts) => Promise.resolve(checked(new Map([...files, ...texts]))),
  })
}

describe('fixing until nothing is left to fix', () => {
  test('comes to an end, and a second time changes nothing', async () => {
    const property = fc.asyncProperty(corpus, async (files) => {
      const first = await fix(files)
      expect(first.unfinished).toEqual([])
      const second = await fix(new Map([...files, ...first.texts]))
      expect({ texts: [...second.texts], fixed: second.fixed }).toEqual({ texts: [], fixed: [] })
    })
    await fc.assert(property, RUNS)
  })

  test('brings no new diagnostic', async () => {
    let fixed = 0
    const property = fc.asyncProperty(corpus, async (files) => {
      const outcome = await fix(files)
      fixed += outcome.fixed.length
      const refused = new Set(outcome.takenBack.map(({ diagnostic }) => diagnostic.ruleId))
      const faults = fixFaults({ files }, checked(files).diagnostics, outcome.texts)
      expect(faults.filter((fault) => fault.startsWith('new') || refused.size === 0)).toEqual([])
    })
    await fc.assert(property, RUNS)
    expect(fixed).toBeGreaterThan(30)
  })

  test('leaves every byte outside of the edits as it is', () => {
    const property = fc.property(corpus, (files) => {
      const fixes = compatibleFixes(checked(files).diagnostics.filter(isFixable))
      for (const [path, after] of applyFixes((name) => files.get(name)!, fixes)) {
        const before = files.get(path)!
        const edits = fixes.flatMap(({ fix: { edits } }) => edits.filter(({ file }) => file === path))
        const edited = new Set(
          edits.flatMap(({ range: { start, end } }) =>
            Array.from({ length: end.offset - start.offset }, (_, at) => start.offset + at),
          ),
        )
        const kept = [...before.split('').keys()].filter((at) => !edited.has(at)).map((at) => before[at])
        let at = 0
        for (const unit of after.split('')) if (unit === kept[at]) at++
        expect(at).toBe(kept.length)
      }
    })
    fc.assert(property, RUNS)
  })
})
