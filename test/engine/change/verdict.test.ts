import { expect, test } from 'vitest'
import { judgeChange } from '../../../src/engine/change/verdict.ts'
import { changeOf, told, verdictOn } from './changes.ts'

const nothing = { brought: [], healed: [] }
const log = (...ids: readonly string[]) =>
  `# Decisions\n\n${ids.map((id) => `### ${id} — Ring bell ${id}\n\n- \`status\`: locked\n- \`resolution\`: Twice.\n`).join('\n')}`

test('an untouched corpus', () => {
  const texts = { 'tides.md': 'See [the chart](chart.md).\n' }
  const { brought, existing, healed } = verdictOn(texts, texts)
  expect(brought).toEqual([])
  expect(healed).toEqual([])
  expect(existing).toHaveLength(1)
})

test('a line that moved, and one whose neighbours changed', () => {
  const before = 'First.\n\nSee [the chart](chart.md).\n\nLast.\n'
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': `New.\n\nNewer.\n\n${before}` }))).toEqual(nothing)
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': 'Last.\n\nFirst.\n\nSee [the chart](chart.md).\n' }))).toEqual(
    nothing,
  )
})

test('the heading above is another one', () => {
  const before = '## Ebb\n\nSee [the chart](chart.md).\n'
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': before.replace('Ebb', 'Flood') }))).toEqual(nothing)
})

test('a copy brings one, on the line that was added, above or below', () => {
  const line = 'See [the chart](chart.md).\n'
  const before = { 'a.md': `One.\n\n${line}\nTwo.\n` }
  expect(told(verdictOn(before, { 'a.md': `One.\n\n${line}\nTwo.\n\n${line}` })).brought).toEqual([
    'a.md:7 link/missing-file',
  ])
  expect(told(verdictOn(before, { 'a.md': `${line}\nOne.\n\n${line}\nTwo.\n` })).brought).toEqual([
    'a.md:1 link/missing-file',
  ])
})

test('a copy in another file brings one there', () => {
  const line = 'See [the chart](chart.md).\n'
  const before = { 'a.md': line, 'b.md': 'Quay.\n' }
  expect(told(verdictOn(before, { ...before, 'b.md': `Quay.\n\n${line}` }))).toEqual({
    brought: ['b.md:3 link/missing-file'],
    healed: [],
  })
})

test('a section that moves to another file', () => {
  const section = '## Ebb\n\nSee [the chart](chart.md).\n'
  const before = { 'a.md': `# A\n\n${section}`, 'b.md': '# B\n' }
  expect(told(verdictOn(before, { 'a.md': '# A\n', 'b.md': `# B\n\n${section}` }))).toEqual(nothing)
})

test('healed here and made anew in another section is both', () => {
  const before = '## Ebb\n\nSee [the chart](chart.md) first.\n\n## Flood\n\nRing.\n'
  const after = '## Ebb\n\nSee the chart first.\n\n## Flood\n\nRing, as [it](chart.md) says.\n'
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': after }))).toEqual({
    brought: ['a.md:7 link/missing-file'],
    healed: ['a.md:3 link/missing-file'],
  })
})

test('a line that was edited around its fault, and one whose fault is another now', () => {
  const before = '## Ebb\n\nSee [the chart](chart.md).\n'
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': before.replace('See', 'Look at') }))).toEqual(nothing)
  expect(told(verdictOn({ 'a.md': before }, { 'a.md': before.replace('chart.md', 'map.md') }))).toEqual({
    brought: ['a.md:3 link/missing-file'],
    healed: ['a.md:3 link/missing-file'],
  })
})

test('a renamed file, edited on the way, with links that name it', () => {
  const page = '# Tides\n\nSee [the chart](#chart).\n'
  const before = { 'tides.md': page, 'a.md': '[Tides](tides.md#ebb)\n' }
  const after = { 'water.md': `${page}\nMore.\n`, 'a.md': '[Tides](water.md#ebb)\n' }
  expect(told(verdictOn(before, after, { 'tides.md': 'water.md' }))).toEqual(nothing)
})

test('two faults in one line: the one that has come is told from the one that was there', () => {
  const tasks = Array.from({ length: 6 }, (_, at) => `- [ ] T00${at + 1} Ring\n`).join('')
  const before = { 'tasks.md': `# Tasks\n\n${tasks}\nRest, see T009.\n` }
  const after = { 'tasks.md': before['tasks.md'].replace('see', 'see T008 and') }
  const { brought, healed } = verdictOn(before, after)
  expect(brought.map(({ diagnostic }) => diagnostic.message.slice(0, 4))).toEqual(['T008'])
  expect(healed).toEqual([])
})

test('elsewhere: the definition that a page relies on is deleted, moved, or gone with its file', () => {
  const plan = { 'plan.md': 'We ring, as D-002 says.\n' }
  const before = { ...plan, 'log.md': log('D-001', 'D-002', 'D-003', 'D-004') }
  const causes = (after: Readonly<Record<string, string>>) =>
    verdictOn(before, after).brought.map(({ diagnostic, isElsewhere, causes: all }) => ({
      at: `${diagnostic.file} ${diagnostic.ruleId}`,
      isElsewhere,
      causes: all.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
    }))
  expect(causes({ ...plan, 'log.md': log('D-001', 'D-003', 'D-004') })).toEqual([
    {
      at: 'plan.md id/undefined-reference',
      isElsewhere: true,
      causes: ['log.md:3 The change deleted the definition of D-002, log.md:8.'],
    },
  ])
  expect(causes(plan)).toEqual([])
})

test('elsewhere: a file that a link leads to is deleted, renamed, or loses the heading', () => {
  const page = { 'plan.md': '[Ebb](tides.md#ebb)\n' }
  const before = { ...page, 'tides.md': '# Tides\n\n## Ebb\n\nLow.\n' }
  const causes = (after: Readonly<Record<string, string>>, renamed = {}) =>
    verdictOn(before, { ...page, ...after }, renamed).brought.flatMap(({ causes: all }) =>
      all.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
    )
  expect(causes({})).toEqual(['plan.md:1 The change deleted tides.md.'])
  expect(causes({ 'water.md': before['tides.md'] }, { 'tides.md': 'water.md' })).toEqual([
    'water.md:1 The change renamed tides.md to water.md.',
  ])
  expect(causes({ 'tides.md': '# Tides\n\n## Low water\n\nLow.\n' })).toEqual([
    'tides.md:1 The change deleted the heading "Ebb" or gave it another name, tides.md:3.',
  ])
})

test('every diagnostic of both sides has one place in the verdict', () => {
  const change = changeOf(
    { 'a.md': '[x](1.md) [x](2.md) [x](3.md)\n', 'b.md': '[x](1.md)\n' },
    { 'a.md': '[x](2.md) [x](4.md)\n', 'c.md': '[x](1.md)\n' },
  )
  const { brought, existing, healed } = judgeChange(change)
  const after = [...brought.map(({ diagnostic }) => diagnostic), ...existing]
  expect(new Set(after)).toEqual(new Set(change.after.diagnostics))
  expect(change.before.diagnostics).toHaveLength(existing.length + healed.length)
})
