import { EXAMPLE, RUN_2 } from './corpus.ts'
import type { Plant } from './plant.ts'

const MANIFEST = `${RUN_2}/cleanup-manifest.md`

/** The row of a path, up to its action. */
const row = (path: string, width = 34) => `| ${`\`${path}\``.padEnd(width)} | `
const FINALIZED_LOG = row('execution-log.md') + 'finalize'
const RETAINED_SETTINGS = row('evidence/gateway-settings.txt') + 'retain  '
const DELETED_NOTES = row('OPERATOR_SCRATCHPAD.md') + 'delete'

export const cleanupPlants: readonly Plant[] = [
  ...(['finalzie', 'consider', 'ask the operator'] as const).map((word): Plant => ({
    name: `wants to ${word}`,
    rule: 'cleanup/unknown-action',
    replace: [[MANIFEST, FINALIZED_LOG, row('execution-log.md') + word]],
    at: [[MANIFEST, word]],
  })),
  ...(['cleanup', 'No longer needed.', 'n/a'] as const).map((words): Plant => ({
    name: `gives as its reason: ${words}`,
    rule: 'cleanup/missing-rationale',
    replace: [[MANIFEST, 'Notes of the day; all that held is in the execution log.', words]],
    at: [[MANIFEST, words]],
  })),
  {
    name: 'gives no reason',
    rule: 'cleanup/missing-rationale',
    replace: [[MANIFEST, 'V-CUT-001 rests on it.', '']],
    at: [[MANIFEST, 'evidence/gateway-settings.txt']],
  },
  {
    name: 'names things instead of a path',
    rule: 'cleanup/not-a-path',
    replace: [[MANIFEST, '`execution-log.md`  ', 'working notes of the run']],
    at: [[MANIFEST, 'working notes of the run']],
  },
  {
    name: 'names two paths in one row',
    rule: 'cleanup/not-a-path',
    replace: [[MANIFEST, '| `execution-log.md`  ', '| `execution-log.md`, `plan.md`']],
    at: [[MANIFEST, '`execution-log.md`, `plan.md`']],
  },
  {
    name: 'climbs out of the repository',
    rule: 'cleanup/not-a-path',
    replace: [[MANIFEST, '`../../tasks.md`', '`../../../../../../../../tasks.md`']],
    at: [[MANIFEST, '../../../../../../../../tasks.md']],
  },
  {
    name: 'names a path of one machine',
    rule: 'cleanup/not-a-path',
    replace: [[MANIFEST, '`../../tasks.md`', '`/srv/checkout/tasks.md`']],
    at: [[MANIFEST, '/srv/checkout/tasks.md']],
  },
  {
    name: 'leaves a deleted file where it was',
    rule: 'cleanup/contradicts-tree',
    add: { [`${RUN_2}/OPERATOR_SCRATCHPAD.md`]: '# Notes of the day\n' },
    at: [[MANIFEST, 'OPERATOR_SCRATCHPAD.md']],
  },
  {
    name: 'says that a file is retained which never was',
    rule: 'cleanup/contradicts-tree',
    replace: [[MANIFEST, '4. `disposition.md`', '4. `evidence/complaints.txt`']],
    at: [[MANIFEST, 'evidence/complaints.txt']],
  },
  {
    name: 'moves a file to a place where it is not',
    rule: 'cleanup/contradicts-tree',
    replace: [[MANIFEST, 'move to `evidence/way-back.txt`', 'move to `evidence/way-there.txt`']],
    at: [[MANIFEST, 'evidence/way-there.txt']],
  },
  {
    name: 'copies a file instead of moving it',
    rule: 'cleanup/contradicts-tree',
    add: { [`${RUN_2}/timings.txt`]: 'T011 3 min\n' },
    at: [[MANIFEST, 'timings.txt']],
  },
  {
    name: 'deletes by a pattern that still finds something',
    rule: 'cleanup/contradicts-tree',
    replace: [[MANIFEST, '- `scratch/comparison-first-try.csv`', '- `scratch/*.csv`']],
    add: { [`${RUN_2}/scratch/comparison-second-try.csv`]: 'hour\n' },
    at: [[MANIFEST, 'scratch/*.csv']],
  },
  {
    name: 'retains and deletes one file',
    rule: 'cleanup/conflicting-rows',
    replace: [[MANIFEST, '- `scratch/comparison-first-try.csv`', '- `evidence/gateway-settings.txt`']],
    at: [[MANIFEST, 'evidence/gateway-settings.txt']],
  },
  {
    name: 'has two rows for one file in its table',
    rule: 'cleanup/conflicting-rows',
    replace: [[MANIFEST, DELETED_NOTES, `${row('plan.md')}retain`]],
    at: [[MANIFEST, 'plan.md']],
  },
  {
    name: 'deletes what its list retains',
    rule: 'cleanup/conflicting-rows',
    replace: [[MANIFEST, '4. `disposition.md`', '4. `OPERATOR_SCRATCHPAD.md`']],
    at: [[MANIFEST, 'OPERATOR_SCRATCHPAD.md']],
  },
  ...([`${RUN_2}/NOTES.md`, `${RUN_2}/evidence/stream-age.csv`, `${RUN_2}/scratch/old/first.csv`] as const).map(
    (path): Plant => ({
      name: `says nothing of ${path.slice(RUN_2.length + 1)}, which the change deletes`,
      rule: 'cleanup/unlisted-deletion',
      deleted: [path],
      at: [[MANIFEST, 'cleanup-manifest']],
    }),
  ),
  {
    name: 'plans to delete what a gate, a table and links still need',
    rule: 'cleanup/breaks-evidence',
    replace: [
      [MANIFEST, 'status: done', 'status: planned'],
      [
        MANIFEST,
        row('evidence/hourly-comparison.csv') + 'retain  ',
        row('evidence/hourly-comparison.csv') + 'delete  ',
      ],
      [MANIFEST, '1. `evidence/hourly-comparison.csv`\n', ''],
    ],
    at: [[MANIFEST, 'evidence/hourly-comparison.csv']],
  },
  {
    name: 'plans to archive what a shell script reads',
    rule: 'cleanup/breaks-evidence',
    replace: [
      [MANIFEST, 'status: done', 'status: planned'],
      [MANIFEST, RETAINED_SETTINGS, row('evidence/gateway-settings.txt') + 'archive to `old/gateway-settings.txt`'],
      [MANIFEST, '2. `evidence/gateway-settings.txt`\n', ''],
    ],
    at: [[MANIFEST, 'evidence/gateway-settings.txt']],
  },
  {
    name: 'plans to delete a page that other projects link to',
    rule: 'cleanup/breaks-evidence',
    replace: [
      [MANIFEST, 'status: done', 'status: planned'],
      [MANIFEST, DELETED_NOTES, `${row('../../spec.md')}delete`],
    ],
    at: [[MANIFEST, '../../spec.md']],
  },
  {
    name: 'has deleted what a gate still reads',
    rule: 'cleanup/breaks-evidence',
    replace: [
      [MANIFEST, '- `scratch/comparison-first-try.csv`', `- \`${EXAMPLE}/runs/run-2-dual-write/totals.csv\``],
      ['scripts/verify-settings.sh', 'grep -q', '[ -f "$RUN/totals.csv" ] && echo there || echo gone\ngrep -q'],
    ],
    at: [],
  },
]
