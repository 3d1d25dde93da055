import { describe, expect, test } from 'vitest'
import { readStatus, statusWords } from '../../../src/engine/kinds/decision-status.ts'
import { DECISION_STATES } from '../../../src/engine/model/decision-state.ts'

describe('a status', () => {
  test.each(DECISION_STATES)('%s is its own state', (state) => {
    expect(readStatus(state).state).toBe(state)
  })

  test.each([
    ['Accepted (2026-01-02)', 'accepted', 'accepted', '(2026-01-02)'],
    ['✅ Accepted', 'accepted', 'accepted', ''],
    ['2026-01-02: approved', 'accepted', 'approved', ''],
    ['on-hold until spring', 'deferred', 'on hold', 'until spring'],
    ['Deferred (Phase G)', 'deferred', 'deferred', '(phase g)'],
    ['superseded by D-007', 'superseded', 'superseded', 'by d-007'],
    ['Superceeded by 7. Ring at low water', 'superseded', 'superseded', 'by 7. ring at low water'],
    ['accepted; supersedes D-003', 'accepted', 'accepted', '; supersedes d-003'],
    ['Accepted, amended by ADR-9', 'accepted', 'accepted', ', amended by adr-9'],
    ['Accepted, superseded by ADR-9', 'superseded', 'superseded', ', superseded by adr-9'],
    ['Partially superseded by ADR-9', 'accepted', 'superseded', 'by adr-9'],
    ['superseded in part by ADR-9', 'accepted', 'superseded', 'in part by adr-9'],
    ['not accepted', 'rejected', 'not accepted', ''],
    ['won’t do', 'rejected', "won't do", ''],
    ['no longer in force', 'retired', 'no longer in force', ''],
    ['open -> locked (phase E)', 'locked', 'locked', '(phase e)'],
    ['accepted → see D-007', 'accepted', 'accepted', ''],
    ['This ADR is now accepted.', 'accepted', 'accepted', '.'],
    ['Approved / Implemented', 'accepted', 'approved', '/ implemented'],
    ['[ ] Proposed [x] Rejected', 'rejected', 'rejected', ''],
    ['[Accepted]', 'accepted', 'accepted', ']'],
  ])('%s: %s', (written, state, words, rest) => {
    expect(readStatus(written)).toEqual({ state, words, rest, isPlaceholder: false })
  })

  test.each([
    '{status}',
    '<status>',
    '[status]',
    'proposed | accepted',
    'Open / Closed',
    '[ ] Open [ ] Closed',
    '$STATUS',
  ])('%s is still to be filled in', (written) => {
    expect(readStatus(written)).toMatchObject({ state: undefined, isPlaceholder: true })
  })

  test.each(['', '🟢', 'perhaps', 'acceptedly', 'relocked', 'Angenommen', 'The keeper and the pilot disagree'])(
    '%j is none that is known',
    (written) => {
      expect(readStatus(written)).toMatchObject({ state: undefined, isPlaceholder: false })
    },
  )

  test('in words of the team wins over the known ones', () => {
    const words = statusWords({ 'signed-off': 'locked', beached: 'deferred', ['constructor']: 'open' } as const)
    expect(['Signed off', 'beached', 'toString', 'constructor'].map((word) => readStatus(word, words).state)).toEqual([
      'locked',
      'deferred',
      undefined,
      'open',
    ])
  })

  test('of any length is read at once', () => {
    const started = readStatus(`accepted ${'-'.repeat(200_000)}`)
    expect(started.state).toBe('accepted')
    expect(readStatus(`${'a|'.repeat(100_000)}`).state).toBeUndefined()
  })
})
