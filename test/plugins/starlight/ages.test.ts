import { expect, test } from 'vitest'
import { dateInWords, dayOf, sinceInWords, stateOn } from '../../../plugins/starlight/client/ages.ts'

const TODAY = '2026-11-21'

test('an age in the words of a language', () => {
  expect(
    ['2026-11-21', '2026-11-20', '2026-11-09', '2026-11-24'].map((date) => sinceInWords(date, TODAY, 'en')),
  ).toEqual(['today', 'yesterday', '12 days ago', 'in 3 days'])
  expect(
    ['2026-09-22', '2026-09-21', '2024-11-22', '2023-11-20'].map((date) => sinceInWords(date, TODAY, 'en')),
  ).toEqual(['60 days ago', '2 months ago', '23 months ago', '3 years ago'])
  expect(sinceInWords('2026-11-09', TODAY, 'de')).toBe('vor 12 Tagen')
})

test('a day of the summer is as long as one of the winter', () => {
  expect(sinceInWords('2026-10-20', '2026-10-30', 'en')).toBe('10 days ago')
})

test('a state begins on its day', () => {
  const deadlines = { dueOn: '2026-11-21', overdueOn: '2026-12-01' }
  expect(['2026-11-20', '2026-11-21', '2026-11-30', '2026-12-01'].map((day) => stateOn(day, deadlines))).toEqual([
    'fresh',
    'due',
    'due',
    'overdue',
  ])
})

test('a day that is still to come was never', () => {
  const deadlines = { date: '2026-11-22', dueOn: '2027-01-21', overdueOn: '2027-02-21' }
  expect(stateOn('2026-11-21', deadlines)).toBe('overdue')
  expect(stateOn('2026-11-22', deadlines)).toBe('fresh')
})

test('days and dates', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  expect(dateInWords('2026-11-13', 'de')).toBe('13. November 2026')
})
