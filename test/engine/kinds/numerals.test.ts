import { describe, expect, test } from 'vitest'
import { NUMERAL, readNumeral, readOrdinal, writeNumeralLike } from '../../../src/engine/kinds/numerals.ts'

describe('a number', () => {
  test.each([
    ['0', 0],
    ['21', 21],
    ['1,204', 1204],
    ['one', 1],
    ['Twelve', 12],
    ['NINETEEN', 19],
    ['twenty', 20],
    ['twenty-one', 21],
    ['Ninety nine', 99],
  ])('%s is %d', (written, value) => {
    expect(readNumeral(written)).toBe(value)
  })

  test.each(['', 'a dozen', 'several', 'twentyone', 'twenty-ten', '1.5', '1,20', '12a', '1234567', 'V', 'one two'])(
    '%j is none',
    (written) => {
      expect(readNumeral(written)).toBeUndefined()
    },
  )

  test('is found as a whole within a text', () => {
    const found = (text: string) => text.match(new RegExp(`\\b${NUMERAL}`, 'i'))?.[0]
    expect(['the seventeen ships', 'sixty-two of them', 'teenagers', 'tenfold', '104 tasks'].map(found)).toEqual([
      'seventeen',
      'sixty-two',
      undefined,
      undefined,
      '104',
    ])
  })

  test('is written in the manner of another', () => {
    expect(writeNumeralLike('five', 7)).toBe('seven')
    expect(writeNumeralLike('Eighteen', 21)).toBe('Twenty-one')
    expect(writeNumeralLike('five', 90)).toBe('ninety')
    expect(writeNumeralLike('five', 104)).toBe('104')
    expect(writeNumeralLike('5', 7)).toBe('7')
    expect(writeNumeralLike('1,204', 1210)).toBe('1,210')
  })
})

test('a number behind a name may be Roman', () => {
  expect(['I', 'IV', 'V', 'IX', 'XIV', 'XXXIX', '3', 'two'].map(readOrdinal)).toEqual([1, 4, 5, 9, 14, 39, 3, 2])
  expect(['', 'IIII', 'iv', 'VX', 'MC', 'A'].map(readOrdinal)).toEqual(Array.from({ length: 6 }))
})
