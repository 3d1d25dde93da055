import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const TASKS = `${EXAMPLE}/tasks.md`
const SPEC = `${EXAMPLE}/spec.md`
const LOG = `${EXAMPLE}/decision-log.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const INDEX = `${EXAMPLE}/index.md`

export const countPlants: readonly Plant[] = [
  {
    // The total fits still: without T011a there are eighteen.
    name: 'adds a task and leaves the number of its phase',
    rule: 'task/count-mismatch',
    replace: [[TASKS, '## Summary', '- [ ] T018 Thank the branches\n\n## Summary']],
    at: [[TASKS, '6']],
  },
  {
    name: 'has another total',
    rule: 'task/count-mismatch',
    replace: [[TASKS, '**Total tasks**: 18', '**Total tasks**: 16']],
    at: [[TASKS, '16']],
  },
  {
    name: 'counts a phase in words, and wrong',
    rule: 'task/count-mismatch',
    replace: [[TASKS, 'Phase 2 (two indexes): 7 tasks', 'Phase 2 (two indexes): eight tasks']],
    at: [[TASKS, 'eight']],
  },
  {
    name: 'counts in a sentence, and wrong',
    rule: 'task/count-mismatch',
    replace: [[TASKS, 'Eighteen tasks, T001', 'Twenty tasks, T001']],
    at: [[TASKS, 'Twenty']],
  },
  {
    name: 'has more done than is ticked',
    rule: 'task/count-mismatch',
    replace: [[TASKS, '**Total tasks**: 18', '**Progress**: 15/18 tasks']],
    at: [[TASKS, '15']],
  },
  {
    name: 'adds up to something else',
    rule: 'task/count-mismatch',
    replace: [[TASKS, '**Total tasks**: 18', '**Total tasks**: 18 (5 on the schema + 12 at the branches)']],
    at: [[TASKS, '18']],
  },
  {
    name: 'counts a range of ids wrong',
    rule: 'task/count-mismatch',
    replace: [[TASKS, 'Phase 3 (the branches): 6 tasks', 'The moves: 4 tasks (T012-T014)']],
    at: [[TASKS, '4']],
  },
  {
    name: 'splits the move into more runs than the table has',
    rule: 'page/count-mismatch',
    replace: [[CHOREOGRAPHY, 'The move is split into five runs', 'The move is split into six runs']],
    at: [[CHOREOGRAPHY, 'six']],
  },
  {
    name: 'counts the vacant number as well',
    rule: 'page/count-mismatch',
    replace: [[CHOREOGRAPHY, 'The diagram below shows the five runs', 'The diagram below shows the six runs']],
    at: [[CHOREOGRAPHY, 'six']],
  },
  {
    name: 'says another number on the page beside the table',
    rule: 'page/count-mismatch',
    replace: [[INDEX, 'run-1 and run-2 are closed;', 'The project consists of 4 runs. run-1 and run-2 are closed;']],
    at: [[INDEX, '4']],
  },
  {
    name: 'measures a criterion that nobody wrote',
    rule: 'page/count-mismatch',
    replace: [[SPEC, '- SC-001: Nine', 'All five success criteria are measured at every branch:\n\n- SC-001: Nine']],
    at: [[SPEC, 'five']],
  },
  {
    name: 'has decided more than its log holds',
    rule: 'page/count-mismatch',
    replace: [[LOG, '\n## Entries\n', '\nThe log consists of 12 decisions.\n\n## Entries\n']],
    at: [[LOG, '12']],
  },
]
