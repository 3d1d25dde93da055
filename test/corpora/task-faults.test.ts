/**
 * Tasks in real documents, each line checked by opening the file: all that the rules report there, and nothing else. The
 * corpora have no history, so that what it tells is not asked. Skipped where corpora or seeds are absent, see
 * known-faults.test.ts.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { checkCorpus } from '../corpus.ts'
import { textsIn } from './texts.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-tasks-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const root = resolve(import.meta.dirname, '../..')

const RULES = /^task\/(?!count-mismatch)|^verification\/contradiction$/

function found(files: ReadonlyMap<string, string>): string[] {
  return checkCorpus({ files })
    .diagnostics.filter(({ ruleId }) => RULES.test(ruleId))
    .map(({ file, range, ruleId, message }) => `${file}:${range.start.line} ${ruleId}: ${message.split('. ')[0]}`)
}

const FAULTS: Record<string, readonly string[]> = {
  paws360: [
    'specs/001-github-runner-deploy/tasks.md:600 task/status-contradiction: T062 is ticked, and its status says "blocked"',
    'specs/001-github-runner-deploy/tasks.md:1003 task/parallel-conflict: T013, T014 and T015 are listed as parallel, without the mark [P]',
    'specs/001-github-runner-deploy/tasks.md:1022 verification/contradiction: SC-003 is called validated in T062, and T062 says "blocked"',
    'specs/001-gitlab-runner-proxmox/tasks.md:155 task/parallel-conflict: T020 is listed as parallel, without the mark [P]',
    'specs/001-gitlab-runner-proxmox/tasks.md:156 task/parallel-conflict: T021, T022, T023 and T024 are listed as parallel, without the mark [P]',
    'specs/001-gitlab-runner-proxmox/tasks.md:159 task/parallel-conflict: T028 is listed as parallel, without the mark [P]',
    'specs/001-local-dev-parity/tasks.md:72 task/parallel-conflict: T022 and T023 are marked [P] in one phase, and both write docker-compose.yml',
    'specs/001-local-dev-parity/tasks.md:81 task/parallel-conflict: T028, T029, T030 and T031 are marked [P] in one phase, and all write scripts/health-check.sh',
    'specs/001-local-dev-parity/tasks.md:316 task/status-contradiction: T104m is ticked, and its text says "blocked"',
    'specs/001-local-dev-parity/tasks.md:538 task/parallel-conflict: T169 and T175 are marked [P] in one phase, and both write docs/guides/backup-recovery.md',
    'specs/001-local-dev-parity/tasks.md:682 task/parallel-conflict: T126, T127, T128 and T129 are listed as parallel, without the mark [P]',
    'specs/001-local-dev-parity/tasks.md:684 task/parallel-conflict: T186 is listed as parallel, without the mark [P]',
    'specs/001-transform-the-student/tasks.md:41 task/parallel-conflict: T003 and T004 are marked [P] in one phase, and both write docker-compose.yml',
    'specs/001-unify-repos/tasks.md:46 task/status-contradiction: T017 is ticked, and its text says "partial"',
    'specs/001-unify-repos/tasks.md:152 task/parallel-conflict: T020, T021, T022 and T023 are listed as parallel, without the mark [P]',
    'specs/001-unify-repos/tasks.md:153 task/parallel-conflict: T024 and T025 are listed as parallel, without the mark [P]',
    'specs/001-unify-repos/tasks.md:157 task/parallel-conflict: T030, T031 and T032 are listed as parallel, without the mark [P]',
    'specs/001-unify-repos/tasks.md:158 task/parallel-conflict: T034 and T035 are listed as parallel, without the mark [P]',
    'specs/001-unify-repos/tasks.md:161 task/parallel-conflict: T037 is listed as parallel, without the mark [P]',
  ],
  aidoc: [],
  keps: [],
  rawr: [],
  starlight: [],
  edforge: [],
}

describe.each(Object.keys(FAULTS))('%s', (name) => {
  const folder = corpusFolder(root, name, scratch)
  test.skipIf(folder === undefined)('has these faults in its tasks (skipped where the corpora are absent)', () => {
    expect(found(textsIn(folder!))).toEqual(FAULTS[name])
  })
})

const SEED = join(process.env['THROUGHLINE_SEEDS'] || resolve(root, '../shared/seeds'), '004-runner-deploy-tasks.md')

test.skipIf(!existsSync(SEED))('seed 004 has these three (skipped where the seeds are absent)', () => {
  expect(found(new Map([['specs/deploy/tasks.md', readFileSync(SEED, 'utf8')]]))).toEqual([
    'specs/deploy/tasks.md:600 task/status-contradiction: T062 is ticked, and its status says "blocked"',
    'specs/deploy/tasks.md:1003 task/parallel-conflict: T013, T014 and T015 are listed as parallel, without the mark [P]',
    'specs/deploy/tasks.md:1022 verification/contradiction: SC-003 is called validated in T062, and T062 says "blocked"',
  ])
})
