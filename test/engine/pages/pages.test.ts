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
    expect(
      fits(type, { type, title: 3, status: { any: 'thing' }, tags: null, date: 'yesterday', sidebar: { order: 1 } }),
    ).toBe(true)
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
