import { digestOf } from '../../src/engine/link/reviews/reviewed-text.ts'
import { EXAMPLE, RUN_2, soundFiles } from './corpus.ts'
import type { Plant } from './plant.ts'

const RECORD = `${EXAMPLE}/review.md`
const RUNBOOK = `${EXAMPLE}/runbooks/branch-cutover.md`
const PLAN_2 = `${RUN_2}/plan.md`
const sound = soundFiles()

/** The section of a heading of depth 2, to the next of them. */
function digestOfSection(path: string, heading: string): string {
  const [, section] = sound.get(path)!.split(`\n## ${heading}\n`)
  return digestOf(`## ${heading}\n${section!.split('\n## ')[0]!}`).slice(0, 16)
}

const SIGNED = digestOfSection(RUNBOOK, 'Remediation')
const WHOLE = digestOf(sound.get(PLAN_2)!.replace(/^---\n[^]*?\n---\n/, '')).slice(0, 12)

const HEAD = `---
title: Review of the cutover
type: review
---

| Section | Reviewed text | Reviewer | Date |
| ------- | ------------- | -------- | ---- |
`
const REMEDIATION = '[Remediation](runbooks/branch-cutover.md#remediation)'
const PLAN = '[Run 2](runs/run-2-dual-write/plan.md)'
const row = (section: string, digest: string, date = '2026-11-13', reviewer = 'reader') =>
  `| ${section} | \`sha256:${digest}\` | ${reviewer} | ${date} |\n`
const ROWS = row(REMEDIATION, SIGNED) + row(PLAN, WHOLE)
const record = { [RECORD]: HEAD + ROWS }

const findings = (...rows: readonly string[]) => ({
  [RECORD]: `${HEAD}${ROWS}\n| Severity | Finding | Disposition | Owner |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
})

export const reviewPlants: readonly Plant[] = [
  {
    name: 'changes a number in a section that was signed off',
    rule: 'review/suspect-section',
    replace: [[RUNBOOK, 'within\nfive minutes', 'within\nfifteen minutes']],
    add: record,
    at: [[RECORD, REMEDIATION]],
  },
  {
    name: 'adds a sentence to a page that was signed off as a whole',
    rule: 'review/suspect-section',
    replace: [[PLAN_2, '## Closed with\n\n', 'Nobody reads this.\n\n## Closed with\n\n']],
    add: record,
    at: [[RECORD, PLAN]],
  },
  {
    name: 'signs a text that was never there, later than the right one',
    rule: 'review/suspect-section',
    add: { [RECORD]: HEAD + ROWS + row(REMEDIATION, '0123456789ab', '2026-11-14') },
    at: [[RECORD, REMEDIATION]],
  },
  {
    name: 'renames a section that was signed off',
    rule: 'review/missing-section',
    replace: [[RUNBOOK, '## Remediation\n', '## Recovery\n']],
    add: record,
    at: [[RECORD, REMEDIATION]],
  },
  {
    name: 'signs a page that is gone',
    rule: 'review/missing-section',
    add: { [RECORD]: HEAD + ROWS + row('[Rollback](runbooks/rollback.md)', SIGNED) },
    at: [[RECORD, '[Rollback](runbooks/rollback.md)']],
  },
  {
    name: 'signs a section that never was',
    rule: 'review/missing-section',
    add: { [RECORD]: HEAD + ROWS + row('[Weather](runbooks/branch-cutover.md#weather)', SIGNED) },
    at: [[RECORD, '[Weather](runbooks/branch-cutover.md#weather)']],
  },
  {
    name: 'leaves a blocking finding open',
    rule: 'review/open-blocking-finding',
    add: findings('| blocking | The way back takes an hour | open | operator |'),
    at: [[RECORD, 'open']],
  },
  {
    name: 'leaves the disposition of a critical finding empty',
    rule: 'review/open-blocking-finding',
    add: findings('| Critical | The desk is not told | | operator |', '| minor | A slip | open | writer |'),
    at: [[RECORD, 'Critical']],
  },
  {
    name: 'puts off what must be fixed to some day',
    rule: 'review/open-blocking-finding',
    add: findings('| must fix | The counts differ | to do | operator |', '| must fix | A slip | fixed | writer |'),
    at: [[RECORD, 'to do']],
  },
  {
    name: 'cuts the hash too short',
    rule: 'review/malformed-record',
    add: { [RECORD]: HEAD + row(REMEDIATION, SIGNED.slice(0, 8)) },
    at: [[RECORD, `\`sha256:${SIGNED.slice(0, 8)}\``]],
  },
  {
    name: 'names the section without a link',
    rule: 'review/malformed-record',
    add: { [RECORD]: HEAD + row('Remediation', SIGNED) },
    at: [[RECORD, 'Remediation']],
  },
  {
    name: 'writes the day in the manner of the house',
    rule: 'review/malformed-record',
    add: { [RECORD]: HEAD + row(REMEDIATION, SIGNED, '13/11/2026') },
    at: [[RECORD, '13/11/2026']],
  },
]
