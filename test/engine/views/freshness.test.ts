import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { freshnessOf } from '../../../src/engine/views/freshness.ts'
import { checkCorpus } from '../../corpus.ts'

const TODAY = '2026-11-21'

function freshness(path: string, matter: string, config = DEFAULT_CONFIG) {
  const { index } = checkCorpus({ files: new Map([[path, `---\n${matter}\n---\n\n# Fog\n`]]), config })
  return freshnessOf(index, index.document(path)!, TODAY)
}

test('a runbook is due after sixty days and overdue after ninety', () => {
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-09-23')).toEqual({
    word: 'verified',
    date: '2026-09-23',
    dueOn: '2026-11-22',
    overdueOn: '2026-12-23',
    state: 'fresh',
  })
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-09-22')).toMatchObject({ state: 'due' })
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-08-23')).toMatchObject({ state: 'due' })
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-08-22')).toMatchObject({ state: 'overdue' })
})

test('a context page is overdue after thirty days', () => {
  expect(freshness('fog.md', 'type: context\nlast_updated: 2026-10-21')).toEqual({
    word: 'updated',
    date: '2026-10-21',
    dueOn: '2026-11-10',
    overdueOn: '2026-11-21',
    state: 'overdue',
  })
})

test('a page is dated by its verification, whoever edited it since', () => {
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-08-01\nlast_updated: 2026-11-20')).toMatchObject({
    word: 'verified',
    date: '2026-08-01',
    state: 'overdue',
  })
})

test('a runbook without a day was never verified', () => {
  expect(freshness('fog.md', 'type: runbook')).toEqual({ word: 'verified', state: 'overdue' })
  expect(freshness('runbooks/fog.md', 'title: Fog\nlast_verified: soon')).toEqual({
    word: 'verified',
    state: 'overdue',
  })
})

test('a day that is still to come counts as none', () => {
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2099-01-01')).toMatchObject({
    date: '2099-01-01',
    state: 'overdue',
  })
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-11-21')).toMatchObject({ state: 'fresh' })
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2099-01-01\nlast_updated: 2026-09-01')).toMatchObject({
    word: 'updated',
    date: '2026-09-01',
    state: 'due',
  })
})

test('the options of the rule set the limit', () => {
  const config = {
    ...DEFAULT_CONFIG,
    rules: { 'page/stale': { severity: 'warning', options: { runbook: 10 } } },
  } as const
  expect(freshness('fog.md', 'type: runbook\nlast_verified: 2026-11-14', config)).toMatchObject({
    dueOn: '2026-11-21',
    overdueOn: '2026-11-25',
    state: 'due',
  })
})

test('other pages do not age', () => {
  expect(freshness('fog.md', 'type: plan\nlast_updated: 2020-01-01')).toBe(undefined)
  expect(freshness('fog.md', 'type: runbook\nstatus: archived')).toBe(undefined)
  expect(freshness('templates/fog.md', 'type: runbook')).toBe(undefined)
})
