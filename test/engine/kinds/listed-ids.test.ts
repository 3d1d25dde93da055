import { expect, test } from 'vitest'
import { idOf } from '../../../src/engine/kinds/ids.ts'
import { readListedIds, unreadNumbers } from '../../../src/engine/kinds/listed-ids.ts'

const read = (cell: string) =>
  readListedIds(cell).map(({ parts, to }) => (to ? `${idOf(parts)}..${to.number}` : idOf(parts)))

test.each([
  ['REQ-TID-001 to 003', ['REQ-TID-001..003']],
  ['REQ-TID-001 to REQ-TID-003', ['REQ-TID-001..003']],
  ['REQ-TID-004 – 006', ['REQ-TID-004..006']],
  ['REQ-TID-007 - 009', ['REQ-TID-007..009']],
  ['REQ-TID-021-022', ['REQ-TID-021..022']],
  ['REQ-TID-025 … 026', ['REQ-TID-025..026']],
  ['REQ-TID-027..REQ-TID-028', ['REQ-TID-027..028']],
  ['REQ-TID-035 through 036', ['REQ-TID-035..036']],
  ['REQ-TID-037 to -038', ['REQ-TID-037..038']],
  ['REQ-TID-039 bis 040, 042 until 044', ['REQ-TID-039..040', 'REQ-TID-042..044']],
  ['REQ-TID-015, -016', ['REQ-TID-015', 'REQ-TID-016']],
  ['REQ-TID-029; 030', ['REQ-TID-029', 'REQ-TID-030']],
  ['REQ-TID-031 032', ['REQ-TID-031', 'REQ-TID-032']],
  ['REQ-TID-010/011 & 012, and 013', ['REQ-TID-010', 'REQ-TID-011', 'REQ-TID-012', 'REQ-TID-013']],
  ['FR-1, 2 and 12', ['FR-1', 'FR-2', 'FR-12']],
  ['FR-8 to 12', ['FR-8..12']],
  ['REQ-001, 002, V-001..003', ['REQ-001', 'REQ-002', 'V-001..003']],
  ['V-OPS-005-harbour', ['V-OPS-005-harbour']],
  ['REQ-A-001 to REQ-B-003', ['REQ-A-001', 'REQ-B-003']],
])('%s', (cell, expected) => {
  expect(read(cell)).toEqual(expected)
  expect(unreadNumbers(cell).numbers).toEqual([])
})

test.each([
  ['001 to 003', ['001', '003']],
  ['REQ-001, 20 minutes', ['20']],
  ['REQ-001 - 3 readings', ['3']],
  ['REQ-001..3', ['3']],
  ['REQ-001-2', ['2']],
  ['REQ-001a to REQ-001d', ['001']],
  ['REQ-005 to REQ-001', ['001']],
  ['REQ-005 to 001', ['001', '001']],
])('%s holds numbers that nobody has read', (cell, numbers) => {
  expect(unreadNumbers(cell).numbers).toEqual(numbers)
})

test.each(['REQ-001 (2026-05-05)', 'REQ-001, § 4.2', 'REQ-001 at 100 %', 'T012 and REQ-001', 'REQ-*', ''])(
  '%j holds none',
  (cell) => {
    expect(unreadNumbers(cell).numbers).toEqual([])
  },
)

test('a range of a million is two ids, and hostile cells are read to their end', () => {
  expect(read('FR-000001 to FR-999999')).toEqual(['FR-000001', 'FR-999999'])
  expect(read('A-'.repeat(50_000))).toEqual([])
  expect(read(`REQ-001${' to'.repeat(50_000)}`)).toEqual(['REQ-001'])
})
