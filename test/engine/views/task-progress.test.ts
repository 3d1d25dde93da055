import { describe, expect, test } from 'vitest'
import { readinessIn } from '../../../src/engine/views/readiness.ts'
import { taskProgressIn, type TaskProgress } from '../../../src/engine/views/task-progress.ts'
import { checkCorpus } from '../../corpus.ts'

const SPEC = `# Move the reading room

### User Story 2 - Read by the window (Priority: P2)

### User Story 10 - Read at night (Priority: P3)
`

const TASKS = `# Tasks

## Phase 1: packing

- [x] T001 [US2] Fold the crates
- [x] T002 [US10] Label the crates
  - Status: BLOCKED - the printer is out of ink
- [ ] ~~T003 Wrap the piano~~
- [ ] T004 Press a flower (optional)

## Phase 2: carrying

- [ ] T005 [US10] Carry the atlases
  - Status: blocked
- [ ] T006 [US2] Carry the lamps
  - Status: in progress
- [ ] T007 [US2] Weigh the ladder
  - Status: failed, the scale is too small
- [ ] T008 Carry the ladder
`

const index = (files: Readonly<Record<string, string>>) => checkCorpus({ files: new Map(Object.entries(files)) }).index
const listed = (files: Readonly<Record<string, string>>) => taskProgressIn(index(files))

const MOVE = { 'specs/001-move/spec.md': SPEC, 'specs/001-move/tasks.md': TASKS }

describe('a list', () => {
  const [list] = listed(MOVE) as [TaskProgress]

  test('counts what has to be done; given up and optional tasks are apart', () => {
    expect(list.count).toEqual({ done: 1, blocked: 3, total: 6, givenUp: 1, optional: 1 })
  })

  test('counts as readiness does', () => {
    const linked = index(MOVE)
    const readiness = readinessIn(linked)
    expect(readiness.of(readiness.planned[0]!).progress.tasks).toMatchObject({ done: 1, total: 6 })
  })

  test('tells each task by its state, and what it says of it where that is more than the state', () => {
    expect(list.tasks.map(({ task, state, reason }) => [task.fact.id, state, reason])).toEqual([
      ['T001', 'done', undefined],
      ['T002', 'blocked', 'BLOCKED - the printer is out of ink'],
      ['T003', 'dropped', undefined],
      ['T004', 'open', undefined],
      ['T005', 'blocked', undefined],
      ['T006', 'active', undefined],
      ['T007', 'failed', 'failed, the scale is too small'],
      ['T008', 'open', undefined],
    ])
  })

  test('phases in their order', () => {
    expect(list.phases.map(({ title, count }) => [title, count])).toEqual([
      ['Phase 1: packing', { done: 1, blocked: 1, total: 2, givenUp: 1, optional: 1 }],
      ['Phase 2: carrying', { done: 0, blocked: 2, total: 4, givenUp: 0, optional: 0 }],
    ])
  })

  test('stories by their number, as their specification calls them', () => {
    expect(list.stories.map(({ id, title, count }) => [id, title, count.done, count.total])).toEqual([
      ['US2', 'US2 Read by the window (Priority: P2)', 1, 3],
      ['US10', 'US10 Read at night (Priority: P3)', 0, 2],
    ])
  })
})

test('a checklist beside tasks is no work, and one alone is', () => {
  const checks = '# Checks\n\n- [x] CHK001 The crates are dry\n- [ ] CHK002 The crates are labelled\n'
  const works = (files: Readonly<Record<string, string>>) =>
    listed(files).map(({ document, isWork, count }) => [document.path, isWork, count.done, count.total])
  expect(works({ ...MOVE, 'specs/001-move/checklists/crates.md': checks })).toEqual([
    ['specs/001-move/checklists/crates.md', false, 1, 2],
    ['specs/001-move/tasks.md', true, 1, 6],
  ])
  expect(works({ 'specs/001-move/checklists/crates.md': checks })).toEqual([
    ['specs/001-move/checklists/crates.md', true, 1, 2],
  ])
})

test('templates, archives and lists that only restate tasks are left out', () => {
  expect(
    listed({
      ...MOVE,
      'specs/001-move/templates/tasks.md': '- [ ] T101 Carry something\n',
      'specs/001-move/archive/tasks.md': '- [ ] T201 Carry the stove\n',
    }).map(({ document }) => document.path),
  ).toEqual(['specs/001-move/tasks.md'])
})

test('a document without tasks has no progress', () => {
  expect(listed({ 'notes.md': '# Notes\n\nT001 is done.\n' })).toEqual([])
})
