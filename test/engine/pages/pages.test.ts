import { describe, expect, test } from 'vitest'
import { pages } from '../../../src/engine/pages/registry.ts'
import { validators } from '../../../src/engine/pages/validators.ts'

const fits = (type: string, data: unknown) => validators.get(type)!(data)

describe('page types', () => {
  test('are those of DESIGN.md § 5, each with a validator', () => {
    const expected =
      'cleanup-manifest context decision-log disposition execution-log plan project readiness requirements review run runbook tasks verification'
    expect(pages.map(({ type }) => type)).toEqual(expected.split(' '))
    expect([...validators.keys()]).toEqual(expected.split(' '))
  })

  test.each(pages.map(({ type }) => type))('%s says nothing of keys that are not ours', (type) => {
    expect(fits(type, { type, title: 3, tags: null, category: { any: 'thing' }, sidebar: { order: 1 } })).toBe(true)
  })

  test.each(['runbook', 'readiness', 'disposition', 'decision-log', 'execution-log', 'project'])(
    '%s leaves status and date to the author',
    (type) => expect(fits(type, { status: { any: 'thing' }, date: 'yesterday' })).toBe(true),
  )

  test.each([
    ['cleanup-manifest', { status: 'planned' }, true],
    ['cleanup-manifest', { status: 'Carried out' }, true],
    ['cleanup-manifest', { status: 'in_progress' }, true],
    ['cleanup-manifest', { status: 'planed' }, false],
    ['cleanup-manifest', { status: ['planned'] }, false],
    ['cleanup-manifest', { date: '2026-02-21', run: 'run-2' }, true],
    ['cleanup-manifest', { date: 'last week' }, false],
    ['cleanup-manifest', { run: 'run 2' }, false],
    ['disposition', { state: 'triggered', evidence: ['counts.csv'], owner: 'harbour master' }, true],
    ['disposition', { state: 'not-triggered', evidence: 'counts.csv', owner: ['ann', 'bo'] }, true],
    ['disposition', { state: null, evidence: null, owner: null }, true],
    ['disposition', { state: 'trigered' }, false],
    ['disposition', { state: true }, false],
    ['disposition', { evidence: [{ path: 'counts.csv' }] }, false],
    ['disposition', { evidence: ['counts.csv', ' '] }, false],
    ['disposition', { owner: { name: 'ann' } }, false],
    ['readiness', { posture: 'Ready with conditions' }, true],
    ['readiness', { posture: 'no-go' }, true],
    ['readiness', { posture: 'redy' }, false],
    ['readiness', { posture: 3 }, false],
    ['execution-log', { run: 'run-3', owner: 'operator' }, true],
    ['execution-log', { run: 3 }, true],
    ['execution-log', { run: ['run-3'] }, false],
    ['decision-log', { owner: 4 }, false],
  ])('%s: %j fits: %s', (type, data, expected) => {
    expect(fits(type, data)).toBe(expected)
  })

  test.each([
    ['2026-11-21', true],
    ['2024-02-29', true],
    ['2026-11-21T08:30:00Z', true],
    ['2026-11-21 08:30', true],
    [null, true],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['21.11.2026', false],
    ['2025-01-XX', false],
    [20261121, false],
  ])('last_verified: %s fits: %s', (date, expected) => {
    expect(fits('runbook', { last_verified: date })).toBe(expected)
  })

  test('frontmatter without a prototype, and with keys that name one, is plain data', () => {
    const data = Object.create(null) as Record<string, unknown>
    data['__proto__'] = { last_verified: 'never' }
    data['constructor'] = 'x'
    expect(fits('runbook', data)).toBe(true)
    expect(({} as Record<string, unknown>)['last_verified']).toBeUndefined()
  })
})
