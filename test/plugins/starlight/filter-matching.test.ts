import { expect, test } from 'vitest'
import { folded, isMatch, queryOf, type FilterRow } from '../../../plugins/starlight/client/filter-matching.ts'

const row: FilterRow = {
  text: folded('REQ-TID-026  Die Prüfung\nder Flut'),
  values: { state: ['passed', 'unsigned'], scope: ['tide'] },
}
const matches = (address: string) => isMatch(row, queryOf(new URLSearchParams(address)))

test('words in any order, in part, whatever their case and accents', () => {
  expect(row.text).toBe('req-tid-026 die prufung der flut')
  expect(matches('q=026')).toBe(true)
  expect(matches('q=flut+prufung')).toBe(true)
  expect(matches('q=PRÜF')).toBe(true)
  expect(matches('q=flut+ebbe')).toBe(false)
})

test('one of the values of a filter', () => {
  expect(matches('state=unsigned')).toBe(true)
  expect(matches('state=unsigned&scope=tide&q=req')).toBe(true)
  expect(matches('state=signed')).toBe(false)
  expect(matches('state=pass')).toBe(false)
})

test('what is empty asks for nothing; what a row does not have, it is not', () => {
  expect(matches('q=++&state=&scope=')).toBe(true)
  expect(matches('owner=warden')).toBe(false)
  expect(queryOf([['q', ' Two  words ']])).toEqual({ words: ['two', 'words'], values: {} })
})
