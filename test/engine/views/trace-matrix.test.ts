import { expect, test } from 'vitest'
import { traceMatrix } from '../../../src/engine/views/trace-matrix.ts'
import { checkCorpus } from '../../corpus.ts'

const matrixOf = (files: Record<string, string>) =>
  traceMatrix(checkCorpus({ files: new Map(Object.entries(files)) }).index)

const REQUIREMENTS = `| Requirement | Statement |
|---|---|
| REQ-TID-001 | The gauge is read hourly. |
| REQ-TID-002 | A flood is told at once. |
| REQ-TID-003 | Readings are kept ten years. |
| REQ-TID-004 | The gauge is lit at night. |
| ~~REQ-TID-005~~ | withdrawn |
| FR-001 | of the specification |
`

const VERIFICATION = `| Verification | Requirement | Method | Evidence | Result | Signed |
|---|---|---|---|---|---|
| V-TID-001 | REQ-TID-001 | Read the log | [log of a day](log.md#noon) | passed | 2026-11-02 |
| V-TID-002 | REQ-TID-002 | Open the sluice | \`sluice.txt\`, \`photo.txt\` | passed | |
| V-TID-003 | REQ-TID-002 | Call the warden | — | failed | |
| V-TID-004 | REQ-TID-003 | Read the contract | by word of mouth | deferred | |
| V-TID-005 | | Look at the moon | \`later.txt\` | open | |
`

test('a row a requirement: state, verifications, evidence, signature', () => {
  const { rows, strays, scopes } = matrixOf({
    'specs/001-tide/spec.md': REQUIREMENTS,
    'specs/001-tide/verification.md': VERIFICATION,
    'specs/001-tide/log.md': '# Log\n\n## Noon\n',
    'specs/001-tide/sluice.txt': 'open\n',
  })
  expect(
    rows.map(({ requirement, state, isSigned, verifications }) => [
      requirement.item.id,
      state,
      isSigned,
      verifications.map(({ verification }) => verification.item.id),
    ]),
  ).toEqual([
    ['REQ-TID-001', 'done', true, ['V-TID-001']],
    ['REQ-TID-002', 'failed', false, ['V-TID-002', 'V-TID-003']],
    ['REQ-TID-003', 'dropped', false, ['V-TID-004']],
    ['REQ-TID-004', 'gap', undefined, []],
    ['FR-001', 'exempt', undefined, []],
  ])
  expect(
    rows.flatMap(({ verifications }) =>
      verifications.map(({ method, evidence, signature }) => ({ method, evidence, signature })),
    ),
  ).toEqual([
    {
      method: 'Read the log',
      evidence: [{ text: 'log of a day', state: 'present', path: 'specs/001-tide/log.md', fragment: 'noon' }],
      signature: { isSigned: true, by: undefined, on: '2026-11-02', text: '2026-11-02' },
    },
    {
      method: 'Open the sluice',
      evidence: [
        { text: 'sluice.txt', state: 'present', path: 'specs/001-tide/sluice.txt' },
        { text: 'photo.txt', state: 'missing', path: 'specs/001-tide/photo.txt' },
      ],
      signature: { isSigned: false, by: undefined, on: undefined, text: '' },
    },
    { method: 'Call the warden', evidence: [], signature: { isSigned: false, by: undefined, on: undefined, text: '' } },
    {
      method: 'Read the contract',
      evidence: [{ text: 'by word of mouth', state: 'text' }],
      signature: { isSigned: false, by: undefined, on: undefined, text: '' },
    },
  ])
  expect(strays.map(({ verification, evidence }) => [verification.item.id, evidence])).toEqual([
    ['V-TID-005', [{ text: 'later.txt', state: 'expected', path: 'specs/001-tide/later.txt' }]],
  ])
  expect(
    scopes.map(({ scope, uncovered, ...rest }) => ({
      ...rest,
      scope: scope.directory,
      uncovered: uncovered.map(({ id }) => id),
    })),
  ).toEqual([
    {
      scope: 'specs/001-tide',
      total: 4,
      exempt: 1,
      verified: 3,
      passed: 1,
      signed: 1,
      uncovered: ['REQ-TID-004'],
      keepsResults: true,
      keepsSignatures: true,
    },
  ])
})

test('who has signed, by a table of signatures', () => {
  const { rows } = matrixOf({
    'verification.md': `| Verification | Requirement | Result |
|---|---|---|
| V-TID-001 | REQ-TID-001 | passed |
| V-TID-002 | REQ-TID-002 | passed |

## Sign-off

| Part | Covers | Role | Signed on |
|---|---|---|---|
| Gauge | V-TID-001 | harbour master | 2026-11-06, by radio |
| Flood | V-TID-002 | warden | open |
`,
    'requirements.md': REQUIREMENTS,
  })
  expect(rows.flatMap(({ verifications }) => verifications.map(({ signature }) => signature))).toEqual([
    { isSigned: true, by: 'harbour master', on: '2026-11-06', text: '2026-11-06, by radio' },
    { isSigned: false, by: 'warden', on: undefined, text: 'open' },
  ])
})

test('where nobody keeps results or signatures, that there is none says nothing', () => {
  const { rows, scopes } = matrixOf({
    'requirements.md': REQUIREMENTS,
    'verification.md': '| Verification | Requirement | Method |\n|---|---|---|\n| V-TID-001 | REQ-TID-001 | Look |\n',
  })
  expect(rows[0]).toMatchObject({ state: 'untold', isSigned: undefined, verifications: [{ signature: undefined }] })
  expect(scopes[0]).toMatchObject({ keepsResults: false, keepsSignatures: false })
})

test('evidence that another page tells is looked for where that page stands', () => {
  const { rows } = matrixOf({
    'requirements.md': REQUIREMENTS,
    'verification.md': '| Verification | Requirement | Method |\n|---|---|---|\n| V-TID-001 | REQ-TID-001 | Look |\n',
    'results/november.md':
      '| Verification | Evidence | Result |\n|---|---|---|\n| V-TID-001 | [photo](photo.txt) | passed |\n',
    'results/photo.txt': 'tide\n',
  })
  expect(rows[0]!.verifications[0]!.evidence).toEqual([{ text: 'photo', state: 'present', path: 'results/photo.txt' }])
})
