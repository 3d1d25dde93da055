import { expect, test } from 'vitest'
import { readProgress } from '../../../src/engine/kinds/progress.ts'

test.each([
  ['✅ APPROVED FOR PRODUCTION', 'done', 'approved'],
  ['Complete - two of three are up', 'done', 'complete'],
  ['passed (2026-11-05)', 'done', 'passed'],
  ['**done**', 'done', 'done'],
  ['signed-off', 'done', 'signed off'],
  ['✅', 'done', '✅'],
  ['❌ FAILED', 'failed', 'failed'],
  ['not met', 'failed', 'not met'],
  ['⚠️ BLOCKED - no ladder', 'blocked', 'blocked'],
  ['on_hold', 'blocked', 'on hold'],
  ['IN PROGRESS', 'active', 'in progress'],
  ['Ready for review', 'active', 'ready for review'],
  ['partial: the cellar is missing', 'active', 'partial'],
  ['⏳', 'open', '⏳'],
  ['Not started', 'open', 'not started'],
  ['pending, until May', 'open', 'pending'],
  ['next', 'open', 'next'],
  ['No.', 'open', 'no'],
  ['won’t fix', 'dropped', "won't fix"],
  ['open → closed', 'done', 'closed'],
  ['N/A', 'dropped', 'n/a'],
])('%s', (text, progress, words) => {
  expect(readProgress(text)).toEqual({ progress, words })
})

test.each([
  '',
  '—',
  'no longer blocked',
  'New scanner in the cellar',
  'Next week',
  'unblocked',
  'was blocked, resolved in May',
  'open | closed',
  'PASS/FAIL',
  '<status>',
  '{{ status }}',
  'Integrated into the board',
])('%s says nothing', (text) => {
  expect(readProgress(text)).toBeUndefined()
})

test('reads the beginning of a text of any length', () => {
  expect(readProgress(`done ${'x '.repeat(100_000)}`)).toEqual({ progress: 'done', words: 'done' })
  expect(readProgress('✅ '.repeat(100_000))).toEqual({ progress: 'done', words: '✅' })
})
