import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { committed as repositoryOf, directoryWith, git } from '../workspace/temporary.ts'
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
  const directory = repositoryOf(harbour)
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
       = note: caused elsewhere: the change does not touch this file
       = rule: throughline explain cleanup/unlisted-deletion

    2 errors brought by the change since HEAD (1 in a file that it does not touch),
    1 healed, 0 were there before
    2 files (2 items), 0 ms
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

const plan = {
  'docs/plan.md': '# Plan\n\nBoats follow [the tides](tides.md#ebb).\n\nSee [the chart](chart.md).\n',
  'docs/tides.md': '# Tides\n\n## Ebb\n\nLow, see [the map](map.md).\n',
  'quay.md': '# Quay\n\n[Old](old.md)\n',
}

test('only what the change brings is listed and counted, what it causes elsewhere with its cause', async () => {
  const directory = repositoryOf(plan)
  writeFileSync(join(directory, 'docs/tides.md'), '# Tides\n\n## Low water\n\nRing.\n')
  const { code, out, err } = await throughline(directory, 'check', '--base', 'HEAD')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toMatchInlineSnapshot(`
    "── docs/plan.md ──────────────────────────────────────────────────────── 1 error

    error[link/missing-anchor] docs/tides.md has no anchor #ebb.
      --> docs/plan.md:3:34
       |
     3 | Boats follow [the tides](tides.md#ebb).
       |                                  ^^^^
       |
       = note: The change deleted the heading "Ebb" or gave it another name,
               docs/tides.md:3.
      --> docs/tides.md:1:1
     1 | # Tides
       | -------
       = note: caused elsewhere: the change does not touch this file
       = rule: throughline explain link/missing-anchor

    1 error brought by the change since HEAD (1 in a file that it does not touch), 1
    healed, 2 were there before
    3 files (0 items), 0 ms
    "
  `)
})

test('a change that brings nothing is clean, whatever was there before', async () => {
  const directory = repositoryOf(plan)
  renameSync(join(directory, 'docs'), join(directory, 'papers'))
  expect((await throughline(directory, 'check')).code).toBe(1)
  const { code, out } = await throughline(directory, 'check', '--base', 'HEAD', '--max-warnings', '0')
  expect({ code, out }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "out": "No faults brought by the change since HEAD, 0 healed, 3 were there before
    3 files (0 items), 0 ms
    ",
    }
  `)
})

interface Listed {
  readonly file: string
  readonly range: { readonly start: { readonly line: number } }
  readonly state?: string
  readonly elsewhere?: true
}

async function listed(directory: string, ...words: readonly string[]) {
  const { code, out } = await throughline(directory, 'check', '--format', 'json', ...words)
  const { diagnostics, summary } = JSON.parse(out) as { diagnostics: Listed[]; summary: { errors: number } }
  const lines = diagnostics.map(
    ({ file, range, state, elsewhere }) => `${file}:${range.start.line} ${state}${elsewhere ? ' elsewhere' : ''}`,
  )
  return { code, errors: summary.errors, lines }
}

test('JSON tells of each diagnostic what became of it', async () => {
  const directory = repositoryOf(plan)
  writeFileSync(join(directory, 'docs/tides.md'), '# Tides\n\n## Low water\n\nRing.\n')
  expect(await listed(directory, '--base', 'HEAD')).toEqual({
    code: 1,
    errors: 1,
    lines: ['docs/plan.md:3 new elsewhere', 'docs/plan.md:5 existing', 'docs/tides.md:5 healed', 'quay.md:3 existing'],
  })
  expect((await listed(directory)).lines[0]).toBe('docs/plan.md:3 undefined')
})

test('paths limit all of it', async () => {
  const directory = repositoryOf(plan)
  writeFileSync(join(directory, 'docs/tides.md'), '# Tides\n\n## Low water\n\nRing.\n')
  writeFileSync(join(directory, 'quay.md'), '# Quay\n\n[New](new.md)\n')
  expect(await listed(directory, 'quay.md', '--base', 'HEAD')).toEqual({
    code: 1,
    errors: 1,
    lines: ['quay.md:3 new', 'quay.md:3 healed'],
  })
  expect((await listed(directory, 'docs/tides.md', '--base', 'HEAD')).code).toBe(0)
  // Paths are those of the folder that is checked.
  expect((await listed(directory, 'docs', '--base', 'HEAD')).lines).toEqual([
    'plan.md:3 new elsewhere',
    'plan.md:5 existing',
    'tides.md:5 healed',
  ])
})

test('a comment that silences a rule which needs a base is there on both sides', async () => {
  const directory = repositoryOf({
    'log.md': `<!-- throughline-disable-file decision/reopened -- a draft -->\n\n${LOG}`,
  })
  writeFileSync(join(directory, 'tides.md'), '# Tides\n')
  expect(await listed(directory, '--base', 'HEAD')).toEqual({ code: 0, errors: 0, lines: ['log.md:1 existing'] })
})

test('without a repository, and before the first commit', async () => {
  const bare = await throughline(directoryWith(plan), 'check', '--base', 'HEAD')
  expect(bare.code).toBe(2)
  expect(bare.err).toContain('there is no git repository around')
  const directory = directoryWith(plan)
  git(directory, 'init', '--quiet')
  const empty = await throughline(directory, 'check', '--base', 'HEAD')
  expect({ code: empty.code, out: empty.out }).toEqual({ code: 2, out: '' })
})
