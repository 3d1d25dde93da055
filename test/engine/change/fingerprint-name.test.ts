import { expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/engine/change/fingerprint.ts'
import { fingerprintNames } from '../../../src/engine/change/fingerprint-name.ts'

const plain: Fingerprint = {
  ruleId: 'link/missing-file',
  messageId: 'missing',
  file: 'plan.md',
  section: 'Bells',
  text: 'quay.md',
  line: 'See [it](quay.md).',
  message: 'quay.md does not exist.',
}

function nameOf(more: Partial<Fingerprint>): string | undefined {
  return fingerprintNames([{ ...plain, ...more }])[0]
}

test('the rest of the line does not count', () => {
  expect(nameOf({ line: 'Now see [it](quay.md).' })).toBe(nameOf({}))
})

test.each([
  { ruleId: 'link/missing-anchor' },
  { messageId: 'gone' },
  { file: 'tides.md' },
  { section: 'Tides' },
  { text: 'pier.md' },
  { message: 'pier.md does not exist.' },
])('%j is another one', (more) => {
  expect(nameOf(more)).not.toBe(nameOf({}))
})

test('a number that stands alone does not count, one of a name does', () => {
  const named = (message: string) => nameOf({ message })
  expect(named('Opened on line 12, swallows 3 items.')).toBe(named('Opened on line 140, swallows 21 items.'))
  expect(named('D-007 is not defined.')).not.toBe(named('D-008 is not defined.'))
  expect(named('T001.2 is not defined.')).not.toBe(named('T001.3 is not defined.'))
})

test('equal ones are numbered, and the first keeps its name', () => {
  const names = fingerprintNames([plain, plain, { ...plain, file: 'tides.md' }, plain])
  expect(new Set(names).size).toBe(4)
  expect(names[0]).toBe(nameOf({}))
  expect(fingerprintNames([plain, plain])).toEqual(names.slice(0, 2))
})
