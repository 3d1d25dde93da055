import { describe, expect, test } from 'vitest'
import { misspelled, namesOf, nearestName, withoutOutlineNumber } from '../../../src/engine/rules/nearest.ts'

describe('nearestName', () => {
  const quay = namesOf(['harbour-radio', 'berth-7', 'berth-8', 'tides'])

  test.each([
    ['Harbour_Radio', 'harbour-radio'],
    ['harbor-radio', 'harbour-radio'],
    ['berth7', 'berth-7'],
    ['tidse', undefined],
    ['tide', 'tides'],
    // A number apart is another thing, not a slip.
    ['berth-9', undefined],
    ['crane', undefined],
    ['', undefined],
  ])('%s → %s', (written, expected) => {
    expect(nearestName(written, quay)).toBe(expected)
  })

  test('says nothing where two names are equally near', () => {
    expect(nearestName('gate-x', namesOf(['gate-a', 'gate-b']))).toBeUndefined()
    expect(nearestName('gate_a', namesOf(['gate-a', 'gateA']))).toBeUndefined()
  })

  test('takes the nearer of two, in whichever order they stand', () => {
    expect(nearestName('moorings-plan', namesOf(['mooring-pan', 'mooring-plan']))).toBe('mooring-plan')
    expect(nearestName('moorings-plan', namesOf(['mooring-plan', 'mooring-pan']))).toBe('mooring-plan')
  })

  test('sees through the number of an outline where asked to', () => {
    expect(nearestName('3-crew', namesOf(['4-crew'], withoutOutlineNumber))).toBe('4-crew')
    expect(nearestName('3-crew', namesOf(['4-crew']))).toBeUndefined()
  })
})

describe('misspelled', () => {
  test.each([
    ['last_verfied', 'last_verified'],
    ['lastVerified', 'last_verified'],
    ['last_verified_by', undefined],
    ['last_modified', undefined],
    ['owner', undefined],
  ])('%s → %s', (written, expected) => {
    expect(misspelled(written, ['last_verified', 'last_updated'])).toBe(expected)
  })
})
