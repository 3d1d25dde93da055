import { expect, test } from 'vitest'
import { markedIn } from '../../../plugins/starlight/client/item-marks.ts'
import { prepare, rank } from '../../../plugins/starlight/client/item-ranking.ts'

const ITEMS = [
  { id: 'D-026', title: 'Heat the mirror' },
  { id: 'D-0261', title: 'Cool the mirror' },
  { id: 'DQ-R1-001', title: 'Who opens the dome?' },
  { id: 'DQ-R1-026', title: '' },
  { id: 'DQ-R10-002', title: 'Öl für die Schienen' },
  { id: 'FR-026', title: 'The dome MUST close in rain' },
  { id: 'REQ-IDX-001', title: 'An index is complete' },
  { id: 'REQ-IDX-010', title: 'An index is fresh' },
  { id: 'T1026', title: 'Redome the tower' },
  { id: 'run-3', title: 'Mirrors <b>& rails</b> of 2026' },
]
const entries = prepare(ITEMS)
const found = (query: string) => rank(entries, query).map(({ id }) => id)

test('a whole id before ids that begin with it', () => {
  expect(found('D-026')).toEqual(['D-026', 'D-0261'])
  expect(found('fr-026')).toEqual(['FR-026'])
})

test('a part of an id: whole parts, then beginnings of parts, then any of it', () => {
  expect(found('026')).toEqual(['D-026', 'DQ-R1-026', 'FR-026', 'D-0261', 'T1026'])
  expect(found('DQ-R1')).toEqual(['DQ-R1-001', 'DQ-R1-026', 'DQ-R10-002'])
})

test('what stands between the parts does not matter, nor do zeros', () => {
  expect(found('dqr1')).toEqual(found('DQ-R1'))
  expect(found('dq r 1')).toEqual(found('DQ-R1'))
  expect(found('req idx 1')).toEqual(['REQ-IDX-001'])
  expect(found('REQ–IDX–1')).toEqual(['REQ-IDX-001'])
  expect(found('Run 03')).toEqual(['run-3'])
  expect(found('26').slice(0, 3)).toEqual(['D-026', 'DQ-R1-026', 'FR-026'])
})

test('words of a title, all of them, in any order; those that begin in it first', () => {
  expect(found('dome')).toEqual(['DQ-R1-001', 'FR-026', 'T1026'])
  expect(found('close dome')).toEqual(['FR-026'])
  expect(found('dome window')).toEqual([])
  expect(found('ol FUR')).toEqual(['DQ-R10-002'])
  expect(found('dq dome')).toEqual(['DQ-R1-001'])
})

test('a query without a letter or digit means nothing', () => {
  for (const query of ['', '  ', '—', '.*', '[', '\\']) expect(found(query)).toEqual([])
})

test('letters that are no letters of expressions mean themselves', () => {
  expect(found('<b>')).toEqual(['run-3'])
  expect(found('a'.repeat(100_000))).toEqual([])
})

test('marks the stretch of the id that was meant, with what stands between', () => {
  expect(markedIn({ id: 'DQ-R1-026', title: 'Dome' }, 'qr1')).toEqual({
    id: [
      ['D', false],
      ['Q-R1', true],
      ['-026', false],
    ],
    title: [['Dome', false]],
  })
})

test('marks the words of a title, folded or not', () => {
  expect(markedIn({ id: 'T1', title: 'ÖL für 🔭 Fernrohre' }, 'fern ol')).toEqual({
    id: [['T1', false]],
    title: [
      ['ÖL', true],
      [' für 🔭 ', false],
      ['Fern', true],
      ['rohre', false],
    ],
  })
})

test('no letter is marked twice, and none is lost', () => {
  const { title } = markedIn({ id: 'T1', title: 'Redome the dome' }, 'redome dome the')
  expect(title.map(([text]) => text).join('')).toBe('Redome the dome')
  expect(title).toEqual([
    ['Redome', true],
    [' ', false],
    ['the', true],
    [' dome', false],
  ])
})
