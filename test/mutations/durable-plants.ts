import { EXAMPLE, RUN_2 } from './corpus.ts'
import type { Plant } from './plant.ts'

const VERIFICATION = `${EXAMPLE}/verification.md`
const DISPOSITION = `${RUN_2}/disposition.md`
const GATE = 'scripts/verify-run-2.mjs'
const SHELL_GATE = 'scripts/verify-settings.sh'
const NOTE_GATE = 'scripts/verify-readiness.mjs'
const WORKFLOW = '.github/workflows/nightly.yml'

const SETTINGS = '`runs/run-2-dual-write/evidence/gateway-settings.txt`'
const COMPARISON_LINE = '- `evidence/hourly-comparison.csv:64`'
const NOTE_READ = "readFileSync(join(RUN, 'readiness-run-3.md'), 'utf8')"

export const durablePlants: readonly Plant[] = [
  {
    name: 'rests a verification on a scratchpad',
    rule: 'durable/ephemeral-reference',
    replace: [[VERIFICATION, SETTINGS, '`runs/run-2-dual-write/DESK_SCRATCHPAD.md`']],
    add: { [`${RUN_2}/DESK_SCRATCHPAD.md`]: '# Desk\n' },
    at: [[VERIFICATION, 'runs/run-2-dual-write/DESK_SCRATCHPAD.md']],
  },
  {
    name: 'rests a disposition on a scratch folder',
    rule: 'durable/ephemeral-reference',
    replace: [[DISPOSITION, COMPARISON_LINE, '- `scratch/comparison.csv`']],
    add: { [`${RUN_2}/scratch/comparison.csv`]: 'hour\n' },
    at: [[DISPOSITION, 'scratch/comparison.csv']],
  },
  {
    name: 'reads a scratchpad in a gate',
    rule: 'durable/ephemeral-reference',
    replace: [[GATE, '/disposition.md`', '/OPERATOR_NOTES_SCRATCHPAD.md`']],
    add: { [`${RUN_2}/OPERATOR_NOTES_SCRATCHPAD.md`]: 'state: deferred\n' },
    at: [[GATE, '`${RUN}/OPERATOR_NOTES_SCRATCHPAD.md`']],
  },
  {
    name: 'reads in a gate what this team calls scratch',
    rule: 'durable/ephemeral-reference',
    config: "durability: { ephemeral: ['**/_working/**'] }",
    replace: [[SHELL_GATE, '$RUN/plan.md', '$RUN/_working/plan.md']],
    add: { [`${RUN_2}/_working/plan.md`]: 'way back\n' },
    at: [[SHELL_GATE, '$RUN/_working/plan.md']],
  },
  {
    name: 'names evidence of a passed verification that is not there',
    rule: 'durable/missing-artifact',
    replace: [[VERIFICATION, SETTINGS, '`runs/run-2-dual-write/evidence/gateway-setting.txt`']],
    at: [[VERIFICATION, 'runs/run-2-dual-write/evidence/gateway-setting.txt']],
  },
  {
    name: 'names evidence of a disposition that is not there',
    rule: 'durable/missing-artifact',
    replace: [[DISPOSITION, COMPARISON_LINE, '- `evidence/daily-comparison.csv`']],
    at: [[DISPOSITION, 'evidence/daily-comparison.csv']],
  },
  {
    name: 'requires in a gate what is not there, through a helper of another module',
    rule: 'durable/missing-artifact',
    replace: [[GATE, '/disposition.md`', '/disposition-final.md`']],
    at: [[GATE, '`${RUN}/disposition-final.md`']],
  },
  {
    name: 'reads in a shell script what is not there',
    rule: 'durable/missing-artifact',
    replace: [[SHELL_GATE, '$RUN/plan.md', '$RUN/plan-of-record.md']],
    at: [[SHELL_GATE, '$RUN/plan-of-record.md']],
  },
  {
    name: 'reads in a workflow what is not there',
    rule: 'durable/missing-artifact',
    replace: [[WORKFLOW, 'hourly-comparison.csv', 'comparison.csv']],
    at: [[WORKFLOW, `${RUN_2}/evidence/comparison.csv`]],
  },
  {
    name: 'runs a script that is gone',
    rule: 'durable/missing-artifact',
    replace: [['package.json', 'bash scripts/verify-settings.sh', 'bash scripts/verify-desk.sh']],
    at: [['package.json', 'scripts/verify-desk.sh']],
  },
  {
    name: 'rests a verification on a file that git ignores',
    rule: 'durable/untracked-artifact',
    replace: [[VERIFICATION, SETTINGS, '`runs/run-2-dual-write/evidence/desk.log`']],
    add: { [`${RUN_2}/evidence/desk.log`]: 'seen\n' },
    ignored: [`${RUN_2}/evidence/desk.log`],
    at: [[VERIFICATION, 'runs/run-2-dual-write/evidence/desk.log']],
  },
  {
    name: 'rests a disposition on a file that git ignores',
    rule: 'durable/untracked-artifact',
    replace: [[DISPOSITION, COMPARISON_LINE, '- `evidence/raw.csv`']],
    add: { [`${RUN_2}/evidence/raw.csv`]: 'hour\n' },
    ignored: [`${RUN_2}/evidence/raw.csv`],
    at: [[DISPOSITION, 'evidence/raw.csv']],
  },
  {
    name: 'reads in a gate a page that git ignores',
    rule: 'durable/untracked-artifact',
    replace: [[GATE, '/disposition.md`', '/state.md`']],
    add: { [`${RUN_2}/state.md`]: 'state: deferred\n' },
    ignored: [`${RUN_2}/state.md`],
    at: [[GATE, '`${RUN}/state.md`']],
  },
  ...(
    [
      'https://github.com/library/catalogue/actions/runs/8123456789',
      'https://gitlab.com/library/catalogue/-/jobs/55120',
      'https://ci.example.org/job/catalogue/118/console',
    ] as const
  ).map((url): Plant => ({
    name: `proves by ${url}`,
    rule: 'durable/expiring-url',
    replace: [[VERIFICATION, SETTINGS, url]],
    at: [[VERIFICATION, url]],
  })),
  {
    name: 'swallows the absence of what a gate reads',
    rule: 'durable/fail-open-read',
    replace: [
      [
        NOTE_GATE,
        `const note = ${NOTE_READ}\n`,
        `let note = ''\ntry {\n  note = ${NOTE_READ}\n} catch {\n  note = ''\n}\n`,
      ],
      [
        NOTE_GATE,
        "if (!note.includes('posture: ready')) process.exit(1)",
        "if (note.includes('posture: not-ready')) process.exit(1)",
      ],
    ],
    at: [[NOTE_GATE, "join(RUN, 'readiness-run-3.md')"]],
  },
  {
    name: 'passes a shell gate whether the file is there or not',
    rule: 'durable/fail-open-read',
    replace: [[SHELL_GATE, '"$RUN/plan.md"', '"$RUN/plan.md" || true']],
    at: [[SHELL_GATE, '$RUN/plan.md']],
  },
  {
    name: 'takes no file for an empty file, through a helper',
    rule: 'durable/fail-open-read',
    replace: [
      [GATE, 'await must(`${RUN}/disposition.md`)', "await must(`${RUN}/disposition.md`).catch(() => '')"],
      [
        GATE,
        "if (!/^state: (?:deferred|triggered)$/m.test(disposition)) throw new Error('the disposition declares no state')\n",
        'console.log(disposition)\n',
      ],
    ],
    at: [[GATE, '`${RUN}/disposition.md`']],
  },
  {
    name: 'lacks the evidence that its state asks for',
    rule: 'durable/missing-conditional',
    replace: [
      [DISPOSITION, 'state: deferred', 'state: triggered'],
      [
        `${RUN_2}/cleanup-manifest.md`,
        '\n## Conditional artefacts\n\n`evidence/rebuild-record.txt` is intentionally absent: the [disposition](./disposition.md) declares\n`state: deferred`.\n',
        '',
      ],
    ],
    at: [[DISPOSITION, 'evidence/rebuild-record.txt']],
  },
  {
    name: 'has the evidence that its state rules out',
    rule: 'durable/missing-conditional',
    replace: [
      [
        `${RUN_2}/cleanup-manifest.md`,
        '\n## Conditional artefacts\n\n`evidence/rebuild-record.txt` is intentionally absent: the [disposition](./disposition.md) declares\n`state: deferred`.\n',
        '',
      ],
    ],
    add: { [`${RUN_2}/evidence/rebuild-record.txt`]: 'started 02:00\n' },
    at: [[DISPOSITION, 'evidence/rebuild-record.txt']],
  },
  {
    name: 'points behind the end of a file',
    rule: 'durable/stale-anchor',
    replace: [[DISPOSITION, COMPARISON_LINE, '- `evidence/hourly-comparison.csv:640`']],
    at: [[DISPOSITION, 'evidence/hourly-comparison.csv:640']],
  },
  {
    name: 'points at lines of which the last are gone',
    rule: 'durable/stale-anchor',
    replace: [[DISPOSITION, COMPARISON_LINE, '- `evidence/gateway-settings.txt#L8-L80`']],
    at: [[DISPOSITION, 'evidence/gateway-settings.txt#L8-L80']],
  },
  {
    name: 'points behind the end by a link',
    rule: 'durable/stale-anchor',
    replace: [[DISPOSITION, '(./evidence/hourly-comparison.csv#L64)', '(./evidence/hourly-comparison.csv#L6400)']],
    at: [[DISPOSITION, './evidence/hourly-comparison.csv#L6400']],
  },
]
