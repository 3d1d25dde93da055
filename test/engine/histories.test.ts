/**
 * Two histories as they really happened, rebuilt in small: a gate is made to pass without the notes that it was to read,
 * and a clean-up deletes what gates and evidence of an earlier phase still name.
 */
import { describe, expect, test } from 'vitest'
import { checkCorpus } from '../corpus.ts'
import { formatDiagnostic } from '../rules/literate.ts'

type Files = Readonly<Record<string, string>>

/** Every diagnostic: those of durability whole, of other rules only where they stand. */
function diagnose(files: Files): string[] {
  const { diagnostics } = checkCorpus({ files: new Map(Object.entries(files)) })
  return diagnostics.map((diagnostic) => {
    const { ruleId, file, range } = diagnostic
    return ruleId.startsWith('durable/') ? formatDiagnostic(diagnostic) : `${file}:${range.start.line} ${ruleId}`
  })
}

function without(files: Files, ...gone: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !gone.includes(path)))
}

const LIBRARY = `import fs from 'node:fs/promises'
import path from 'node:path'

const root = process.cwd()

export async function mustExist(relative) {
  const absolute = path.join(root, relative)
  try {
    await fs.stat(absolute)
  } catch {
    throw new Error(\`missing file: \${relative}\`)
  }
}

export async function readText(relative) {
  return fs.readFile(path.join(root, relative), 'utf8')
}
`

describe('a gate that reads the notes of a phase', () => {
  const PASS = 'docs/telescope/pass-2'
  const DISPOSITION = `# Mirror disposition

state: deferred

## Outcome

The mirror is not recoated in this pass.

## Trigger matrix

| Criterion | Result | Evidence |
| --- | --- | --- |
| Reflectance below the limit | not triggered | \`REFLECTANCE.json\` shows 93 % |

## Evidence

- \`REFLECTANCE.json\`
`
  const before: Files = {
    'package.json': `{
  "name": "observatory",
  "scripts": {
    "phase:gate:mirror": "node scripts/verify-mirror.mjs",
    "phase:exit": "npm run phase:gate:mirror"
  }
}
`,
    'scripts/lib.mjs': LIBRARY,
    'scripts/verify-mirror.mjs': `import { mustExist, readText } from './lib.mjs'

const PASS = '${PASS}'
const NOTES = \`\${PASS}/OBSERVER_3_NOTES.md\`

await mustExist(\`\${PASS}/MIRROR_DISPOSITION.md\`)
await mustExist(NOTES)

const notes = await readText(NOTES)
if (/two failed runs/.test(notes)) throw new Error('the mirror has to be recoated')
`,
    [`${PASS}/MIRROR_DISPOSITION.md`]: DISPOSITION,
    [`${PASS}/REFLECTANCE.json`]: '{ "reflectance": 93 }\n',
    [`${PASS}/OBSERVER_3_NOTES.md`]: '# Notes\n\nTwo nights, no failure.\n',
  }
  const MANIFEST = `# Clean-up manifest

| Path | Action | Rationale |
| --- | --- | --- |
| \`${PASS}/MIRROR_DISPOSITION.md\` | retain | Says how the pass ended. |
| \`${PASS}/OBSERVER_3_NOTES.md\` | delete | Superseded by the disposition. |
`
  const cleaned: Files = {
    ...without(before, `${PASS}/OBSERVER_3_NOTES.md`),
    [`${PASS}/CLEANUP_MANIFEST.md`]: MANIFEST,
  }

  test('is clean while they are there', () => {
    expect(diagnose(before)).toEqual([])
  })

  test('fails where it was left as it is, once the clean-up has deleted them', () => {
    expect(diagnose(cleaned)).toEqual([
      `${PASS}/CLEANUP_MANIFEST.md:6 cleanup/breaks-evidence`,
      `scripts/verify-mirror.mjs:7:17-7:22 error durable/missing-artifact: ${PASS}/OBSERVER_3_NOTES.md does not exist, and the gates phase:gate:mirror and phase:exit read it. (see docs/telescope/pass-2/CLEANUP_MANIFEST.md:6:4; see package.json:4:6; see package.json:4:32; see package.json:5:6)`,
    ])
  })

  test('passes for want of notes, where it was made to pass', () => {
    const files = {
      ...cleaned,
      'scripts/verify-mirror.mjs': `import fs from 'node:fs/promises'
import path from 'node:path'
import { mustExist } from './lib.mjs'

const PASS = '${PASS}'
const NOTES = \`\${PASS}/OBSERVER_3_NOTES.md\`

await mustExist(\`\${PASS}/MIRROR_DISPOSITION.md\`)

let notes = ''
try {
  notes = await fs.readFile(path.join(process.cwd(), NOTES), 'utf8')
} catch {
  notes = ''
}
if (/two failed runs/.test(notes)) throw new Error('the mirror has to be recoated')
`,
    }
    expect(diagnose(files)).toEqual([
      `${PASS}/CLEANUP_MANIFEST.md:6 cleanup/breaks-evidence`,
      `scripts/verify-mirror.mjs:12:29-12:60 error durable/fail-open-read: ${PASS}/OBSERVER_3_NOTES.md is missing now, and nothing fails: the gates phase:gate:mirror and phase:exit read it, and its absence is swallowed. (see scripts/verify-mirror.mjs:13:3; see ${PASS}/CLEANUP_MANIFEST.md:6:4; see package.json:4:6; see package.json:4:32; see package.json:5:6)`,
    ])
  })

  test('is told before the clean-up, where the notes are scratch by their name', () => {
    const files = {
      ...without(before, `${PASS}/OBSERVER_3_NOTES.md`),
      'scripts/verify-mirror.mjs': before['scripts/verify-mirror.mjs']!.replace(
        'OBSERVER_3_NOTES',
        'OBSERVER_3_SCRATCHPAD',
      ),
      [`${PASS}/OBSERVER_3_SCRATCHPAD.md`]: '# Notes\n\nTwo nights, no failure.\n',
    }
    expect(diagnose(files)).toEqual([
      `scripts/verify-mirror.mjs:7:17-7:22 error durable/ephemeral-reference: ${PASS}/OBSERVER_3_SCRATCHPAD.md may vanish (its name matches *SCRATCHPAD*), and the gates phase:gate:mirror and phase:exit read it. (see package.json:4:6; see package.json:4:32; see package.json:5:6)`,
    ])
  })
})

describe('a clean-up that deletes the papers of an earlier phase', () => {
  const DOME = 'docs/dome/pass-1'
  const before: Files = {
    'package.json': `{
  "name": "observatory",
  "scripts": {
    "dome:gate:closure": "node scripts/verify-dome.mjs",
    "dome:gate:papers": "bash scripts/papers.sh"
  }
}
`,
    'scripts/lib.mjs': LIBRARY,
    'scripts/verify-dome.mjs': `import { mustExist, readText } from './lib.mjs'

const PAPERS = ['${DOME}/DOME_DISPOSITION.md', '${DOME}/DOME_CLEANUP_MANIFEST.md']

await Promise.all(PAPERS.map((paper) => mustExist(paper)))
const report = await readText('${DOME}/DOME_REPORT.md')
if (!report.includes('shutter')) throw new Error('the report is silent about the shutter')
`,
    'scripts/papers.sh': `#!/usr/bin/env bash
set -euo pipefail

grep -q 'approve' ${DOME}/DOME_DISPOSITION.md
`,
    [`${DOME}/DOME_DISPOSITION.md`]:
      '# Dome disposition\n\n## Outcome\n\n`approve`\n\n## Evidence\n\n- `DOME_REPORT.md`\n',
    [`${DOME}/DOME_REPORT.md`]: '# Report\n\nThe shutter closes.\n',
    [`${DOME}/DOME_CLEANUP_MANIFEST.md`]: `# Clean-up manifest

| Path | Action | Rationale |
| --- | --- | --- |
| \`DOME_DISPOSITION.md\` | retain | Gates of the dome read it. |
| \`DOME_REPORT.md\` | retain | Evidence of the disposition. |
`,
    'docs/telescope/VERIFICATION.md': `# Verification

| Verification | Requirement | Result | Evidence |
| --- | --- | --- | --- |
| V-TEL-001 | REQ-TEL-001 | passed | \`${DOME}/DOME_DISPOSITION.md\` |
| V-TEL-002 | REQ-TEL-002 | passed | \`${DOME}/DOME_REPORT.md:3\` |
| V-TEL-003 | REQ-TEL-003 | pending | \`${DOME}/SHUTTER_FILM.md\` |
`,
  }
  const after: Files = {
    ...without(before, `${DOME}/DOME_DISPOSITION.md`, `${DOME}/DOME_CLEANUP_MANIFEST.md`),
    'docs/telescope/CLEANUP_MANIFEST.md': `# Clean-up manifest

| Path | Action | Rationale |
| --- | --- | --- |
| \`${DOME}/DOME_DISPOSITION.md\` | delete | The dome has been closed for a year. |
| \`${DOME}/DOME_CLEANUP_MANIFEST.md\` | delete | Carried out long ago. |
`,
  }

  test('is clean before', () => {
    expect(diagnose(before)).toEqual([])
  })

  test('breaks the gates that read them and the table that rests on them', () => {
    expect(diagnose(after)).toEqual([
      'docs/telescope/CLEANUP_MANIFEST.md:5 cleanup/breaks-evidence',
      'docs/telescope/CLEANUP_MANIFEST.md:6 cleanup/breaks-evidence',
      `docs/telescope/VERIFICATION.md:5:39-5:75 error durable/missing-artifact: ${DOME}/DOME_DISPOSITION.md does not exist, and this verification rests on it. (see docs/telescope/CLEANUP_MANIFEST.md:5:4)`,
      `scripts/papers.sh:4:19-4:55 error durable/missing-artifact: ${DOME}/DOME_DISPOSITION.md does not exist, and the gate dome:gate:papers reads it. (see docs/telescope/CLEANUP_MANIFEST.md:5:4; see package.json:5:6; see package.json:5:31)`,
      `scripts/verify-dome.mjs:3:17-3:55 error durable/missing-artifact: ${DOME}/DOME_DISPOSITION.md does not exist, and the gate dome:gate:closure reads it. (see docs/telescope/CLEANUP_MANIFEST.md:5:4; see package.json:4:6; see package.json:4:32)`,
      `scripts/verify-dome.mjs:3:57-3:100 error durable/missing-artifact: ${DOME}/DOME_CLEANUP_MANIFEST.md does not exist, and the gate dome:gate:closure reads it. (see docs/telescope/CLEANUP_MANIFEST.md:6:4; see package.json:4:6; see package.json:4:32)`,
    ])
  })
})
