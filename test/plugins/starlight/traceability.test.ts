import { describe, expect, test } from 'vitest'
import { traceTable } from '../../../plugins/starlight/pages/traceability-table.ts'
import { traceabilityOf, type SiteTraceability } from '../../../plugins/starlight/site-index/traceability.ts'
import { marksOf } from '../../../plugins/starlight/trace-words.ts'
import { contextWith } from './context.ts'

const REQUIREMENTS = `| Requirement | Statement |
|---|---|
| REQ-TID-001 | Read hourly. |
| REQ-TID-002 | Told at once. |
| REQ-TID-003 | Kept for years. |
`

const VERIFICATION = `| Verification | Requirement | Method | Evidence | Result | Signed |
|---|---|---|---|---|---|
| V-TID-001 | REQ-TID-001 | Look | [log](log.md#noon) | passed | 2026-11-02 |
| V-TID-002 | REQ-TID-002 | Call | \`gone.txt\` | passed | |
| V-TID-003 | | Wait | <https://tide.example/> | open | |
`

const FILES = {
  'docs/requirements.md': REQUIREMENTS,
  'docs/verification.md': VERIFICATION,
  'docs/log.md': '# Log\n\n## Noon\n',
}

test('the matrix with its addresses', () => {
  const traceability = traceabilityOf(contextWith(FILES, { base: '/tide' }))
  const share = (done: number, percent: number) => ({ done, total: 3, percent })
  expect(traceability).toEqual({
    scopes: [
      {
        key: 'all',
        directory: '',
        title: '',
        verified: share(2, 66),
        passed: share(2, 66),
        signed: share(1, 33),
        gaps: 1,
      },
    ],
    rows: [
      {
        requirement: 'REQ-TID-001',
        title: 'Read hourly.',
        href: '/tide/requirements/#req-tid-001',
        scope: 'all',
        state: 'passed',
        isSigned: true,
        verifications: [
          {
            id: 'V-TID-001',
            href: '/tide/verification/#v-tid-001',
            method: 'Look',
            state: 'passed',
            result: 'passed',
            evidence: [{ text: 'log', state: 'present', path: 'docs/log.md', href: '/tide/log/#noon' }],
            signature: { isSigned: true, on: '2026-11-02', text: '2026-11-02' },
          },
        ],
      },
      {
        requirement: 'REQ-TID-002',
        title: 'Told at once.',
        href: '/tide/requirements/#req-tid-002',
        scope: 'all',
        state: 'passed',
        isSigned: false,
        verifications: [
          {
            id: 'V-TID-002',
            href: '/tide/verification/#v-tid-002',
            method: 'Call',
            state: 'passed',
            result: 'passed',
            evidence: [{ text: 'docs/gone.txt', state: 'missing', path: 'docs/gone.txt' }],
            signature: { isSigned: false, text: '' },
          },
        ],
      },
      {
        requirement: 'REQ-TID-003',
        title: 'Kept for years.',
        href: '/tide/requirements/#req-tid-003',
        scope: 'all',
        state: 'gap',
        verifications: [],
      },
    ],
    strays: [
      {
        id: 'V-TID-003',
        href: '/tide/verification/#v-tid-003',
        method: 'Wait',
        state: 'open',
        result: 'open',
        evidence: [{ text: 'https://tide.example/', state: 'address' }],
        signature: { isSigned: false, text: '' },
      },
    ],
  })
  expect(traceability.rows.map(marksOf)).toEqual([['passed', 'signed'], ['passed', 'unsigned', 'missing'], ['gap']])
})

test('a hidden draft says nothing: neither its rows nor its results', () => {
  const files = { ...FILES, 'docs/verification.md': `---\ndraft: true\n---\n\n${VERIFICATION}` }
  const published = traceabilityOf(contextWith(files))
  expect(JSON.stringify(published)).not.toContain('V-TID')
  expect(published.rows.map(({ requirement, state }) => [requirement, state])).toEqual([
    ['REQ-TID-001', 'exempt'],
    ['REQ-TID-002', 'exempt'],
    ['REQ-TID-003', 'exempt'],
  ])
  expect(traceabilityOf(contextWith(files, { isDevelopment: true })).strays).toHaveLength(1)
})

describe('as comma-separated values', () => {
  const tableWith = (title: string) =>
    traceTable({
      scopes: [{ key: 'tide', directory: 'tide', title, verified: { done: 0, total: 1, percent: 0 }, gaps: 1 }],
      rows: [{ requirement: 'REQ-1', title, scope: 'tide', state: 'gap', verifications: [] }],
      strays: [],
    } satisfies SiteTraceability)
  const cellOf = (title: string) => tableWith(title).split('\r\n')[1]

  test('a line for each requirement and verification, under a head', () => {
    expect(traceTable(traceabilityOf(contextWith(FILES)))).toBe(
      '\ufeff' +
        [
          'Scope,Requirement,Title,State,Verification,Method,Result,Evidence,Missing evidence,Signed,Signed by,Signature',
          ',REQ-TID-001,Read hourly.,passed,V-TID-001,Look,passed,docs/log.md,,yes,,2026-11-02',
          ',REQ-TID-002,Told at once.,passed,V-TID-002,Call,passed,docs/gone.txt,docs/gone.txt,no,,',
          ',REQ-TID-003,Kept for years.,gap,,,,,,,,',
          ',,,,V-TID-003,Wait,open,https://tide.example/,,no,,',
          '',
        ].join('\r\n'),
    )
  })

  test('quotation marks, commas and line ends are quoted', () => {
    expect(cellOf('a "tide", twice')).toBe('"a ""tide"", twice",REQ-1,"a ""tide"", twice",gap,,,,,,,,')
    expect(tableWith('one\ntwo')).toContain('"one\ntwo",REQ-1,"one\ntwo",gap')
  })

  test('what a spreadsheet program would run is text', () => {
    for (const start of ['=', '+', '-', '@', '\t'])
      expect(cellOf(`${start}cmd|x`)).toBe(`'${start}cmd|x,REQ-1,'${start}cmd|x,gap,,,,,,,,`)
    expect(cellOf('=HYPERLINK("x","y")')).toContain(`"'=HYPERLINK(""x"",""y"")",REQ-1`)
    expect(cellOf('a=b')).toContain('a=b,REQ-1,a=b,gap')
  })
})
