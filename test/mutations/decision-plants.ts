import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const LOG = `${EXAMPLE}/decision-log.md`
const TASKS = `${EXAMPLE}/tasks.md`
const RUNBOOK = `${EXAMPLE}/runbooks/branch-cutover.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`

const heading = (id: string, title: string) => `### ${id} — ${title}\n\n`
const KEEP = heading('DQ-R1-001', 'Keep the old search answering until the last branch has moved')
const STREAM = heading('DQ-R1-002', 'Feed both indexes from one change stream')
const ORDER = heading('DQ-R1-003', 'Move the branches one at a time, smallest first')
const ACCOUNTS = heading('DQ-R1-004', "Keep readers' accounts and holds out of the index")
const SHELF = heading('DQ-R1-008', 'Rank by what is on the shelf today')
const status = (word: string) => `- \`status\`: \`${word}\`\n`

const STREAM_RESOLUTION = `- \`resolution\`: The circulation system publishes each change once; the two indexes read the same
  stream at their own pace.
`
const CASCADE_BODY = `- \`resolution\`: The planned pilot run and rollout run become \`run-3-branch-cascade\`. The number after
  it stays vacant; the later runs keep theirs.
- \`why\`: Both runs had the same steps, the same operator and the same checks, and the rollout could
  start only where the pilot ended. Renumbering would have changed references in three documents for
  nothing.
`
const STEMS_WATCHPOINT = `- \`watchpoint\`: Taken up again when more than one query in twenty at hillside ends without a result,
  as REQ-OPS-002 measures it.
- \`review\`: 2027-02-01
`
const ORDER_RESOLUTION = 'The order is harbour, hillside, central.'
const ORDER_TEXT = `${ORDER_RESOLUTION} A branch starts when the branch before it
  has been served from the new index for five opening days.`

const SUNDAYS = `${heading('DQ-R1-009', 'Open on Sundays')}${status('superseded')}- \`superseded_by\`: DQ-R1-010
- \`resolution\`: The desk is staffed on Sundays.

`
const MONDAYS = `${heading('DQ-R1-010', 'Open on Mondays')}${status('superseded')}- \`superseded_by\`: DQ-R1-009
- \`resolution\`: The desk is staffed on Mondays.

`

export const decisionPlants: readonly Plant[] = [
  {
    name: 'misspells a state',
    rule: 'decision/unknown-status',
    replace: [[LOG, ORDER + status('locked'), ORDER + status('lokced')]],
    at: [[LOG, 'lokced']],
  },
  {
    name: 'invents a state',
    rule: 'decision/unknown-status',
    replace: [[LOG, SHELF + status('accepted'), SHELF + status('under glass')]],
    at: [[LOG, 'under glass']],
  },
  {
    name: 'writes a state that another team has configured, and this one has not',
    rule: 'decision/unknown-status',
    config: 'decisions: { statuses: { ratified-by-board: locked } }',
    replace: [[LOG, ACCOUNTS + status('closed'), ACCOUNTS + status('kept by readers')]],
    at: [[LOG, 'kept by readers']],
  },
  ...(
    [
      ['DQ-R1-001', KEEP, 'until the last branch has moved | '],
      ['DQ-R1-002', STREAM, 'from one change stream                      | '],
      ['DQ-R1-004', ACCOUNTS, 'holds out of the index             | '],
    ] as const
  ).map(([id, start, row]): Plant => ({
    name: `loses the status of ${id}, in entry and summary`,
    rule: 'decision/missing-status',
    replace: [
      [LOG, start + status('closed'), start],
      [LOG, `${row}closed`, `${row}      `],
    ],
    at: [[LOG, id]],
  })),
  {
    name: 'resolves with a promise',
    rule: 'decision/closed-without-rationale',
    replace: [[LOG, STREAM_RESOLUTION, '- `resolution`: TBD\n']],
    at: [[LOG, 'TBD']],
  },
  {
    name: 'resolves with a memory',
    rule: 'decision/closed-without-rationale',
    replace: [[LOG, ORDER_TEXT, 'As discussed.']],
    at: [[LOG, 'As discussed.']],
  },
  {
    name: 'closes without a word',
    rule: 'decision/closed-without-rationale',
    replace: [[LOG, CASCADE_BODY, '']],
    at: [[LOG, 'closed']],
  },
  {
    name: 'loses watchpoint and review date of what is deferred',
    rule: 'decision/deferred-without-watchpoint',
    replace: [[LOG, STEMS_WATCHPOINT, '']],
    at: [[LOG, 'deferred']],
  },
  {
    name: 'leaves the watchpoint empty',
    rule: 'decision/deferred-without-watchpoint',
    replace: [[LOG, STEMS_WATCHPOINT, '- `watchpoint`: n/a\n']],
    at: [[LOG, 'deferred']],
  },
  {
    name: 'defers another decision, in entry and summary',
    rule: 'decision/deferred-without-watchpoint',
    replace: [
      [LOG, ACCOUNTS + status('closed'), ACCOUNTS + status('deferred')],
      [LOG, 'holds out of the index             | closed  ', 'holds out of the index             | deferred'],
    ],
    at: [[LOG, 'deferred']],
  },
  {
    name: 'cites in a task what has been replaced',
    rule: 'decision/superseded-reference',
    replace: [[TASKS, 'for FR-004', 'for DQ-R1-006']],
    at: [[TASKS, 'DQ-R1-006']],
  },
  {
    name: 'cites in a runbook what has been replaced',
    rule: 'decision/superseded-reference',
    replace: [[RUNBOOK, 'DQ-R1-003 (order of the\nbranches)', 'DQ-R1-006 (order of the\nresults)']],
    at: [[RUNBOOK, 'DQ-R1-006']],
  },
  {
    name: 'cites in a plan, as code, what has been replaced',
    rule: 'decision/superseded-reference',
    replace: [[CHOREOGRAPHY, 'any two of them.', 'any two of them. Results are ordered by `DQ-R1-006`.']],
    at: [[CHOREOGRAPHY, 'DQ-R1-006']],
  },
  {
    name: 'supersedes by nothing',
    rule: 'decision/broken-supersession',
    replace: [
      [LOG, '- `superseded_by`: DQ-R1-008\n', ''],
      [LOG, '- `supersedes`: DQ-R1-006\n', ''],
    ],
    at: [[LOG, 'superseded']],
  },
  {
    name: 'supersedes by an id that nothing defines',
    rule: 'decision/broken-supersession',
    replace: [
      [LOG, '- `superseded_by`: DQ-R1-008\n', '- `superseded_by`: DQ-R1-088\n'],
      [LOG, '- `supersedes`: DQ-R1-006\n', ''],
    ],
    at: [[LOG, 'DQ-R1-088']],
  },
  {
    name: 'says that it replaces what is still in force',
    rule: 'decision/broken-supersession',
    replace: [[LOG, '- `supersedes`: DQ-R1-006\n', '- `supersedes`: DQ-R1-006, DQ-R1-004\n']],
    at: [[LOG, 'DQ-R1-004']],
  },
  {
    name: 'goes round in a circle',
    rule: 'decision/broken-supersession',
    replace: [
      [
        LOG,
        '\n\n## Entries\n\n',
        `\n| DQ-R1-009 | Open on Sundays | superseded |\n| DQ-R1-010 | Open on Mondays | superseded |\n\n## Entries\n\n${SUNDAYS}${MONDAYS}`,
      ],
    ],
    at: [[LOG, 'DQ-R1-010']],
  },
  {
    name: 'loses a row of the summary',
    rule: 'decision/summary-mismatch',
    replace: [
      [LOG, "| DQ-R1-004 | Keep readers' accounts and holds out of the index             | closed     |\n", ''],
    ],
    at: [[LOG, 'DQ-R1-004']],
  },
  {
    name: 'has a row in the summary and no entry',
    rule: 'decision/summary-mismatch',
    replace: [[LOG, '\n\n## Entries', '\n| DQ-R1-009 | Show the shelf mark first | accepted |\n\n## Entries']],
    at: [[LOG, 'DQ-R1-009']],
  },
  {
    name: 'has another title in the summary',
    rule: 'decision/summary-mismatch',
    replace: [
      [
        LOG,
        '| One cascade run instead of a pilot and a rollout  ',
        '| Skip the pilot and roll out at once               ',
      ],
    ],
    at: [[LOG, 'Skip the pilot and roll out at once']],
  },
  {
    name: 'has another state in the summary',
    rule: 'decision/summary-mismatch',
    replace: [[LOG, 'smallest first               | locked', 'smallest first               | proposed']],
    at: [[LOG, 'proposed']],
  },
  {
    name: 'rewrites what is locked',
    rule: 'decision/reopened',
    before: [[LOG, ORDER_RESOLUTION, 'The order is hillside, harbour, central.']],
    at: [[LOG, ORDER_TEXT]],
  },
  {
    name: 'adds a condition to what is locked',
    rule: 'decision/reopened',
    before: [[LOG, 'for five opening days', 'for three opening days']],
    at: [[LOG, ORDER_TEXT]],
  },
  {
    name: 'takes a locked decision out of its log',
    rule: 'decision/reopened',
    before: [
      [
        LOG,
        '## Entries\n',
        `## Entries\n\n### DQ-R1-010 — Lend nothing on opening day\n\n${status('locked')}- \`resolution\`: The first day is for looking.\n`,
      ],
    ],
    at: [[LOG, '## Summary']],
  },
]
