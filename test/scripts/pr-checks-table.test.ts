import { describe, expect, test } from 'vitest'
import { openerOf } from '../../scripts/pr-checks/open.ts'
import { STEPS, stepsOf } from '../../scripts/pr-checks/steps.ts'
import { markdownTable, tableOf, type Row } from '../../scripts/pr-checks/table.ts'

const ROWS: readonly Row[] = [
  { name: 'tests', verdict: 'proven', seconds: undefined, repeat: 'make test' },
  { name: 'eslint', verdict: 'failed', seconds: 28.14, repeat: 'npm run lint' },
  { name: 'format', verdict: 'passed', seconds: 6, repeat: 'make format' },
]

describe('the closing table', () => {
  test('has a row a step, and says what to run for those that failed', () => {
    expect(tableOf(ROWS, 31.2, (_verdict, text) => text)).toBe(
      [
        'step    verdict    time  what to run',
        'tests   proven',
        'eslint  failed   28.1 s  npm run lint',
        'format  passed    6.0 s',
        'in all  failed   31.2 s',
        '',
      ].join('\n'),
    )
  })

  test('paints verdicts and nothing else', () => {
    const painted = tableOf(ROWS, 31.2, (verdict, text) => `<${verdict}:${text.trim()}>`)
    expect(painted.match(/<[^>]*>/g)).toEqual([
      '<proven:proven>',
      '<failed:failed>',
      '<passed:passed>',
      '<failed:failed>',
    ])
  })

  test.each([undefined, ['test/cli/base.test.ts']])('fits in 80 columns, whatever fails', (tests) => {
    const steps = stepsOf({ base: 'origin/main', tests, isOnGitHub: true })
    const rows = steps.map(({ name, repeat }) => ({ name, verdict: 'failed' as const, seconds: 1234.5, repeat }))
    const lines = tableOf(rows, 12345.6, (_verdict, text) => text).split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(steps.map(({ name }) => name)).toEqual(STEPS)
  })
})

describe('the summary of a workflow', () => {
  test('is the same table in Markdown', () => {
    expect(markdownTable(ROWS, 31.2)).toBe(
      [
        '| step | verdict | time | what to run |',
        '| --- | --- | --: | --- |',
        '| tests | proven |  |  |',
        '| eslint | failed | 28.1 s | npm run lint |',
        '| format | passed | 6.0 s |  |',
        '| in all | failed | 31.2 s |  |',
        '',
      ].join('\n'),
    )
  })

  test('shows text as it is: no markup, nobody called, no line of its own', () => {
    const hostile = '<img src=x> | [a](b) `c`\r\n## d @e #1 https://e.invalid'
    const row = { name: hostile, verdict: 'failed', seconds: 1, repeat: hostile } as const
    const cell =
      '&lt;img src=x&gt; \\| \\[a\\](b) \\`c\\` #&#8203;#&#8203; d @&#8203;e #&#8203;1 https&#8203;://e.invalid'
    expect(markdownTable([row], 1)).toContain(`\n| ${cell} | failed | 1.0 s | ${cell} |\n`)
  })
})

describe('the packet is opened', () => {
  test.each([
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0', CI: 'false' }, 'xdg-open'],
    ['darwin', {}, 'open'],
    ['win32', {}, 'cmd'],
  ] as const)('on %s with %j', (platform, env, program) => {
    expect(openerOf(platform, env, 'dist/review.html')?.[0]).toBe(program)
  })

  test.each([
    ['linux', {}],
    ['linux', { DISPLAY: '' }],
    ['linux', { DISPLAY: ':0', CI: 'true' }],
    ['darwin', { CI: '1' }],
    ['win32', { CI: 'yes' }],
  ] as const)('by nothing on %s with %j', (platform, env) => {
    expect(openerOf(platform, env, 'dist/review.html')).toBeUndefined()
  })
})
