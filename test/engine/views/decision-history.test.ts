import { describe, expect, test } from 'vitest'
import { decisionHistory } from '../../../src/engine/views/decision-history.ts'
import { isoDayIn } from '../../../src/engine/model/iso-day.ts'
import { checkCorpus } from '../../corpus.ts'

const historyOf = (log: string) => decisionHistory(checkCorpus({ files: new Map([['decision-log.md', log]]) }).index)
const entry = (id: string, ...fields: readonly string[]) =>
  [`### ${id} — Dome`, ...fields.map((field) => `- ${field}`), ''].join('\n')
const linesOf = (log: string) =>
  historyOf(log).lineages.map(({ lines, isCyclic }) => ({
    lines: lines.map((line) => line.map(({ item }) => item.id).join(' → ')),
    isCyclic,
  }))

test('groups by what a reader must do about them, and orders by date, the undated last', () => {
  const { decisions, groups, months } = historyOf(
    [
      entry('D-001', '`status`: accepted', '`date`: 2026-08-30'),
      entry('D-002', '`status`: open', '`raised`: 2026-09-02', '`owner`: night operator'),
      entry('D-003', '`status`: deferred', '`watchpoint`: when the mirror is back'),
      entry('D-004', '`status`: proposed (2026-09-14)'),
      entry('D-005', '`status`: rejected', '`date`: 2026-02-30'),
      entry('D-006', '`status`: somehow', '`created`: 2026-01-01', '`decided`: on 2026-08-31, at night'),
    ].join('\n'),
  )
  const ids = (some: typeof decisions) => some.map(({ decision }) => decision.item.id)
  expect(
    decisions.map(({ decision, date, owner, watchpoints }) => [decision.item.id, date, owner, watchpoints]),
  ).toEqual([
    ['D-004', '2026-09-14', undefined, []],
    ['D-002', '2026-09-02', 'night operator', []],
    ['D-006', '2026-08-31', undefined, []],
    ['D-001', '2026-08-30', undefined, []],
    ['D-003', undefined, undefined, ['when the mirror is back']],
    ['D-005', undefined, undefined, []],
  ])
  expect(groups.map(({ name, decisions }) => [name, ids(decisions)])).toEqual([
    ['pending', ['D-004', 'D-002']],
    ['deferred', ['D-003']],
    ['in-force', ['D-001']],
    ['unknown', ['D-006']],
    ['past', ['D-005']],
  ])
  expect(months.map(({ month, decisions }) => [month, ids(decisions)])).toEqual([
    ['2026-09', ['D-004', 'D-002']],
    ['2026-08', ['D-006', 'D-001']],
    [undefined, ['D-003', 'D-005']],
  ])
})

describe('what superseded what', () => {
  const replaced = (id: string, by: string) => entry(id, `\`status\`: superseded by ${by}`)
  const held = (id: string) => entry(id, '`status`: locked')

  test('a chain, told from its oldest, and nothing of a decision that stands alone', () => {
    const log = [held('D-012'), held('D-001'), replaced('D-007', 'D-012'), replaced('D-003', 'D-007')].join('\n')
    expect(linesOf(log)).toEqual([{ lines: ['D-003 → D-007 → D-012'], isCyclic: false }])
    expect(
      historyOf(log).decisions.map(({ replacedBy, replaces }) =>
        [replacedBy, replaces].map((all) => all.map(({ id }) => id)),
      ),
    ).toEqual([
      [[], ['D-007']],
      [[], []],
      [['D-012'], ['D-003']],
      [['D-007'], []],
    ])
  })

  test('branches, and lines that come together: each step once', () => {
    const log = [replaced('D-1', 'D-2 and D-3'), replaced('D-2', 'D-4'), replaced('D-3', 'D-4'), held('D-4')].join('\n')
    expect(linesOf(log)).toEqual([{ lines: ['D-1 → D-2 → D-4', 'D-1 → D-3 → D-4'], isCyclic: false }])
  })

  test('a circle, one with a way in, and a decision that replaces itself', () => {
    expect(linesOf([replaced('D-1', 'D-2'), replaced('D-2', 'D-1')].join('\n'))).toEqual([
      { lines: ['D-1 → D-2 → D-1'], isCyclic: true },
    ])
    const log = [replaced('D-1', 'D-2'), replaced('D-2', 'D-3'), replaced('D-3', 'D-2'), replaced('D-9', 'D-9')].join(
      '\n',
    )
    expect(linesOf(log)).toEqual([
      { lines: ['D-1 → D-2 → D-3 → D-2'], isCyclic: true },
      { lines: ['D-9 → D-9'], isCyclic: true },
    ])
  })

  test('thousands in one line', () => {
    const log = Array.from({ length: 3000 }, (_, i) => replaced(`D-${i + 1}`, `D-${i + 2}`)).join('\n') + held('D-3001')
    const [lineage, ...others] = historyOf(log).lineages
    expect(lineage?.lines.map((line) => line.length)).toEqual([3001])
    expect(others).toEqual([])
  })
})

test('templates decide nothing', () => {
  const files = new Map([['templates/decision-log.md', entry('D-001', '`status`: locked')]])
  expect(decisionHistory(checkCorpus({ files }).index)).toEqual({ decisions: [], groups: [], months: [], lineages: [] })
})

test('a day, where a text names one', () => {
  expect(isoDayIn('accepted (2026-09-02), seen 2026-10-01')).toBe('2026-09-02')
  expect(isoDayIn('2026-02-29 or 2028-02-29')).toBe('2028-02-29')
  expect(isoDayIn('12026-01-01, 2026-13-01, 2026-00-10, 2026-01-00, soon')).toBeUndefined()
})
