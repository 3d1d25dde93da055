import { expect, test } from 'vitest'
import { readSetback } from '../../../src/engine/kinds/setback.ts'

test.each([
  ['failed', 'failed'],
  ['**FAILED**', 'failed'],
  ['FAILED ❌', 'failed'],
  ['⚠️ BLOCKED - no ladder', 'blocked'],
  ['failed, one lamp is out', 'failed'],
  ['Failed (12 passed, 3 failed)', 'failed'],
  ['FAIL: 3 of 20 tests passed', 'fail'],
  ['failed on 3 May', 'failed'],
  ['failed 2026-05-03', 'failed'],
  ['blocked by T003', 'blocked by'],
  ['blocked until the review is done', 'blocked'],
  ['failed because nobody had the key', 'failed'],
  ['on hold since spring', 'on hold'],
  ['❌ 3 lamps are out', '❌'],
  ['failed; not fixed', 'failed'],
  ['BLOCKED, the desk is closed', 'blocked'],
])('%s', (text, words) => {
  expect(readSetback(text)?.words).toBe(words)
})

test.each([
  'failed on 3 May, passed on 4 May',
  'failed on 2026-05-03, on 2026-05-04 passed',
  'failed; the second run succeeded',
  'blocked until the lamp was fixed',
  'blocked - resolved',
  'blocked, closed on 4 May',
  'Failed → ✅',
  'failed logins are locked out',
  'blocked ports',
  'Red-team report',
  'error budget: 3 %',
  'passed',
  'open',
])('%s is none', (text) => {
  expect(readSetback(text)).toBeUndefined()
})
