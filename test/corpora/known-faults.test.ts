/**
 * Real faults in real documents, each checked by opening the file. The corpora are other people's work and stand
 * outside the repository: THROUGHLINE_CORPORA names their folder. Without it these tests are skipped.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { checkCorpus } from '../corpus.ts'
import { textsIn } from './texts.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-corpora-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const root = resolve(import.meta.dirname, '../..')

const FAULTS: Record<string, readonly string[]> = {
  paws360: [
    'specs/001-github-runner-deploy/IMPLEMENTATION-COMPLETE.md:359 id/undefined-reference',
    'specs/001-gitlab-runner-proxmox/tasks.md:106 id/duplicate-definition',
    'specs/001-gitlab-runner-proxmox/tasks.md:107 id/duplicate-definition',
    'specs/001-gitlab-runner-proxmox/tasks.md:108 id/duplicate-definition',
    'docs/DEMO-ENVIRONMENT-GUIDE.md:432 link/missing-file',
    'docs/INDEX.md:15 link/missing-file',
    'specs/001-github-runner-deploy/T097-JIRA-VERIFICATION-REPORT.md:159 link/missing-file',
    'docs/jira-mcp/INDEX.md:50 link/outside-root',
    'docs/runbooks/production-deployment-failures.md:12 link/missing-anchor',
    'docs/onboarding.md:190 link/missing-anchor',
  ],
  aidoc: [
    'README.md:150 link/missing-file',
    'ai_dev_flow/02_PRD/PRD_MVP_VALIDATION_RULES.md:105 link/missing-anchor',
    'ai_dev_flow/01_BRD/BRD_MVP_VALIDATION_RULES.md:1566 link/missing-anchor',
  ],
  keps: [
    'keps/sig-api-machinery/4006-transition-spdy-to-websockets/README.md:230 link/malformed-url',
    'keps/sig-apps/3329-retriable-and-non-retriable-failures/README.md:1231 link/missing-anchor',
    'keps/sig-node/5526-pod-level-resource-managers/README.md:601 link/missing-anchor',
    'keps/sig-storage/121-local-persistent-volumes/README.md:56 link/missing-file',
  ],
  rawr: [],
  starlight: [],
  edforge: [],
}

describe.each(Object.keys(FAULTS))('%s', (name) => {
  const folder = corpusFolder(root, name, scratch)
  test.skipIf(folder === undefined)(
    `checks without a crash and finds its ${FAULTS[name]!.length} known faults (skipped where the corpora are absent)`,
    () => {
      const files = textsIn(folder!)
      const found = new Set(
        checkCorpus({ files }).diagnostics.map(({ file, range, ruleId }) => `${file}:${range.start.line} ${ruleId}`),
      )
      expect(FAULTS[name]!.filter((fault) => !found.has(fault))).toEqual([])
    },
  )
})
