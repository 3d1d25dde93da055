import { expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/engine/change/fingerprint.ts'
import { matchFingerprints } from '../../../src/engine/change/match.ts'

const fault: Fingerprint = {
  ruleId: 'link/missing-file',
  messageId: 'missing',
  file: 'docs/tides.md',
  section: 'Ebb',
  text: 'chart.md',
  line: 'See [the chart](chart.md).',
  message: 'docs/chart.md does not exist.',
}

const isSame = (before: Partial<Fingerprint>, after: Partial<Fingerprint>, renamed?: ReadonlyMap<string, string>) =>
  matchFingerprints([{ ...fault, ...before }], [{ ...fault, ...after }], renamed).earlier[0] === 0

test('what may change while a fault is the same', () => {
  expect(isSame({}, {})).toBe(true)
  expect(isSame({}, { section: 'Flood' })).toBe(true)
  expect(isSame({}, { line: 'Look at [the chart](chart.md).' })).toBe(true)
  expect(isSame({}, { messageId: 'elsewhere', message: 'docs/chart.md does not exist; did you mean a.md?' })).toBe(true)
  expect(isSame({}, { file: 'docs/water.md' })).toBe(true)
  const count = { text: 'twelve', message: 'Unexpected 12, expected 14.' }
  expect(isSame(count, { ...count, message: 'Unexpected 12, expected 15.' })).toBe(true)
})

test('what makes it another one', () => {
  expect(isSame({}, { ruleId: 'link/missing-anchor' })).toBe(false)
  expect(isSame({}, { text: 'map.md', line: 'See [the map](map.md).', message: 'docs/map.md does not exist.' })).toBe(
    false,
  )
  expect(isSame({}, { section: 'Flood', line: 'Look at [it](chart.md).' })).toBe(false)
  const page = { text: 'Tides', line: '# Tides', section: 'Tides' }
  const without = (name: string) => ({ ...page, message: `This page has no section ${name}.` })
  expect(isSame(without('Rollback'), without('Gates'))).toBe(false)
})

test('names of files that were renamed, in the message too', () => {
  const renamed = new Map([['docs/chart.md', 'maps/chart.md']])
  const anchor = { text: '#ebb', line: 'x' }
  expect(
    isSame({ ...anchor, message: 'docs/chart.md has it.' }, { ...anchor, message: 'maps/chart.md has it.' }, renamed),
  ).toBe(true)
})

test('of several alike as many are paired as there are on both sides', () => {
  const { earlier, gone } = matchFingerprints([fault, fault, fault], [fault, fault])
  expect(earlier).toEqual([0, 1])
  expect(gone).toEqual([2])
})

test('of a fault and its copy, the one on the kept line is the old one', () => {
  const lines = {
    before: [{ isKept: true, place: '7:5' }],
    after: [
      { isKept: false, place: 'below 0' },
      { isKept: true, place: '7:5' },
    ],
  }
  expect(matchFingerprints([fault], [fault, fault], new Map(), lines).earlier).toEqual([undefined, 0])
})

test('another file takes no fault whose line has stayed', () => {
  const lines = { before: [{ isKept: true, place: '7:5' }], after: [{ isKept: false, place: '' }] }
  expect(matchFingerprints([fault], [{ ...fault, file: 'b.md' }], new Map(), lines).gone).toEqual([0])
})
