import { describe, expect, test } from 'vitest'
import type { TaskList } from '../../../src/engine/link/tasks.ts'
import { checkCorpus } from '../../corpus.ts'

function lists(files: Record<string, string>): readonly TaskList[] {
  return checkCorpus({ files: new Map(Object.entries(files)) }).index.taskLists
}

/** Number and ids of each phase. */
function phases(text: string): unknown[] {
  return lists({ 'tasks.md': text })[0]!.phases.map(({ number, tasks }) => [
    number,
    ...tasks.map(({ fact }) => fact.id),
  ])
}

describe('a phase', () => {
  test('is a heading that says so, with all that stands below it', () => {
    const text =
      '# Tasks\n- [ ] T001 a\n## Phase 1: Survey\n### Cellar\n- [ ] T002 b\n- [ ] T003 c\n## 🚧 Phase II\n- [ ] T004 d\n## Notes\n- [ ] T005 e\n'
    expect(phases(text)).toEqual([
      [1, 'T002', 'T003'],
      [2, 'T004'],
    ])
    const [list] = lists({ 'tasks.md': text })
    expect(list!.tasks.map(({ phase }) => phase?.title)).toEqual([
      undefined,
      'Phase 1: Survey',
      'Phase 1: Survey',
      '🚧 Phase II',
      undefined,
    ])
  })

  test.each([
    ['XIV', 14],
    ['XXXIX', 39],
    ['ii', 2],
    ['One', 1],
    ['TWENTY-one', 21],
    ['07', 7],
  ])('%s is a number', (written, number) => {
    expect(phases(`## Phase ${written}: a\n- [ ] T001 a\n`)).toEqual([[number, 'T001']])
  })

  test.each(['Phase out the lamps', 'Stage one-way doors', 'Sprint 2026', 'Wave tenfold'])('%s is none', (title) => {
    expect(phases(`## ${title}\n- [ ] T001 a\n## Phase 2: b\n- [ ] T002 b\n`)).toEqual([[2, 'T002']])
  })

  test('has no number where it has parts', () => {
    expect(phases('## Phase 3.1: a\n- [ ] T001 a\n## Phase 3.10: b\n- [ ] T002 b\n')).toEqual([
      [undefined, 'T001'],
      [undefined, 'T002'],
    ])
  })

  test('is the heading that tasks stand under, where none says so', () => {
    expect(phases('# Tasks\n## Cellar\n- [ ] T001 a\n## Roof\n### T002: b\n- Status: done\n')).toEqual([
      [undefined, 'T001'],
      [undefined, 'T002'],
    ])
  })
})

describe('a chapter', () => {
  const chapters = (text: string) => lists({ 'tasks.md': text })[0]!.tasks.map(({ chapter }) => chapter?.text)

  test('is the phase, and beside phases the heading of their level or above', () => {
    const text =
      '- [ ] T001 a\n# Tasks\n- [ ] T002 b\n## Phase 1: Survey\n### Cellar\n- [ ] T003 c\n## M-002\n### Roof\n- [ ] T004 d\n### Doors\n- [ ] T005 e\n'
    expect(chapters(text)).toEqual([undefined, 'Tasks', 'Phase 1: Survey', 'M-002', 'M-002'])
  })

  test('is the heading right above, where nothing is a phase', () => {
    expect(chapters('# Tasks\n## Cellar\n### Lift\n- [ ] T001 a\n### Lamps\n- [ ] T002 b\n')).toEqual(['Lift', 'Lamps'])
  })
})

describe('what a task says of itself', () => {
  const said = (text: string) =>
    lists({ 'tasks.md': text })[0]!.tasks.map(
      (task) => task.said && [task.said.source, task.said.progress, task.said.words],
    )

  test.each([
    ['- [x] T001 a\n  - Status: ⚠️ BLOCKED - no ladder', ['status', 'blocked', 'blocked']],
    ['- [x] T001 a\n  - Status: \u201aö†Ô∏è BLOCKED', ['status', 'blocked', 'blocked']],
    ['- [x] T001 BLOCKED - the ladder is too short', ['remark', 'blocked', 'blocked']],
    ['- [x] T001 SKIPPED - no ladder needed', undefined],
    ['- [x] T001 a\n  - Status: open → done', ['status', 'done', 'done']],
    ['- [x] T001 a\n  - note\n  - ✅ Complete (2026-05-03)', ['line', 'done', 'complete']],
    ['- [x] T001 a - scripts are written, execution blocked by the network', ['remark', 'blocked', 'blocked by']],
    ['- [x] T001 a (partial - the cellar is missing)', ['remark', 'active', 'partial']],
    ['- [x] T001 [BLOCKED] a', ['remark', 'blocked', 'blocked']],
    ['- [x] T001 WIP: a', ['remark', 'active', 'wip']],
    ['### T001: a\n- **Status**: 🔄 in progress', ['status', 'active', 'in progress']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected])
  })

  test.each([
    '- [x] T001 Block deploys while the board shows BLOCKED',
    '- [x] T001 Move a ship - pending → in progress → done',
    '- [x] T001 Show the states (pending, in progress, done)',
    '- [x] T001 a\n  - Pending ships are listed',
    '- [x] T001 a\n  - [ ] Done',
    '- [x] T001 a\n  - Status: {status}',
    '- [x] T001 a\n  - Status: open | done',
    '- [x] T001 a\n  - Status: no longer blocked',
    '- [x] T001 Port the list (complete list of marks)',
  ])('%s says nothing', (text) => {
    expect(said(text)).toEqual([undefined])
  })
})

test('a box tells whether a task is done; a heading needs a status', () => {
  const text = '- [X] T001 a\n- [ ] T002 b\n- [-] T003 c\n\n## T004: d\n- Status: done\n\n## T005: e\n- Owner: pilot\n'
  expect(lists({ 'tasks.md': text })[0]!.tasks.map(({ isDone }) => isDone)).toEqual([true, false, false, true, false])
})

test('a task is an item where it is defined, and none where it is restated', () => {
  const [list, report] = lists({
    'specs/001-bell/tasks.md': '- [x] T001 a\n- [x] T002 b\n- [x] T003 c\n',
    'specs/001-bell/test-report.md': '## T001: a\n- Status: done\n',
  })
  expect(list!.tasks.map(({ item }) => item?.id)).toEqual(['T001', 'T002', 'T003'])
  expect(report!.tasks.map(({ item }) => item)).toEqual([undefined])
})

test('a document without tasks has no list', () => {
  expect(lists({ 'notes.md': '# Notes\n\nT001 is done.\n' })).toEqual([])
})
