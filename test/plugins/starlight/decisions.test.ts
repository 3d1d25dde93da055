import { expect, test } from 'vitest'
import { decisionsOf } from '../../../plugins/starlight/site-index/decisions.ts'
import { contextWith } from './context.ts'

const entry = (id: string, title: string, ...fields: readonly string[]) =>
  [`### ${id} — ${title}`, ...fields.map((field) => `- ${field}`), ''].join('\n')

const FILES = {
  'docs/log.md': [
    '# Decision log\n',
    entry('D-1', 'Open the dome by hand', '`status`: superseded by D-2', '`date`: 2026-09-01'),
    entry('D-2', 'Open the dome by motor', '`status`: locked', '`date`: 2026-10-01'),
    entry('D-3', '', '`status`: deferred', '`watchpoint`: the motor fails', '`owner`: night operator'),
  ].join('\n'),
  'docs/night.md': '# Night\n\nSee D-2, and D-2 again.\n',
}

test('decisions by date, their groups, months and lineages by number', () => {
  const plain = { scope: 'all', watchpoints: [], replacedBy: [], replaces: [] }
  expect(decisionsOf(contextWith(FILES, { base: '/dome' }))).toEqual({
    decisions: [
      {
        ...plain,
        id: 'D-2',
        title: 'Open the dome by motor',
        state: 'locked',
        href: '/dome/log/#d-2--open-the-dome-by-motor',
        date: '2026-10-01',
        replaces: [{ id: 'D-1', href: '/dome/log/#d-1--open-the-dome-by-hand' }],
        references: 2,
      },
      {
        ...plain,
        id: 'D-1',
        title: 'Open the dome by hand',
        state: 'superseded',
        href: '/dome/log/#d-1--open-the-dome-by-hand',
        date: '2026-09-01',
        replacedBy: [{ id: 'D-2', href: '/dome/log/#d-2--open-the-dome-by-motor' }],
        references: 0,
      },
      {
        ...plain,
        id: 'D-3',
        title: '',
        state: 'deferred',
        href: '/dome/log/#d-3-',
        owner: 'night operator',
        watchpoints: ['the motor fails'],
        references: 0,
      },
    ],
    groups: [
      { name: 'deferred', decisions: [2] },
      { name: 'in-force', decisions: [0] },
      { name: 'past', decisions: [1] },
    ],
    months: [{ month: '2026-10', decisions: [0] }, { month: '2026-09', decisions: [1] }, { decisions: [2] }],
    lineages: [{ lines: [[1, 0]], isCyclic: false }],
    scopes: [{ key: 'all', directory: '', title: '' }],
    states: ['deferred', 'locked', 'superseded'],
  })
})

test('a hidden draft decides nothing, and replaces nothing', () => {
  const files = {
    ...FILES,
    'docs/draft.md': `---\ndraft: true\n---\n\n${entry('D-9', 'Secret', '`status`: supersedes D-2')}`,
  }
  expect(JSON.stringify(decisionsOf(contextWith(files)))).not.toMatch(/D-9|Secret/)
  const { decisions, lineages } = decisionsOf(contextWith(files, { isDevelopment: true }))
  expect(lineages.map(({ lines }) => lines.map((line) => line.map((number) => decisions[number]!.id)))).toEqual([
    [['D-1', 'D-2', 'D-9']],
  ])
})
