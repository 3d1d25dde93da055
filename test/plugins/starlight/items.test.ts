import { expect, test } from 'vitest'
import { itemsOf } from '../../../plugins/starlight/site-index/items.ts'
import { contextWith } from './context.ts'

const LOG = `# Decision log

### D-10 — Heat the mirror
- \`status\`: open

### D-9 — Open the dome by hand
- \`status\`: superseded by D-10

### D-11
- \`status\`: locked
`

test('every item in the order of its number, with its place, state and references', () => {
  const context = contextWith({
    'docs/log.md': LOG,
    'docs/night.md': '# Night\n\nSee D-9, and D-9 again.\n',
  })
  expect(itemsOf(context)).toEqual([
    {
      id: 'D-9',
      kind: 'decision',
      title: 'Open the dome by hand',
      state: 'superseded',
      successors: ['D-10'],
      href: '/log/#d-9--open-the-dome-by-hand',
      file: 'docs/log.md',
      line: 6,
      scope: '',
      references: 1,
    },
    {
      id: 'D-10',
      kind: 'decision',
      title: 'Heat the mirror',
      state: 'open',
      href: '/log/#d-10--heat-the-mirror',
      file: 'docs/log.md',
      line: 3,
      scope: '',
      references: 1,
    },
    {
      id: 'D-11',
      kind: 'decision',
      title: '',
      state: 'locked',
      href: '/log/#d-11',
      file: 'docs/log.md',
      line: 9,
      scope: '',
      references: 0,
    },
  ])
})

test('addresses have the base, and a file without a page has none', () => {
  const files = { 'docs/log.md': LOG, 'notes/tasks.md': '# Tasks\n\n- [ ] T001 Oil the rails\n' }
  expect(itemsOf(contextWith(files, { base: '/tower' })).map(({ id, href }) => [id, href])).toEqual([
    ['D-9', '/tower/log/#d-9--open-the-dome-by-hand'],
    ['D-10', '/tower/log/#d-10--heat-the-mirror'],
    ['D-11', '/tower/log/#d-11'],
    ['T001', undefined],
  ])
})

test('an item that only a hidden draft defines is not there, nor a word of it', () => {
  const draft = '---\ntitle: Plans\ndraft: true\n---\n\n### D-10 — Sell the telescope\n- `status`: open\n\nD-9 goes.\n'
  const files = { 'docs/secret.md': draft, 'docs/log.md': LOG.replace(/### D-10[^#]*/, '') }
  const shown = contextWith(files, { isDevelopment: true })
  expect(itemsOf(shown).map(({ id, references }) => [id, references])).toEqual([
    ['D-9', 1],
    ['D-10', 1],
    ['D-11', 0],
  ])
  const hidden = contextWith(files)
  expect(itemsOf(hidden)).toMatchObject([
    { id: 'D-9', state: 'superseded', references: 0 },
    { id: 'D-11', references: 0 },
  ])
  expect(JSON.stringify(itemsOf(hidden))).not.toMatch(/telescope|D-10/)
})

test('an id that is defined twice is there once for each place', () => {
  const context = contextWith({
    'docs/a-log.md': '### D-001 — Point north\n- `status`: locked\n',
    'docs/b-log.md': '### D-001 — Point south\n- `status`: open\n',
  })
  const items = itemsOf(context)
  expect(items).toMatchObject([
    { id: 'D-001', title: 'Point north', state: 'locked', file: 'docs/a-log.md' },
    { id: 'D-001', title: 'Point south', file: 'docs/b-log.md', href: '/b-log/#d-001--point-south' },
  ])
  expect(items[1]).not.toHaveProperty('state')
})

test('an id that one file defines twice is there once', () => {
  const rows = '| Gate | Action |\n|---|---|\n| GATE-01 | Open |\n\n| Gate | Action |\n|---|---|\n| GATE-01 | Open |\n'
  const items = itemsOf(contextWith({ 'docs/gates.md': rows }))
  expect(items.map(({ id, line }) => [id, line])).toEqual([['GATE-01', 3]])
})
