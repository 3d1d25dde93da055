import { expect, test } from 'vitest'
import { latest, readTicks, restored, ticked, together, type Ticks } from '../../../plugins/starlight/client/ticks.ts'

const TICKS: Ticks = { version: 'fog', day: '2026-11-20', done: [0, 2, 3] }

test('a step is ticked once, in the order of the page', () => {
  expect(ticked(TICKS, 1, true, '2026-11-21')).toEqual({ version: 'fog', day: '2026-11-21', done: [0, 1, 2, 3] })
  expect(ticked(TICKS, 2, true, '2026-11-21').done).toEqual([0, 2, 3])
  expect(ticked(TICKS, 2, false, '2026-11-21').done).toEqual([0, 3])
})

test('what was ticked on this text is there again', () => {
  expect(restored(readTicks(JSON.stringify(TICKS)), 'fog', 5, '2026-11-21')).toEqual({ ticks: TICKS })
  expect(restored(TICKS, 'fog', 3, '2026-11-21')).toEqual({ ticks: { ...TICKS, done: [0, 2] } })
})

test('what was ticked on another text is not, and it is said', () => {
  expect(restored(TICKS, 'mist', 5, '2026-11-21')).toEqual({
    ticks: { version: 'mist', day: '2026-11-21', done: [] },
    dropped: { count: 3, day: '2026-11-20' },
  })
  const none = { ticks: { version: 'mist', day: '2026-11-21', done: [] } }
  expect(restored({ ...TICKS, done: [] }, 'mist', 5, '2026-11-21')).toEqual(none)
  expect(restored(undefined, 'mist', 5, '2026-11-21')).toEqual(none)
})

test('what another tab has ticked, or taken away, holds here too', () => {
  expect(latest({ ...TICKS, done: [1] }, TICKS, 5)).toEqual(TICKS)
  expect(latest(TICKS, TICKS, 3).done).toEqual([0, 2])
  expect(latest(TICKS, undefined, 5)).toEqual({ ...TICKS, done: [] })
})

test('ticks of another text do not hold', () => {
  expect(latest(TICKS, { ...TICKS, version: 'mist', done: [1] }, 5)).toBe(TICKS)
})

test('ticks that come back do not take away what was ticked since', () => {
  const since = { version: 'fog', day: '2026-11-21', done: [1, 2] }
  expect(together(since, TICKS)).toEqual({ version: 'fog', day: '2026-11-20', done: [0, 1, 2, 3] })
})

test.each([
  null,
  '',
  'null',
  '[]',
  '{"version":1,"day":"2026-11-20","done":[]}',
  '{"version":"fog","day":"2026-13-40","done":[]}',
  '{"version":"fog","day":"<b>","done":[]}',
  '{"version":"fog","day":"2026-11-20","done":"0"}',
])('%j is no ticks', (stored) => {
  expect(readTicks(stored)).toBe(undefined)
})

test('steps that are none are left out', () => {
  const stored = '{"version":"fog","day":"2026-11-20","done":[2,0,2,-1,0.5,"1",null]}'
  expect(readTicks(stored)?.done).toEqual([0, 2])
})
