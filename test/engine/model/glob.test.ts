import { expect, test } from 'vitest'
import { compileGlobs } from '../../../src/engine/model/glob.ts'

test.each([
  ['docs', 'docs/release.md', true],
  ['docs/', 'docs/runbooks/rollback.md', true],
  ['docs', 'docs-old/release.md', false],
  ['docs/**', 'docs/runbooks/rollback.md', true],
  ['**/*.md', 'release.md', true],
  ['**/*.md', 'docs/runbooks/rollback.md', true],
  ['*.md', 'docs/release.md', false],
  ['specs/*/tasks.md', 'specs/001-deploy/tasks.md', true],
  ['specs/*/tasks.md', 'specs/001-deploy/old/tasks.md', false],
  ['specs/**/old/**/tasks.md', 'specs/old/a/old/b/tasks.md', true],
  ['{plans,runbooks}/**/*.md', 'runbooks/prod/rollback.md', true],
  ['{plans,runbooks}/**/*.md', 'docs/rollback.md', false],
  ['run-[0-9]?.md', 'run-3b.md', true],
  ['run-[!0-9].md', 'run-3.md', false],
  ['plan*final*.md', 'plan-2-final-3.md', true],
  ['./docs', 'docs/release.md', true],
  ['.github', '.github/review.md', true],
  ['répertoire/?.md', 'répertoire/🚀.md', true],
])('%s over %s: %s', (glob, path, expected) => {
  expect(compileGlobs([glob], { below: true })(path)).toBe(expected)
})

test('none of no globs matches', () => {
  expect(compileGlobs([], { below: true })('release.md')).toBe(false)
})

test('refuses braces that multiply', () => {
  expect(() => compileGlobs(['{a,b}'.repeat(12)], { below: true })).toThrow(RangeError)
})

test('is not exponential where a pattern could match in many ways', () => {
  const path = `${'a/'.repeat(500)}${'a'.repeat(500)}`
  expect(compileGlobs([`${'**/a/'.repeat(20)}b`, `**/${'*a'.repeat(20)}b`], { below: true })(path)).toBe(false)
})
