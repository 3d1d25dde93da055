import { EXAMPLE, RUN_2 } from './corpus.ts'
import type { Plant } from './plant.ts'

const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const BREAKDOWN = `${EXAMPLE}/work-breakdown.yaml`
const LOG = `${EXAMPLE}/decision-log.md`
const DUAL_WRITE = `${RUN_2}/plan.md`
const CASCADE = `${EXAMPLE}/runs/run-3-branch-cascade/plan.md`
const FAREWELL = `${EXAMPLE}/runs/run-9-farewell/plan.md`

const VACANT = `Number 4 is vacant: the pilot and the rollout that were planned
first became one cascade, see DQ-R1-005.`
const STAYS_VACANT = 'The number after\n  it stays vacant; the later runs keep theirs.'
const KEEP_NUMBERS = 'The later\n  runs keep their numbers.'

const failure = (run: string, mode: string, recovery: string) =>
  `| ${run} | ${mode.padEnd(48)} | ${recovery.padEnd(98)} |\n`
const REBUILD = failure(
  'run-1',
  'The rebuild takes longer than four hours',
  'Stop before GATE-01. Split the stream by branch and measure again; readers notice nothing.',
)
const WATCH = failure(
  'run-5',
  'The watch counts queries twice',
  'Correct the count; nothing of the service depends on it.',
)
const PAGES = '| run-6 | A page that is to be retired is still linked     |'

const farewell = `---
title: Farewell
description: The plan of run-9. The old search is shown once more, and switched off.
type: run
id: run-9
last_updated: 2026-11-20
---

## Scope

One afternoon at central.

## Entry

The cake is there.

## Exit

Nobody searches in the old catalogue.
`

export const runPlants: readonly Plant[] = [
  {
    name: 'lets a slice wait for the one that waits for it',
    rule: 'run/cycle',
    replace: [[BREAKDOWN, 'depends_on: [E0]', 'depends_on: [E0, E2]']],
    at: [[BREAKDOWN, 'E2']],
  },
  {
    name: 'copies the id of a slice into its own dependencies',
    rule: 'run/cycle',
    replace: [[BREAKDOWN, 'depends_on: [E1]', 'depends_on: [E2]']],
    at: [[BREAKDOWN, 'E2']],
  },
  {
    name: 'lets a run page wait for the run that waits for it',
    rule: 'run/cycle',
    replace: [[DUAL_WRITE, 'depends_on: [run-1]', 'depends_on: [run-1, run-3]']],
    at: [[DUAL_WRITE, 'run-3']],
  },
  {
    name: 'writes a gate the wrong way round',
    rule: 'run/order-contradiction',
    replace: [[CHOREOGRAPHY, '| run-3 → run-5 |', '| run-5 → run-3 |']],
    at: [[CHOREOGRAPHY, 'run-5 → run-3']],
  },
  {
    name: 'turns an arrow of the diagram round',
    rule: 'run/order-contradiction',
    replace: [[CHOREOGRAPHY, 'run-2 --> run-3[run-3 Cascade]', 'run-3[run-3 Cascade] --> run-2']],
    at: [[CHOREOGRAPHY, 'run-3[run-3 Cascade] --> run-2']],
  },
  {
    name: 'moves a slice into a run that comes after those who need it',
    rule: 'run/order-contradiction',
    replace: [[BREAKDOWN, 'hour by hour\n    run: run-2', 'hour by hour\n    run: run-5']],
    at: [[BREAKDOWN, 'E2']],
  },
  {
    name: 'states another order in a sentence',
    rule: 'run/order-contradiction',
    replace: [[CASCADE, 'Nothing is built in this run;', 'The runs follow each other, run-1 → run-3 → run-2;']],
    at: [[CASCADE, 'run-3 → run-2']],
  },
  {
    name: 'gives the branches an order that the rows of the cascade do not keep',
    rule: 'run/order-contradiction',
    replace: [
      [CHOREOGRAPHY, 'The branches before it stay where they\nare.', 'The order is central → {harbour || hillside}.'],
    ],
    at: [[CHOREOGRAPHY, 'central']],
  },
  {
    name: 'lets the gate before a run lead to the end',
    rule: 'run/missing-gate',
    replace: [[CHOREOGRAPHY, '| run-2 → run-3 |', '| run-2 → (end) |']],
    at: [[CASCADE, 'run-2']],
  },
  {
    name: 'loses the gate between two runs whose slices need each other',
    rule: 'run/missing-gate',
    replace: [[CHOREOGRAPHY, '| run-3 → run-5 |', '| run-3 → (end) |']],
    at: [[BREAKDOWN, 'E3']],
  },
  {
    name: 'loses the last gate',
    rule: 'run/missing-gate',
    replace: [[CHOREOGRAPHY, '| run-5 → run-6 |', '| after run-5   |']],
    at: [[BREAKDOWN, 'E4']],
  },
  {
    name: 'lets the last run produce what an earlier one needs',
    rule: 'run/missing-producer',
    replace: [
      [
        CHOREOGRAPHY,
        "| ART-004  | Setting that names a branch's index      | run-2    |",
        "| ART-004  | Setting that names a branch's index      | run-6    |",
      ],
    ],
    at: [[CHOREOGRAPHY, 'run-3']],
  },
  {
    name: 'asks at a gate for what the run behind it produces',
    rule: 'run/missing-producer',
    replace: [[CHOREOGRAPHY, "| ART-001, and the rebuild's log |", "| ART-003, and the rebuild's log |"]],
    at: [[CHOREOGRAPHY, 'ART-003']],
  },
  {
    name: 'leaves the producer of an artefact open',
    rule: 'run/missing-producer',
    replace: [
      [
        CHOREOGRAPHY,
        '| ART-006  | Weekly share of queries without a result | run-5    |',
        '| ART-006  | Weekly share of queries without a result | TBD      |',
      ],
    ],
    at: [[CHOREOGRAPHY, 'TBD']],
  },
  {
    name: 'drops what is done when a run fails',
    rule: 'run/missing-rollback',
    replace: [[CHOREOGRAPHY, WATCH, '']],
    at: [[CHOREOGRAPHY, 'run-5-relevance-watch']],
  },
  {
    name: 'drops what is done when a closed run fails',
    rule: 'run/missing-rollback',
    replace: [[CHOREOGRAPHY, REBUILD, '']],
    at: [[CHOREOGRAPHY, 'run-1-index-schema']],
  },
  {
    name: 'numbers a row of failures after its neighbour',
    rule: 'run/missing-rollback',
    replace: [[CHOREOGRAPHY, PAGES, PAGES.replace('run-6', 'run-5')]],
    at: [[CHOREOGRAPHY, 'run-6-documentation']],
  },
  {
    name: 'no longer says why a number is vacant',
    rule: 'run/vacant-number',
    replace: [
      [CHOREOGRAPHY, VACANT, 'The pilot and the rollout became one cascade, see DQ-R1-005.'],
      [LOG, STAYS_VACANT, KEEP_NUMBERS],
    ],
    at: [[CHOREOGRAPHY, 'run-5-relevance-watch']],
  },
  {
    name: 'says why another number is vacant',
    rule: 'run/vacant-number',
    replace: [
      [CHOREOGRAPHY, 'Number 4 is vacant', 'Number 7 is vacant'],
      [LOG, STAYS_VACANT, KEEP_NUMBERS],
    ],
    at: [[CHOREOGRAPHY, 'run-5-relevance-watch']],
  },
  {
    name: 'adds a run far behind the others',
    rule: 'run/vacant-number',
    add: { [FAREWELL]: farewell },
    replace: [[CHOREOGRAPHY, PAGES, `${failure('run-9', 'The cake is late', 'Wait.')}${PAGES}`]],
    at: [[FAREWELL, 'run-9']],
  },
  {
    name: 'draws a run that is not planned',
    rule: 'run/diagram-mismatch',
    replace: [[CHOREOGRAPHY, '  run-5 --> run-6\n', '  run-5 --> run-6\n  run-6 --> run-7[run-7 Farewell]\n']],
    at: [[CHOREOGRAPHY, 'run-7[run-7 Farewell]']],
  },
  {
    name: 'forgets an arrow',
    rule: 'run/diagram-mismatch',
    replace: [[CHOREOGRAPHY, '  run-5 --> run-6\n', '']],
    at: [[CHOREOGRAPHY, 'run-6[run-6 Documentation]']],
  },
  {
    name: 'drops a dependency everywhere but in the diagram',
    rule: 'run/diagram-mismatch',
    replace: [
      [BREAKDOWN, 'depends_on: [E3, E4]', 'depends_on: [E3]'],
      [CHOREOGRAPHY, '| run-5 → run-6 |', '| run-5 → (end) |'],
    ],
    at: [[CHOREOGRAPHY, 'run-5 --> run-6']],
  },
]
