import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const TASKS = `${EXAMPLE}/tasks.md`
const VERIFICATION = `${EXAMPLE}/verification.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const RUN_3 = `${EXAMPLE}/runs/run-3-branch-cascade`

const STEMS = '[P] Leave an empty field for word stems, for DQ-R1-007'
const CHANGES = '[P] Publish each change of the circulation system once (ART-002)'
const WAY_BACK = '- [x] T015 [US3] Take harbour back and forward once, for SC-003\n'

const DESK = `${EXAMPLE}/desk-tasks.md`
/** A second list, with one line that is written in another manner. */
const deskTasks = (line: string) => `---
title: Tasks of the desk
description: What the desks do before their branch moves.
---

- [x] TASK-001 Put the old search's address on a card
- [x] TASK-002 Try the new search for a morning
- [x] TASK-003 Write down what readers ask
- [x] TASK-004 Hang the card at the desk
${line}
`

export const taskPlants: readonly Plant[] = [
  {
    name: 'leaves a status behind that says blocked',
    rule: 'task/status-contradiction',
    replace: [[TASKS, '**Status**: done, four minutes', '**Status**: BLOCKED, the stream cannot be stopped']],
    at: [[TASKS, '[x] T011a']],
  },
  {
    name: 'ticks a task whose title says that it is pending',
    rule: 'task/status-contradiction',
    replace: [[TASKS, 'take the time, for GATE-01\n', 'take the time, for GATE-01 (pending)\n']],
    at: [[TASKS, '[x] T005']],
  },
  {
    name: 'completes a task and forgets its box',
    rule: 'task/status-contradiction',
    replace: [
      [
        TASKS,
        'Measure SC-001 and SC-002 at every branch\n',
        'Measure SC-001 and SC-002 at every branch\n  - Status: ✅ complete\n',
      ],
    ],
    at: [[TASKS, '[ ] T017']],
  },
  {
    name: 'says done behind a dash',
    rule: 'task/status-contradiction',
    replace: [[TASKS, 'for V-OPS-003-hillside\n', 'for V-OPS-003-hillside - DONE\n']],
    at: [[TASKS, '[ ] T013']],
  },
  {
    name: 'ticks a file that nobody wrote',
    rule: 'task/phantom-completion',
    replace: [
      [TASKS, 'Write the schema of the index (', 'Write the schema of the index in `runs/run-1-schema/schema.md` ('],
    ],
    at: [[TASKS, 'runs/run-1-schema/schema.md']],
  },
  {
    name: 'adds a setting to a file that never was',
    rule: 'task/phantom-completion',
    replace: [
      [TASKS, "the setting that names a branch's index", 'the setting of a branch in runbooks/branch-settings.md'],
    ],
    at: [[TASKS, 'runbooks/branch-settings.md']],
  },
  {
    name: 'names the file in a field',
    rule: 'task/phantom-completion',
    replace: [
      [
        TASKS,
        'Write returns and loans to both indexes\n',
        'Write returns and loans to both indexes\n  - **File**: `runs/run-2-dual-write/evidence/loans.csv`\n',
      ],
    ],
    at: [[TASKS, 'runs/run-2-dual-write/evidence/loans.csv']],
  },
  {
    name: 'takes a mark away and leaves the list as it was',
    rule: 'task/parallel-conflict',
    replace: [[TASKS, CHANGES, CHANGES.slice(4)]],
    at: [[TASKS, 'T002 and T003']],
  },
  {
    name: 'lets two tasks write one page at a time',
    rule: 'task/parallel-conflict',
    replace: [
      [TASKS, STEMS, '[P] Add an empty field for word stems to `run-choreography.md`, for DQ-R1-007'],
      [TASKS, CHANGES, '[P] Write each change once, as `run-choreography.md` says (ART-002)'],
    ],
    at: [[TASKS, '[P]']],
  },
  {
    name: 'lists tasks as parallel that wait for each other',
    rule: 'task/parallel-conflict',
    replace: [[TASKS, 'T009 in phase 2.\n', 'T009 in phase 2. T006, T007 and T008 can run in parallel.\n']],
    at: [[TASKS, 'T006, T007 and T008']],
  },
  {
    name: 'numbers a story that was dropped',
    rule: 'task/unknown-story',
    replace: [[TASKS, '- [x] T009 [P] [US2]', '- [x] T009 [P] [US4]']],
    at: [[TASKS, 'US4']],
  },
  {
    name: 'slips in the number of a story',
    rule: 'task/unknown-story',
    replace: [[TASKS, '- [x] T012 [US1]', '- [x] T012 [US11]']],
    at: [[TASKS, 'US11']],
  },
  {
    name: 'writes a story in small letters that is none',
    rule: 'task/unknown-story',
    replace: [[TASKS, '- [ ] T016 [US3]', '- [ ] T016 [us9]']],
    at: [[TASKS, 'us9']],
  },
  {
    name: 'writes an id with a digit too few',
    rule: 'task/malformed',
    add: { [DESK]: deskTasks('- [ ] TASK-05 Take the card away') },
    at: [[DESK, 'TASK-05']],
  },
  {
    name: 'forgets an id',
    rule: 'task/malformed',
    add: { [DESK]: deskTasks('- [ ] Take the card away') },
    at: [[DESK, '- [ ] Take the card away']],
  },
  {
    name: 'forgets a box',
    rule: 'task/malformed',
    add: { [DESK]: deskTasks('- TASK-005 Take the card away') },
    at: [[DESK, 'TASK-005']],
  },
  {
    name: 'ticks with a sign of its own',
    rule: 'task/malformed',
    add: { [DESK]: deskTasks('- [✓] TASK-005 Take the card away') },
    at: [[DESK, '[✓]']],
  },
  {
    name: 'gives a task up with a dash',
    rule: 'task/malformed',
    add: { [DESK]: deskTasks('- [-] TASK-005 Take the card away') },
    at: [[DESK, '[-]']],
  },
  {
    name: 'calls a criterion validated in a task that is blocked',
    rule: 'verification/contradiction',
    replace: [[TASKS, WAY_BACK, `${WAY_BACK.replace('[x]', '[ ]')}  - **Status**: BLOCKED, the desk is closed\n`]],
    at: [[TASKS, 'SC-003: validated in T015']],
  },
  {
    name: 'passes by a report that failed',
    rule: 'verification/contradiction',
    replace: [
      [
        VERIFICATION,
        'Stop the stream, wait for the call                          | [harbour](./runs/run-3-branch-cascade/execution-log.md#harbour)             |',
        'Stop the stream, wait for the call                          | [alarm](./runs/run-3-branch-cascade/alarm.md)             |',
      ],
    ],
    add: { [`${RUN_3}/alarm.md`]: '---\ntitle: Alarm\nresult: failed\n---\n\nNobody called for an hour.\n' },
    at: [[VERIFICATION, './runs/run-3-branch-cascade/alarm.md']],
  },
  {
    name: 'passes by a section that is blocked',
    rule: 'verification/contradiction',
    replace: [
      [CHOREOGRAPHY, '## 4. Gates between runs\n', '## 4. Gates between runs\n\n**Status**: blocked by the gateway\n'],
    ],
    at: [[VERIFICATION, './run-choreography.md#4-gates-between-runs']],
  },
  {
    name: 'passes by a task that is open',
    rule: 'verification/contradiction',
    replace: [[VERIFICATION, '[tasks](./tasks.md#phase-1-schema-and-stream-run-1)', 'T016']],
    at: [[VERIFICATION, 'T016']],
  },
]
