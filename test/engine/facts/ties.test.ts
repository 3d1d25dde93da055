import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

function tiesIn(text: string): string[] {
  return (extractFacts(text, 'markdown').ties ?? []).map(
    ({ requirements, verifications }) => `${text.slice(...requirements)} ~ ${text.slice(...verifications)}`,
  )
}

test.each([
  ['REQ-A-001..006 satisfied per\nV-A-001..005.', ['REQ-A-001..006 ~ V-A-001..005']],
  ['V-A-001 shows REQ-A-001, V-A-002 shows REQ-A-002.', ['REQ-A-001 ~ V-A-001', 'REQ-A-002 ~ V-A-002']],
  ['It exists (REQ-A-017, 019; V-A-017, 019).', ['REQ-A-017, 019 ~ V-A-017, 019']],
  [
    'REQ-A-001, 002 and REQ-A-003, shown by V-A-001 through V-A-003.',
    ['REQ-A-001, 002 and REQ-A-003 ~ V-A-001 through V-A-003'],
  ],
  [
    '| REQ-A-001..002 | V-A-001..002 |\n|---|---|\n| REQ-A-003 | V-A-003 |\n',
    ['REQ-A-001..002 ~ V-A-001..002', 'REQ-A-003 ~ V-A-003'],
  ],
  ['REQ-A-001 holds. V-A-001 is open.', []],
  ['- REQ-A-001\n- V-A-001', []],
  ['REQ-A-001\n\nV-A-001', []],
  [`REQ-A-001 ${'and so on '.repeat(20)} V-A-001`, []],
  ['`REQ-A-*` by V-A-001; ~~REQ-A-002~~ by V-A-002', []],
  ['REQ-A-001 and REQ-A-002 and D-001', []],
])('%s', (text, expected) => {
  expect(tiesIn(text)).toEqual(expected)
})
