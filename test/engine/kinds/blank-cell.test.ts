import { expect, test } from 'vitest'
import { isBlankCell, isPlaceholder } from '../../../src/engine/kinds/blank-cell.ts'

test.each([
  '',
  '—',
  '____',
  'TBD',
  'none',
  '(none)',
  'Nobody.',
  'not yet',
  'Not yet: the pilot is away',
  'to be added',
  'to-do',
])('%j is blank', (text) => {
  expect(isBlankCell(text)).toBe(true)
})

test.each(['n/a', 'none needed', 'log.md', 'the notary', '0', 'to be or not'])('%j is not', (text) => {
  expect(isBlankCell(text)).toBe(false)
})

test.each([
  ['[ ]', true],
  ['<name>', true],
  ['DD.MM.YYYY', true],
  ['[log](log.md)', false],
  ['12.04.2026', false],
])('%j is a placeholder: %s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected)
})
