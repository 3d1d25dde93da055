/** Invariant 5: any number of workers, any order: the same bytes out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileFacts } from '../../src/engine/model/facts.ts'
import { checkFacts, factsOf } from '../corpus.ts'
import { corpus } from './corpora.ts'

/** What a run is compared by. */
type Verdict = (facts: ReadonlyMap<string, FileFacts>, paths: Iterable<string>) => unknown

const diagnosticsOf: Verdict = (facts, paths) => checkFacts(facts, paths).diagnostics

/** A corpus, another order of its files, and the number of files that one worker takes at a time. */
const runs = corpus.chain((files) =>
  fc.record({
    files: fc.constant(files),
    order: fc.shuffledSubarray([...files.keys()], { minLength: files.size }),
    chunk: fc.integer({ min: 1, max: 4 }),
  }),
)

/** Facts as workers would return them: chunk by chunk, as JSON, in the given order. */
function factsInChunks(
  files: ReadonlyMap<string, string>,
  order: readonly string[],
  chunk: number,
): Map<string, FileFacts> {
  const facts = new Map<string, FileFacts>()
  for (let from = 0; from < order.length; from += chunk) {
    const taken = new Map(order.slice(from, from + chunk).map((path) => [path, files.get(path)!]))
    for (const [path, ofFile] of JSON.parse(JSON.stringify([...factsOf(taken)])) as [string, FileFacts][])
      facts.set(path, ofFile)
  }
  return facts
}

const sameBytes = (verdict: Verdict) =>
  fc.property(runs, ({ files, order, chunk }) => {
    const whole = JSON.stringify(verdict(factsOf(files), files.keys()))
    expect(JSON.stringify(verdict(factsInChunks(files, order, chunk), order))).toBe(whole)
  })

describe('the same bytes out', () => {
  test('in any order of files, in any chunks', () => {
    fc.assert(sameBytes(diagnosticsOf), { numRuns: 2000 })
  })

  test('and would be caught: diagnostics listed in the order of the input', () => {
    const unsorted: Verdict = (facts, paths) =>
      [...facts.keys()].flatMap((path) => checkFacts(facts, paths).diagnostics.filter(({ file }) => file === path))
    expect(() => fc.assert(sameBytes(unsorted), { numRuns: 2000 })).toThrow()
  })

  test('and would be caught: facts that remember the file before', () => {
    let before = 0
    const leaking: Verdict = (facts, paths) => [
      checkFacts(facts, paths).diagnostics.length,
      (before = before * 31 + facts.size),
    ]
    expect(() => fc.assert(sameBytes(leaking), { numRuns: 2000 })).toThrow()
  })
})
