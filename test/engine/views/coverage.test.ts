import { expect, test } from 'vitest'
import { coverageOf } from '../../../src/engine/views/coverage.ts'
import { soundFiles } from '../../mutations/corpus.ts'
import { checkCorpus } from '../../corpus.ts'

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

function coverageIn(files: Record<string, string>) {
  return coverageOf(checkCorpus({ files: new Map(Object.entries(files)) }).index).map(
    ({ scope, uncovered, ...rest }) => ({
      scope: scope.directory,
      ...rest,
      uncovered: ids(uncovered),
    }),
  )
}

test('counts what is verified, passed and signed, scope by scope', () => {
  const requirements =
    '| Requirement | Statement |\n|---|---|\n| REQ-TID-001 | a |\n| REQ-TID-002 | b |\n| REQ-TID-003 | c |\n| ~~REQ-TID-004~~ | d |\n'
  const verification =
    '| Verification | Requirement | Result | Signed |\n|---|---|---|---|\n| V-TID-001 | REQ-TID-001 | passed | 2026-11-02 |\n| V-TID-002 | REQ-TID-002 | passed | |\n| V-TID-003 | REQ-TID-002 | deferred | |\n'
  expect(
    coverageIn({
      'specs/001-tide/spec.md': requirements,
      'specs/001-tide/verification.md': verification,
      'specs/002-wind/spec.md': requirements,
    }),
  ).toEqual([
    { scope: 'specs/001-tide', total: 3, exempt: 0, verified: 2, passed: 2, signed: 1, uncovered: ['REQ-TID-003'] },
    { scope: 'specs/002-wind', total: 0, exempt: 3, verified: 0, passed: 0, signed: 0, uncovered: [] },
  ])
})

test('the worked example', () => {
  const [coverage] = coverageIn(Object.fromEntries(soundFiles()))
  // Fifteen REQ- requirements, and nine FR- of the specification that no verification is meant to name.
  expect(coverage).toMatchObject({ total: 15, exempt: 9, verified: 15, passed: 10, signed: 4, uncovered: [] })
})

test('a corpus without requirements has none', () => {
  expect(coverageIn({ 'a.md': '# Fog\n' })).toEqual([])
})
