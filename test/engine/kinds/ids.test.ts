import { describe, expect, test } from 'vitest'
import { idOf, membersOf, scanIds, type IdToken } from '../../../src/engine/kinds/ids.ts'

/** Each token as written, with what it stands for where that is more. */
function scan(text: string): string[] {
  return scanIds(text).map((token) => `${text.slice(token.start, token.end)}${meaning(token)}`)
}

function meaning({ form, parts, to, isShortened }: IdToken): string {
  if (to) return ` = ${idOf(parts)} to ${idOf(to)}`
  return isShortened ? ` = ${idOf(parts)}` : form === 'wildcard' ? ' = any' : ''
}

describe('an id', () => {
  test.each([
    ['D-005', ['D-005']],
    ['DQ-R1-026', ['DQ-R1-026']],
    ['REQ-PART-001', ['REQ-PART-001']],
    ['T041a', ['T041a']],
    ['V-OPS-005-dev', ['V-OPS-005-dev']],
    ['FR-008e', ['FR-008e']],
    ['E5A', ['E5A']],
    ['T-O2', ['T-O2']],
    ['Run-3', ['Run-3']],
    ['run-3-operator-cascade', ['run-3-operator-cascade']],
    ['(T001), [US1], **SC-001**: ~~FR-006~~ `D-001`.', ['T001', 'US1', 'SC-001', 'FR-006', 'D-001']],
  ])('%s', (text, expected) => {
    expect(scan(text)).toEqual(expected)
  })
})

describe('a range', () => {
  test.each([
    ['V-PART-001..005', ['V-PART-001..005 = V-PART-001 to V-PART-005']],
    ['T043-T046', ['T043-T046 = T043 to T046']],
    ['T043–T046', ['T043–T046 = T043 to T046']],
    ['T043–046', ['T043–046 = T043 to T046']],
    ['D-001 through D-003', ['D-001 through D-003 = D-001 to D-003']],
    ['D-001-D-003', ['D-001-D-003 = D-001 to D-003']],
    ['D-003..001', ['D-003']],
    ['D-001 through V-003', ['D-001', 'V-003']],
    ['D-000001..999999', ['D-000001']],
  ])('%s', (text, expected) => {
    expect(scan(text)).toEqual(expected)
  })

  test('has its members with their width, ends included', () => {
    const members = membersOf({ family: 'T', number: '008', suffix: '' }, { family: 'T', number: '011', suffix: 'a' })
    expect(members.map(idOf)).toEqual(['T008', 'T009', 'T010', 'T011a'])
  })
})

describe('a list that drops the prefix', () => {
  test.each([
    ['REQ-PART-002, 012, 015', ['REQ-PART-002', '012 = REQ-PART-012', '015 = REQ-PART-015']],
    ['REQ-PART-017, 019; V-PART-017, 019', ['REQ-PART-017', '019 = REQ-PART-019', 'V-PART-017', '019 = V-PART-019']],
    ['FR-001/002 and 003', ['FR-001', '002 = FR-002', '003 = FR-003']],
    ['REQ-001..003, 007..009', ['REQ-001..003 = REQ-001 to REQ-003', '007..009 = REQ-007 to REQ-009']],
    ['D-009/D-010', ['D-009', 'D-010']],
    ['T100, 200 ships', ['T100']],
    ['D-1, 2 and 3', ['D-1']],
  ])('%s', (text, expected) => {
    expect(scan(text)).toEqual(expected)
  })
})

test('a wildcard names a family', () => {
  expect(scan('REQ-DOC-* and *REQ-DOC-*emphasis*')).toEqual(['REQ-DOC-* = any'])
})

test.each([
  'REQ-NN',
  'T0XX',
  '{D-001}',
  'a.D-001',
  'x-D-001',
  'D-001.md',
  'ADR-0012-use-x.md',
  'specs/T001/notes',
  'REQ-1.2',
  '2026-01-10T04:30',
  'T060-REPORT',
  '#D-001',
  'id=D-001',
  'lowerT001',
  'T001_x',
])('%s is no id', (text) => {
  expect(scan(text)).toEqual([])
})

test('the scan is linear in hostile text', () => {
  for (const text of [
    'A-'.repeat(50_000),
    'A1'.repeat(50_000),
    'T001, '.repeat(20_000),
    'T001-'.repeat(20_000),
    'D-001/'.repeat(20_000),
    'run-1-'.repeat(20_000),
  ]) {
    expect(scanIds(text).length).toBeLessThanOrEqual(20_000)
  }
})
