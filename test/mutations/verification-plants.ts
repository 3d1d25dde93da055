import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const INDEX = `${EXAMPLE}/index.md`
const REQUIREMENTS = `${EXAMPLE}/requirements.md`
const VERIFICATION = `${EXAMPLE}/verification.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`

const LAST_REQUIREMENT =
  '| REQ-DOC-003 | The pages about the old search are retired when central has moved. | DQ-R1-001   |\n'
const LAST_ROW_START = '| V-DOC-003    | REQ-DOC-003 |'
const row = (id: string, requirement: string) =>
  `| ${id} | ${requirement} | Ask the desks | | open |\n${LAST_ROW_START}`
const OPEN_ROW = (id: string, requirement: string, method: string) =>
  `| ${id}    | ${requirement} | ${method.padEnd(59)} |${' '.repeat(77)}| open   |`
const SIGNED = '| Index         | V-IDX-001..004 | catalogue lead   | 2026-11-06 |'

export const verificationPlants: readonly Plant[] = [
  {
    name: 'adds a requirement and forgets the register of verifications',
    rule: 'verification/unverified-requirement',
    replace: [
      [
        REQUIREMENTS,
        '\n## Cutover',
        '| REQ-IDX-005 | The index knows which copies are in the bindery. | US1 |\n\n## Cutover',
      ],
    ],
    at: [[REQUIREMENTS, 'REQ-IDX-005']],
  },
  {
    name: 'points two verifications at one requirement',
    rule: 'verification/unverified-requirement',
    replace: [[VERIFICATION, 'V-DOC-002    | REQ-DOC-002', 'V-DOC-002    | REQ-DOC-001']],
    at: [[REQUIREMENTS, 'REQ-DOC-002']],
  },
  {
    name: 'adds a requirement as an item of a list',
    rule: 'verification/unverified-requirement',
    replace: [
      [
        REQUIREMENTS,
        LAST_REQUIREMENT,
        `${LAST_REQUIREMENT}\n- **REQ-SEC-001**: The gateway logs who changed a setting.\n`,
      ],
    ],
    at: [[REQUIREMENTS, 'REQ-SEC-001']],
  },
  {
    name: 'points a verification at a story instead of its requirement',
    rule: 'verification/unverified-requirement',
    replace: [[VERIFICATION, 'V-IDX-001    | REQ-IDX-001', 'V-IDX-001    | US1        ']],
    at: [[REQUIREMENTS, 'REQ-IDX-001']],
  },
  {
    name: 'writes a range in words, and ends it early',
    rule: 'verification/unverified-requirement',
    replace: [
      [VERIFICATION, 'V-DOC-001    | REQ-DOC-001', 'V-DOC-001    | REQ-DOC-001 to 002'],
      [VERIFICATION, 'V-DOC-002    | REQ-DOC-002', 'V-DOC-002    | REQ-DOC-001'],
      [VERIFICATION, 'V-DOC-003    | REQ-DOC-003', 'V-DOC-003    | REQ-DOC-001 – 002'],
    ],
    at: [[REQUIREMENTS, 'REQ-DOC-003']],
  },
  {
    name: 'adds a verification and leaves the requirement for later',
    rule: 'verification/orphan',
    replace: [[VERIFICATION, LAST_ROW_START, row('V-DOC-004', '')]],
    at: [[VERIFICATION, 'V-DOC-004']],
  },
  {
    name: 'keeps a verification whose requirement is gone',
    rule: 'verification/orphan',
    replace: [[VERIFICATION, LAST_ROW_START, row('V-CUT-006', '—')]],
    at: [[VERIFICATION, 'V-CUT-006']],
  },
  {
    name: 'promises to name the requirement',
    rule: 'verification/orphan',
    replace: [[VERIFICATION, LAST_ROW_START, row('V-OPS-004', 'TBD')]],
    at: [[VERIFICATION, 'V-OPS-004']],
  },
  {
    name: 'removes a signature from a part that has passed',
    rule: 'verification/unsigned',
    replace: [[VERIFICATION, SIGNED, SIGNED.replace('2026-11-06', '          ')]],
    at: [[VERIFICATION, SIGNED.replace('2026-11-06', '          ')]],
  },
  {
    name: 'says in the place of a signature that there is none',
    rule: 'verification/unsigned',
    replace: [[VERIFICATION, SIGNED, SIGNED.replace('2026-11-06', 'not yet   ')]],
    at: [[VERIFICATION, 'not yet']],
  },
  {
    name: 'passes the last verification of a part and asks nobody to sign',
    rule: 'verification/unsigned',
    replace: [
      [
        VERIFICATION,
        OPEN_ROW('V-CUT-005', 'REQ-CUT-005', 'Review of the execution log'),
        '| V-CUT-005 | REQ-CUT-005 | Review of the execution log | [log](./runs/run-3-branch-cascade/execution-log.md) | passed |',
      ],
    ],
    at: [[VERIFICATION, 'open']],
  },
  {
    name: 'closes the verification over open signatures',
    rule: 'verification/unsigned',
    replace: [[VERIFICATION, 'type: verification\n', 'type: verification\nstatus: complete\n']],
    at: [
      [VERIFICATION, 'open'],
      [VERIFICATION, 'open'],
      [VERIFICATION, 'open'],
    ],
  },
  {
    name: 'marks the project as done over open signatures',
    rule: 'verification/unsigned',
    replace: [[INDEX, 'status: active', 'status: done']],
    at: [
      [VERIFICATION, 'open'],
      [VERIFICATION, 'open'],
      [VERIFICATION, 'open'],
    ],
  },
  {
    name: 'passes a verification from memory',
    rule: 'verification/missing-evidence',
    replace: [
      [
        VERIFICATION,
        OPEN_ROW('V-OPS-002', 'REQ-OPS-002', 'Read one week of ART-006'),
        '| V-OPS-002 | REQ-OPS-002 | Read one week of ART-006 | | passed |',
      ],
    ],
    at: [[VERIFICATION, 'V-OPS-002']],
  },
  {
    name: 'leaves the evidence for later',
    rule: 'verification/missing-evidence',
    replace: [[VERIFICATION, '`runs/run-2-dual-write/evidence/gateway-settings.txt`', 'TBD']],
    at: [[VERIFICATION, 'TBD']],
  },
  {
    name: 'signs what nobody has looked at',
    rule: 'verification/missing-evidence',
    replace: [[VERIFICATION, 'technical writer | open       |', 'technical writer | 2026-11-20 |']],
    at: [
      [VERIFICATION, 'V-DOC-002'],
      [VERIFICATION, 'V-DOC-003'],
    ],
  },
  {
    name: 'lengthens one of two ranges',
    rule: 'verification/range-mismatch',
    replace: [[CHOREOGRAPHY, 'shown by V-IDX-001..004', 'shown by V-IDX-001..003']],
    at: [[CHOREOGRAPHY, 'V-IDX-001..003']],
  },
  {
    name: 'begins one of two ranges later',
    rule: 'verification/range-mismatch',
    replace: [[CHOREOGRAPHY, 'V-OPS-001..003', 'V-OPS-002..003']],
    at: [[CHOREOGRAPHY, 'V-OPS-002..003']],
  },
  {
    name: 'shortens the range of the requirements',
    rule: 'verification/range-mismatch',
    replace: [[CHOREOGRAPHY, 'REQ-OPS-001–003', 'REQ-OPS-001–002']],
    at: [[CHOREOGRAPHY, 'V-OPS-001..003']],
  },
]
