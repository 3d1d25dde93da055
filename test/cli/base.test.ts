import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { git, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

const LOG = `# Decision log

### D-001 — Ring the bell at low water

- \`status\`: locked
- \`resolution\`: Twice, and once more in fog.

### D-002 — Pilots board at the buoy

- \`status\`: closed
- \`resolution\`: The quay is too shallow.
`

const harbour = {
  'decision-log.md': LOG,
  'phase-1/CLEANUP_MANIFEST.md': '# Cleanup manifest\n\n## Deleted\n\n- `NOTES.md`: merged into the chart\n',
  'phase-1/NOTES.md': '# Notes\n',
  'phase-1/soundings.csv': 'place,depth\n',
}

function committed(): string {
  const directory = repositoryWith(harbour)
  git(directory, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', 'first')
  rmSync(join(directory, 'phase-1/NOTES.md'))
  rmSync(join(directory, 'phase-1/soundings.csv'))
  writeFileSync(join(directory, 'decision-log.md'), LOG.replace('Twice, and once more in fog.', 'Once.'))
  return directory
}

test('a change is judged by what stood at the base', async () => {
  const directory = committed()
  const { code, out, err } = await throughline(directory, 'check', '--base', 'HEAD')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toMatchInlineSnapshot(`
    "── decision-log.md ───────────────────────────────────────────────────── 1 error

    error[decision/reopened] D-001 is locked, and its resolution was "Twice, and
      once more in fog." at HEAD. Give it a new status, or a decision that
      supersedes it.
      --> decision-log.md:6:17
       |
     6 | - \`resolution\`: Once.
       |                 ^^^^^
       |
       = rule: throughline explain decision/reopened

    ── phase-1/CLEANUP_MANIFEST.md ───────────────────────────────────────── 1 error

    error[cleanup/unlisted-deletion] phase-1/soundings.csv stood here at HEAD and
      is gone, and no row of this manifest says why. Add one, with its reason.
      --> phase-1/CLEANUP_MANIFEST.md:1:1
       |
     1 | # Cleanup manifest
       | ^^^^^^^^^^^^^^^^^^
       |
       = rule: throughline explain cleanup/unlisted-deletion

    2 errors in 2 files (2 items), 0 ms
    "
  `)
})

test('without a base the rules that judge a change are named as not run, and git needs no note', async () => {
  const { code, out, err } = await throughline(committed(), 'check', '--format', 'json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect((JSON.parse(out) as { notRun: unknown }).notRun).toEqual([
    { ruleId: 'cleanup/unlisted-deletion', needs: 'base' },
    { ruleId: 'decision/reopened', needs: 'base' },
  ])
})

test('a revision that is not there ends with a statement and a hint', async () => {
  const { code, out, err } = await throughline(committed(), 'check', '--base', 'mian')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^error: --base mian: git knows no such revision\nhelp: /)
})
