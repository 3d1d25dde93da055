import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../src/engine/link/decisions.ts'
import type { Index, Reference } from '../../../src/engine/link/index.ts'
import { successionIn } from '../../../src/engine/link/succession.ts'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { checkCorpus } from '../../corpus.ts'

function indexOf(files: Record<string, string>, statuses = {}): Index {
  const config = { ...DEFAULT_CONFIG, decisions: { statuses } }
  return checkCorpus({ files: new Map(Object.entries(files)), config }).index
}

function decisionsOf(text: string, statuses = {}): readonly Decision[] {
  return indexOf({ 'decision-log.md': text }, statuses).decisions
}

const ids = (references: readonly Reference[]) => references.map(({ fact }) => fact.id)

describe('a decision', () => {
  test('has a state, what was decided, and where it says so', () => {
    const [decision] = decisionsOf(
      '### D-001 — Fog\n- `status`: Approved (May)\n- `owner`: pilot\n- `outcome`: Sound the horn.\n- `locked_decision`: Twice.\n',
    )
    expect(decision).toMatchObject({
      state: 'accepted',
      status: { value: 'Approved (May)' },
      resolution: [{ name: 'outcome' }, { name: 'locked_decision' }],
      document: { path: 'decision-log.md' },
    })
  })

  test('has the state that the configuration gives to a word', () => {
    expect(decisionsOf('### D-001 — Fog\n- status: Hoisted\n', { hoisted: 'locked' })[0]?.state).toBe('locked')
    expect(decisionsOf('### D-001 — Fog\n- status: Hoisted\n')[0]?.state).toBeUndefined()
  })

  test('takes its status from its row in the summary, where it has none', () => {
    const [decision] = decisionsOf(
      '| Decision | Status |\n|---|---|\n| D-001 | superseded by D-002 |\n\n### D-001 — Fog\n\n### D-002 — Horn\n- status: open\n',
    )
    expect([decision?.state, ids(decision?.successors ?? [])]).toEqual(['superseded', ['D-002']])
  })

  test('is none of an item of another kind', () => {
    expect(decisionsOf('### REQ-001 — Fog\n- status: accepted\n')).toEqual([])
  })
})

describe('successors and predecessors', () => {
  test.each([
    ['- status: superseded by D-007', ['D-007'], []],
    ['- status: superseded by D-007 and D-009 (see D-003)', ['D-007', 'D-009'], []],
    ['- status: accepted; supersedes D-003', [], ['D-003']],
    ['- status: superseded by D-009, supersedes D-003 and D-007', ['D-009'], ['D-003', 'D-007']],
    ['- status: superseded\n- superseded_by: D-007, D-009', ['D-007', 'D-009'], []],
    ['- status: Superceded by [D-007](#d-007)', ['D-007'], []],
    ['- status: accepted\n- **Replaced by:** D-009', ['D-009'], []],
    ['- status: accepted\n- supersedes: D-003\n- replaces: D-007', [], ['D-003', 'D-007']],
    ['- status: accepted\n- supersedes: none (extends D-003)', [], []],
    ['- status: accepted\n- supersedes: D-003 (extends D-007)', [], ['D-003']],
    ['- status: accepted\n- supersedes: D-003 in part', [], []],
    ['- status: partially superseded by D-007', [], []],
    ['- status: accepted, see D-007', [], []],
    ['- status: accepted, amended by D-007', [], []],
  ])('%s', (fields, successors, predecessors) => {
    const others = ['D-003', 'D-007', 'D-009'].map((id) => `### ${id} — Other\n- status: open\n`).join('\n')
    const [decision] = decisionsOf(`### D-001 — Fog\n${fields}\n\n${others}`)
    expect([ids(decision!.successors), ids(decision!.predecessors)]).toEqual([successors, predecessors])
  })

  test('are links to the pages of records, too', () => {
    const index = indexOf({
      'doc/adr/0001-horn.md':
        '# 1. Horn\n\n## Status\n\nSuperceded by [2. Bell](0002-bell.md)\n\nSee [this](#status).\n',
      'doc/adr/0002-bell.md':
        '# 2. Bell\n\n## Status\n\nAccepted\n\nSupercedes [1. Horn](0001-horn.md)\n\nAmends [3. Rope](0003-rope.md)\n',
      'doc/adr/0003-rope.md': '# 3. Rope\n\n## Status\n\nAccepted\n',
    })
    expect(
      index.decisions.map(({ item, state, successors, predecessors }) => [
        item.id,
        state,
        ids(successors),
        ids(predecessors),
      ]),
    ).toEqual([
      ['ADR-0001', 'superseded', ['ADR-0002'], []],
      ['ADR-0002', 'accepted', [], ['ADR-0001']],
      ['ADR-0003', 'accepted', [], []],
    ])
    const { successorsOf, predecessorsOf } = successionIn(index)
    const [horn, bell] = index.decisions
    expect([successorsOf(horn!), predecessorsOf(bell!), successorsOf(bell!)]).toEqual([[bell], [horn], []])
  })

  test('are told by either side, once the other one holds', () => {
    const text = (status: string) =>
      `### D-001 — Horn\n- status: superseded\n\n### D-002 — Bell\n- status: ${status}\n- supersedes: D-001\n`
    const successors = (status: string) => {
      const index = indexOf({ 'decision-log.md': text(status) })
      return successionIn(index)
        .successorsOf(index.decisions[0]!)
        .map(({ item }) => item.id)
    }
    expect([successors('accepted'), successors('proposed')]).toEqual([['D-002'], []])
  })
})

describe('a decision whose path tells the number', () => {
  const record = '# Fog\n\nStatus: accepted\n'
  const itemsIn = (files: Record<string, string>) =>
    indexOf(files).items.map(({ id, definition }) => `${id} ${definition.file}`)

  test.each([
    ['docs/adr/0012-fog.md', 'ADR-0012'],
    ['docs/decisions/0003-fog.md', 'ADR-0003'],
    ['architecture/decision-records/7-fog.md', 'ADR-7'],
    ['docs/architecture-decisions/adr-0004-fog.md', 'ADR-0004'],
    ['notes/ADR-0004_fog.md', 'ADR-0004'],
  ])('%s is %s', (path, id) => {
    expect(itemsIn({ [path]: record })).toEqual([`${id} ${path}`])
  })

  test.each([
    ['docs/notes/0012-fog.md', record],
    ['docs/decisions/2026-01-12-fog.md', record],
    ['docs/decisions/20260112-fog.md', record],
    ['docs/adr/fog.md', record],
    ['docs/adr/templates/0000-fog.md', record],
    ['docs/adr/0012-fog.md', '# Fog\n\nNo state at all.\n'],
  ])('%s declares nothing', (path, text) => {
    expect(itemsIn({ [path]: text })).toEqual([])
  })

  test('is found under every spelling of its number', () => {
    const index = indexOf({ 'docs/adr/0012-fog.md': record, 'plan.md': 'ADR-0012, ADR-012, ADR-12 and ADR-13' })
    expect(index.references.map(({ resolution }) => resolution.state)).toEqual([
      'resolved',
      'resolved',
      'resolved',
      'foreign',
    ])
  })

  test('is what an index lists, and not what a heading declares elsewhere', () => {
    const table = '| ADR | Title | Status |\n|---|---|---|\n| ADR-12 | Fog | open |\n'
    expect(itemsIn({ 'docs/adr/0012-fog.md': record, 'docs/adr/README.md': table })).toEqual([
      'ADR-12 docs/adr/0012-fog.md',
    ])
    const heading = { 'docs/adr/0012-fog.md': record, 'docs/all.md': '## ADR-0012 — Fog\n' }
    expect(itemsIn(heading)).toEqual(['ADR-0012 docs/all.md'])
    expect(itemsIn({ 'docs/adr/0012-fog.md': '# ADR-012: Fog\n\nStatus: open\n' })).toEqual([
      'ADR-012 docs/adr/0012-fog.md',
    ])
  })

  test('is a decision of its own where two pages have the number, and no id names it', () => {
    const files = { 'a/adr/0001-fog.md': record, 'b/adr/0001-fog.md': record, 'plan.md': 'ADR-0001' }
    const index = indexOf(files)
    expect(index.decisions.map(({ document }) => document.path)).toEqual(['a/adr/0001-fog.md', 'b/adr/0001-fog.md'])
    expect(index.references.map(({ resolution }) => resolution.state)).toEqual(['foreign'])
    expect(checkCorpus({ files: new Map(Object.entries(files)) }).diagnostics.map(({ ruleId }) => ruleId)).toEqual([
      'decision/closed-without-rationale',
      'decision/closed-without-rationale',
    ])
  })

  test('does not make its family owned', () => {
    const files = Object.fromEntries([1, 2, 3, 4].map((n) => [`docs/adr/000${n}-fog.md`, '# Fog\n\nStatus: open\n']))
    const index = indexOf({ ...files, 'plan.md': 'ADR-0009' })
    expect(index.scopes.flatMap(({ owned }) => [...owned])).toEqual([])
  })
})
