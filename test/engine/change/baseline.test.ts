import { expect, test } from 'vitest'
import { acceptMore, holdAgainst, type AcceptedGroup, type BaselineRun } from '../../../src/engine/change/baseline.ts'
import type { Fingerprint } from '../../../src/engine/change/fingerprint.ts'
import type { Diagnostic } from '../../../src/engine/model/diagnostic.ts'

const position = { line: 1, column: 1, offset: 0 }

function bell(name: string, more: Partial<Fingerprint> = {}): Fingerprint {
  return {
    ruleId: 'link/missing-file',
    messageId: 'missing',
    file: 'docs/harbour.md',
    section: 'Bells',
    text: `${name}.md`,
    line: `See [${name}](${name}.md).`,
    message: `There is no ${name}.md.`,
    ...more,
  }
}

function diagnosticOf({ ruleId, messageId, file, message }: Fingerprint): Diagnostic {
  const range = { start: position, end: position }
  return { ruleId, messageId, severity: 'error', message, file, range, related: [], suggestions: [] }
}

function group(entries: readonly (Fingerprint & { readonly count?: number })[], expires?: string): AcceptedGroup {
  const diagnostics = entries.map((entry) => ({ count: 1, ...entry }))
  return { reason: 'old', ...(expires !== undefined && { expires }), diagnostics }
}

function runOf(accepted: readonly AcceptedGroup[], fingerprints: readonly Fingerprint[]): BaselineRun {
  const diagnostics = fingerprints.map(diagnosticOf)
  return { baseline: { accepted }, diagnostics, fingerprints, today: '2026-11-21', isUntold: () => false }
}

const textsIn = (groups: readonly AcceptedGroup[]) =>
  groups.map(({ diagnostics }) => diagnostics.map(({ text, count }) => (count === 1 ? text : `${count} × ${text}`)))

test('what is accepted is covered, and what comes a second time is not', () => {
  const old = group([bell('tide')])
  const { groups, expired, left } = holdAgainst(runOf([old], [bell('tide'), bell('tide'), bell('quay')]))
  expect(groups).toEqual([old, undefined, undefined])
  expect({ expired: [...expired], left }).toEqual({ expired: [], left: [] })
})

test('an entry counts for as many as it says, and what is healed of them leaves', () => {
  const old = group([{ ...bell('tide'), count: 3 }])
  const { groups, left, rest } = holdAgainst(runOf([old], [bell('tide'), bell('tide')]))
  expect(groups).toEqual([old, old])
  expect(left).toEqual([{ ...bell('tide'), count: 3 }])
  expect(textsIn(rest.accepted)).toEqual([['2 × tide.md']])
})

test('an acceptance holds on its last day and no longer', () => {
  const last = group([bell('tide')], '2026-11-21')
  const over = group([bell('quay')], '2026-11-20')
  const run = runOf([last, over], [bell('tide'), bell('quay')])
  const { groups, expired } = holdAgainst(run)
  expect(groups).toEqual([last, over])
  expect([...expired]).toEqual([[run.diagnostics[1], '2026-11-20']])
})

test('what is accepted twice is so as long as one of the two holds', () => {
  const over = group([bell('tide')], '2026-11-20')
  const holds = group([bell('tide')])
  const { groups, left } = holdAgainst(runOf([over, holds], [bell('tide')]))
  expect(groups).toEqual([holds])
  expect(left).toHaveLength(1)
})

test('a section that moves to another file keeps its cover', () => {
  const old = group([bell('tide'), bell('quay')])
  const moved = [bell('quay', { file: 'docs/quays.md' }), bell('tide', { section: 'All bells' })]
  const { groups, left } = holdAgainst(runOf([old], moved))
  expect(groups).toEqual([old, old])
  expect(left).toEqual([])
})

test('entries that the run cannot tell of stay', () => {
  const old = group([bell('tide'), bell('quay', { ruleId: 'cleanup/unlisted-deletion' })])
  const run = { ...runOf([old], []), isUntold: ({ ruleId }: Fingerprint) => ruleId === 'cleanup/unlisted-deletion' }
  const verdict = holdAgainst(run)
  expect(verdict.left.map(({ text }) => text)).toEqual(['tide.md'])
  expect(textsIn(verdict.rest.accepted)).toEqual([['quay.md']])
  expect(textsIn(acceptMore(run, verdict, new Set(), { reason: 'new' }).accepted)).toEqual([['quay.md']])
})

test('a group without entries leaves', () => {
  expect(holdAgainst(runOf([group([bell('tide')])], [])).rest).toEqual({ accepted: [] })
})

test('entries are brought up to date, and sorted by what they say', () => {
  const old = group([{ ...bell('tide'), count: 2 }, bell('buoy')])
  const now = bell('tide', { line: 'See [the tide](tide.md), twice a day.' })
  const run = runOf([old], [now, bell('buoy'), bell('tide')])
  const { accepted } = acceptMore(run, holdAgainst(run), new Set(), { reason: '' })
  expect(accepted).toEqual([group([bell('buoy'), now, bell('tide')].sort((a, b) => (a.line < b.line ? -1 : 1)))])
})

test('more joins the group of its reason and day, else makes one at the end', () => {
  const early = group([bell('tide')], '2027-01-31')
  const run = runOf([early], [bell('quay'), bell('tide'), bell('buoy')])
  const verdict = holdAgainst(run)
  const same = acceptMore(run, verdict, new Set([0, 2]), { reason: 'old', expires: '2027-01-31' })
  expect(textsIn(same.accepted)).toEqual([['buoy.md', 'quay.md', 'tide.md']])
  const other = acceptMore(run, verdict, new Set([0]), { reason: 'old' })
  expect(other.accepted).toEqual([early, group([bell('quay')])])
})

test('what is accepted again leaves the group that has expired', () => {
  const over = group([bell('tide'), bell('quay')], '2026-11-20')
  const run = runOf([over], [bell('quay'), bell('tide')])
  const { accepted } = acceptMore(run, holdAgainst(run), new Set([0, 1]), { reason: 'once more' })
  expect(accepted).toEqual([{ ...group([bell('quay'), bell('tide')]), reason: 'once more' }])
})
