import { describe, expect, test } from 'vitest'
import { readinessIn, type Readiness } from '../../../src/engine/views/readiness.ts'
import { percentOf } from '../../../src/engine/views/readiness/progress.ts'
import { checkCorpus } from '../../corpus.ts'

const PLAN = `# The move

| Run   | Scope | State  | Owner     |
| ----- | ----- | ------ | --------- |
| run-1 | Pack  | closed | packer    |
| run-2 | Carry | open   | carrier   |
| run-3 | Shelve | open  | librarian |

| Gate    | Between       | Operator action  | Required artefact | State  |
| ------- | ------------- | ---------------- | ----------------- | ------ |
| GATE-01 | run-1 → run-2 | Count the crates | The count         | passed |
| GATE-02 | run-2 → run-3 | Weigh the crates | The weights       | open   |
| GATE-03 | run-3 → completion | Walk the aisles | The walk     | open   |
`

const TASKS = `# Tasks

## Phase 1: packing (run-1)

- [x] T001 [US1] Fold the crates
- [x] T002 [US1] Label them

## Phase 2: carrying (run-2)

- [ ] T003 [US2] Carry the atlases
  - Owner: strongest carrier
- [ ] T004 [US2] Carry the lamps (optional)
- [x] T005 [US2] Carry the ladder
- [ ] ~~T006 Carry the piano~~

## Phase 3: shelving (run-3)

- [ ] T007 Shelve the atlases
  - Status: BLOCKED - the shelf is late
`

const PROOF = `# Verification

| Requirement | Statement             |
| ----------- | --------------------- |
| REQ-MV-001  | No crate is lost      |
| REQ-MV-002  | No lamp is broken     |
| REQ-MV-003  | The reading room is quiet |

| Verification | Requirement | Evidence    | Result |
| ------------ | ----------- | ----------- | ------ |
| V-MV-001     | REQ-MV-001  | \`count.csv\` | passed |
| V-MV-002     | REQ-MV-002  |             | failed |

## Sign-off

| Part   | Covers       | Role      | Signed on  |
| ------ | ------------ | --------- | ---------- |
| Crates | V-MV-001     | packer    | 2026-11-02 |
| Lamps  | V-MV-002     | carrier   |            |
`

const DECISIONS = `# Decisions

### DQ-MV-001 — Which door

- **Status:** accepted
- **Resolution:** The north door, for the ramp is there.

### DQ-MV-002 — Who holds the key

- **Status:** open
`

function readiness(files: Readonly<Record<string, string>>, before?: string): Readiness {
  const { index } = checkCorpus({ files: new Map(Object.entries(files)) })
  const view = readinessIn(index)
  const [scope, ...others] = view.planned
  expect(others).toEqual([])
  return before === undefined ? view.of(scope!) : view.before(before, scope!)!
}

const move = {
  'move/decision-log.md': DECISIONS,
  'move/plan.md': PLAN,
  'move/tasks.md': TASKS,
  'move/verification.md': PROOF,
}

function listed({ blockers }: Readiness): string[] {
  return blockers.map(({ run, id, subject, state, owner }) =>
    [run ?? '-', id ?? subject, state, owner ?? '-'].join(' | '),
  )
}

describe('blockers', () => {
  test('stand in the order of the runs, and within a run the gate comes last', () => {
    expect(listed(readiness(move))).toEqual([
      '- | DQ-MV-002 | open | -',
      'run-2 | T003 | not ticked | strongest carrier',
      'run-2 | GATE-02 | not passed | carrier',
      'run-3 | T007 | blocked | librarian',
      'run-3 | GATE-03 | not passed | librarian',
      '- | count.csv | claimed and not there | -',
      '- | REQ-MV-002 | not verified: V-MV-002 failed | carrier',
      '- | REQ-MV-003 | named by no verification | -',
      '- | Lamps | not signed | carrier',
    ])
  })

  test('before a run are those of the runs in front of it and the gates on the way', () => {
    expect(listed(readiness(move, 'run-3'))).toEqual([
      'run-2 | T003 | not ticked | strongest carrier',
      'run-2 | GATE-02 | not passed | carrier',
    ])
    expect(readiness(move, 'run-2').posture).toBe('ready')
  })

  test('a decision that a gate asks for belongs to the run in front of it', () => {
    const plan = PLAN.replace('Weigh the crates', 'Decide on DQ-MV-002')
    expect(listed(readiness({ ...move, 'move/plan.md': plan }, 'run-3'))[0]).toBe('run-2 | DQ-MV-002 | open | carrier')
  })

  test('nothing in the way is ready', () => {
    const done = { 'move/tasks.md': '# Tasks\n\n- [x] T001 Fold\n- [x] T002 Label\n- [ ] ~~T003 Paint~~\n' }
    expect(readiness(done)).toMatchObject({ posture: 'ready', blockers: [] })
  })

  test('a ticked task whose own words deny it is open, in the numbers too', () => {
    const tasks = '# Tasks\n\n- [x] T001 Fold\n  - Status: BLOCKED, no crates\n- [x] T002 Label\n'
    const found = readiness({ 'move/tasks.md': tasks })
    expect(listed(found)).toEqual(['- | T001 | blocked | -'])
    expect(found.progress.tasks).toMatchObject({ done: 1, total: 2 })
  })

  test('optional is said of a task, and not by what it is about', () => {
    const tasks = [
      'Make the middle name optional',
      '(optional) Paint',
      'Optional: polish',
      'Sweep [optional]',
      'Stretch the cover',
    ]
    const text = tasks.map((title, i) => `- [ ] T00${i + 1} ${title}\n`).join('')
    expect(listed(readiness({ 'move/tasks.md': text })).map((line) => line.split(' | ')[1])).toEqual(['T001', 'T005'])
  })

  test('a gate whose state is empty or understood by nobody is not passed', () => {
    const plan = PLAN.replace('| passed |', '|        |').replace('| open   |\n| GATE-03', '| if dry |\n| GATE-03')
    const states = listed(readiness({ 'move/plan.md': plan })).filter((line) => line.includes('GATE'))
    expect(states).toEqual([
      'run-1 | GATE-01 | not passed | packer',
      'run-2 | GATE-02 | not passed | carrier',
      'run-3 | GATE-03 | not passed | librarian',
    ])
  })

  test('a run that is not done is said where nothing else of it is', () => {
    const plan = `${PLAN.slice(0, PLAN.indexOf('| Gate'))}`
    expect(listed(readiness({ 'move/plan.md': plan }))).toEqual([
      'run-2 | run-2 | not begun | carrier',
      'run-3 | run-3 | not begun | librarian',
    ])
  })

  test('a run may be spelled in any way', () => {
    expect(readiness(move, 'Run-3').before).toBe('run-3')
    expect(readiness(move, 'run-3-shelving').before).toBe('run-3')
  })

  test('checklists are no tasks where there are tasks', () => {
    const files = { 'move/tasks.md': '- [x] T001 Fold\n', 'move/checklist.md': '- [ ] CHK001 Is it clear?\n' }
    expect(readiness(files).progress.tasks).toMatchObject({ done: 1, total: 1 })
  })

  test('verifications without a place for results say nothing', () => {
    const proof = `${PROOF.slice(0, PROOF.indexOf('| Verification'))}
| Verification | Requirement | Method |
| --- | --- | --- |
| V-MV-001 | REQ-MV-001 | Count |
| V-MV-002 | REQ-MV-002 | Look |
`
    const named = listed(readiness({ ...move, 'move/verification.md': proof })).filter((line) => line.includes('REQ-'))
    expect(named).toEqual(['- | REQ-MV-003 | named by no verification | -'])
  })

  test('gates without a column for their state are no blockers', () => {
    const plan = PLAN.replace(/^(\| (?:Gate|-------|GATE).*) \|[^|]*\|$/gm, '$1 |')
    expect(listed(readiness({ ...move, 'move/plan.md': plan })).filter((line) => line.includes('GATE'))).toEqual([])
  })
})

describe('progress', () => {
  test('counts what has to be done, by phase and by story', () => {
    const { progress } = readiness(move)
    expect(progress.tasks).toMatchObject({ done: 3, total: 5 })
    expect(progress.phases.map(({ done, total }) => [done, total])).toEqual([
      [2, 2],
      [1, 2],
      [0, 1],
    ])
    expect(progress.stories).toEqual([
      { name: 'US1', done: 2, total: 2 },
      { name: 'US2', done: 1, total: 2 },
    ])
    expect(progress.gates).toMatchObject({ done: 1, total: 3 })
    expect(progress.requirements).toMatchObject({ done: 1, total: 3 })
    expect(progress.signOffs).toMatchObject({ done: 1, total: 2 })
  })

  test('a hundred percent are said where nothing is left', () => {
    expect(percentOf({ name: '', done: 199, total: 200 })).toBe(99)
    expect(percentOf({ name: '', done: 200, total: 200 })).toBe(100)
  })
})

test('a corpus without plans has no scope to be ready with', () => {
  const { index } = checkCorpus({ files: new Map([['notes.md', '# Notes\n\nNothing is planned.\n']]) })
  expect(readinessIn(index).planned).toEqual([])
})
