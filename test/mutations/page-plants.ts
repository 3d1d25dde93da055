import { EXAMPLE, RUN_2 } from './corpus.ts'
import type { Plant } from './plant.ts'

const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const RUNBOOK = `${EXAMPLE}/runbooks/branch-cutover.md`
const NOTES = `${EXAMPLE}/operator-notes.mdx`
const SPEC = `${EXAMPLE}/spec.md`
const CONTEXT = `${EXAMPLE}/contexts/gateway.md`
const PLAN_2 = `${RUN_2}/plan.md`
const PLAN_3 = `${EXAMPLE}/runs/run-3-branch-cascade/plan.md`
const READINESS = `${RUN_2}/readiness-run-3.md`

const TASKS = `${EXAMPLE}/tasks.md`

const GATE_2_PASSED = '| ART-003                        | passed |'

const LAST_LINES = `  run-3 --> run-6[run-6 Documentation]
  run-5 --> run-6
`
const SECTIONS = '## Purpose\n\nOne setting a branch.\n\n## State\n\nAll three name the old search.\n'

/** A page about the gateway, whose frontmatter has these lines. */
const context = (...matter: readonly string[]) => `---\ntitle: The gateway\n${matter.join('\n')}\n---\n\n${SECTIONS}`

const CLOSED_WITH = '## Closed with\n\n'
const closedWith = (text: string): NonNullable<Plant['replace']> => [[PLAN_2, CLOSED_WITH, `${CLOSED_WITH}${text}\n\n`]]

export const pagePlants: readonly Plant[] = [
  {
    name: 'puts a bracket into a label',
    rule: 'diagram/invalid-syntax',
    replace: [[CHOREOGRAPHY, '[run-2 Dual write]', '[run-2 Dual write (both indexes)]']],
    at: [[CHOREOGRAPHY, '(']],
  },
  {
    name: 'calls a step by a word that Mermaid keeps for itself',
    rule: 'diagram/invalid-syntax',
    replace: [[CHOREOGRAPHY, LAST_LINES, `${LAST_LINES}  run-6 --> end\n`]],
    at: [[CHOREOGRAPHY, 'end']],
  },
  {
    name: 'drops the line that says what the diagram is',
    rule: 'diagram/invalid-syntax',
    replace: [[CHOREOGRAPHY, 'flowchart LR\n', '']],
    at: [[CHOREOGRAPHY, 'accTitle: Order of the runs']],
  },
  {
    name: 'leaves an arrow without its end',
    rule: 'diagram/invalid-syntax',
    replace: [[CHOREOGRAPHY, LAST_LINES, LAST_LINES.replace('  run-5 --> run-6\n', '  run-5 -->\n')]],
    at: [[CHOREOGRAPHY, 'run-5 -->']],
  },
  {
    name: 'adds a message with a semicolon in it',
    rule: 'diagram/invalid-syntax',
    add: {
      [CONTEXT]: `# The gateway

\`\`\`mermaid
sequenceDiagram
  desk->>gateway: asks for a title; waits for the answer
  gateway-->>desk: names the shelf
\`\`\`
`,
    },
    at: [[CONTEXT, ';']],
  },
  {
    name: 'sends the operator to a flowchart that the runbook never had',
    rule: 'diagram/missing-diagram',
    replace: [[RUNBOOK, '## Validation\n\n', '## Validation\n\nThe flowchart below shows who looks at what.\n\n']],
    at: [[RUNBOOK, 'The flowchart below']],
  },
  {
    name: 'moves a diagram away and leaves its sentence',
    rule: 'diagram/missing-diagram',
    replace: [[SPEC, '## User stories\n\n', '## User stories\n\nThe following diagram shows the stories.\n\n']],
    at: [[SPEC, 'The following diagram']],
  },
  {
    name: 'goes back to a diagram in a page of words',
    rule: 'diagram/missing-diagram',
    replace: [
      [RUNBOOK, 'Tell the desk before you start', 'Tell the desk, as the diagram above has it, before you start'],
    ],
    at: [[RUNBOOK, 'the diagram above']],
  },
  {
    name: 'has not looked at the runbook since spring',
    rule: 'page/stale',
    replace: [
      [RUNBOOK, 'last_verified: 2026-11-13', 'last_verified: 2026-05-04'],
      [RUNBOOK, 'last_updated: 2026-11-20', 'last_updated: 2026-04-01'],
    ],
    at: [[RUNBOOK, '2026-05-04']],
  },
  {
    name: 'adds a context page that was true in summer',
    rule: 'page/stale',
    add: { [`${EXAMPLE}/gateway.md`]: context('type: context', 'last_updated: 2026-08-01') },
    at: [[`${EXAMPLE}/gateway.md`, '2026-08-01']],
  },
  {
    name: 'adds a page to the folder of contexts that is a day too old',
    rule: 'page/stale',
    add: { [CONTEXT]: context('last_verified: "2026-10-21"') },
    at: [[CONTEXT, '"2026-10-21"']],
  },
  {
    name: 'lists an output that the closed run never wrote',
    rule: 'page/missing-artifact',
    replace: [
      [PLAN_2, 'status: closed\n', 'status: closed\noutputs: [evidence/hourly-comparison.csv, evidence/rebuild.csv]\n'],
    ],
    at: [[PLAN_2, 'evidence/rebuild.csv']],
  },
  {
    name: 'closes a run with a file that is called otherwise',
    rule: 'page/missing-artifact',
    replace: closedWith('- `evidence/comparison.csv`: the seven days, hour by hour'),
    at: [[PLAN_2, 'evidence/comparison.csv']],
  },
  {
    name: 'closes a run before its output is there',
    rule: 'page/missing-artifact',
    replace: [[PLAN_3, 'status: active\n', 'status: done\noutputs: branches.csv\n']],
    at: [[PLAN_3, 'branches.csv']],
  },
  {
    name: 'drops the validation of a runbook',
    rule: 'page/missing-section',
    replace: [[RUNBOOK, '## Validation\n', '## Later\n']],
    at: [[RUNBOOK, 'runbook']],
  },
  {
    name: 'says nobody who owns what',
    rule: 'page/missing-section',
    replace: [[READINESS, '## Owners\n', '## Table\n']],
    at: [[READINESS, 'readiness']],
  },
  {
    name: 'forgets when a run is over',
    rule: 'page/missing-section',
    replace: [[PLAN_3, '## Exit\n', '## Further\n']],
    at: [[PLAN_3, 'run']],
  },
  {
    name: 'writes a date that no calendar has',
    rule: 'page/invalid-frontmatter',
    replace: [[RUNBOOK, 'last_verified: 2026-11-13', 'last_verified: 2026-11-31']],
    at: [[RUNBOOK, '2026-11-31']],
  },
  {
    name: 'misspells a posture',
    rule: 'page/invalid-frontmatter',
    replace: [[READINESS, 'posture: ready\n', 'posture: redy\n']],
    at: [[READINESS, 'redy']],
  },
  {
    name: 'misspells a key',
    rule: 'page/invalid-frontmatter',
    replace: [[PLAN_3, 'last_updated:', 'last_udpated:']],
    at: [[PLAN_3, 'last_udpated']],
  },
  {
    name: 'writes a key twice',
    rule: 'page/invalid-frontmatter',
    replace: [[PLAN_3, 'owner: operator\n', 'owner: operator\nowner: catalogue lead\n']],
    at: [[PLAN_3, 'o']],
  },
  {
    name: 'leaves an element open',
    rule: 'page/unreadable',
    replace: [[NOTES, '</Aside>\n', '']],
    at: [[NOTES, '']],
  },
  {
    name: 'breaks an expression',
    rule: 'page/unreadable',
    replace: [[NOTES, 'so that nobody has to be sure.', 'so that {nobody has to be sure.']],
    at: [[NOTES, '']],
  },
  {
    name: 'adds a work breakdown that is cut off',
    rule: 'page/unreadable',
    add: { [`${EXAMPLE}/later.yaml`]: 'slices:\n  - id: E8\n    title: "Later\n' },
    at: [[`${EXAMPLE}/later.yaml`, '']],
  },
  {
    name: 'opens the gate that the note has passed',
    rule: 'page/posture-mismatch',
    replace: [[CHOREOGRAPHY, GATE_2_PASSED, GATE_2_PASSED.replace('passed', 'open  ')]],
    at: [[READINESS, 'ready']],
  },
  {
    name: 'finds work of the run before that nobody has done',
    rule: 'page/posture-mismatch',
    replace: [[TASKS, '- [x] T010 [US3]', '- [ ] T010 [US3]']],
    at: [[READINESS, 'ready']],
  },
  {
    name: 'lets the note speak for all runs',
    rule: 'page/posture-mismatch',
    replace: [[READINESS, 'run: run-3\n', '']],
    at: [[READINESS, 'ready']],
  },
]
