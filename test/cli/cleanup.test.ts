import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { cleanupSchema } from '../../src/reporters/cleanup-schema.ts'
import { repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

/** A night at the observatory whose notes are read by a gate, a table of evidence, and a page. */
const night = {
  'docs/night-1/CLEANUP_MANIFEST.md': `# Cleanup manifest

| Path | Action | Rationale |
| --- | --- | --- |
| \`NOTES.md\` | delete | Merged into the log. |
| \`seeing.csv\` | archive to \`old/seeing.csv\` | The season is over. |
| \`log.md\` | retain | Everybody reads it. |
`,
  'docs/night-1/NOTES.md':
    '# Notes\n\n### D-001 — Open the dome by hand\n- `status`: accepted\n- `resolution`: The motor is slow.\n\n### D-002 — Close it in fog\n- `status`: accepted\n- `resolution`: Drops ruin the mirror.\n\n### D-003 — Log every exposure\n- `status`: accepted\n- `resolution`: Nobody remembers.\n',
  'docs/night-1/log.md': '# Log\n\nAs D-002 says. See [the notes](./NOTES.md#notes).\n',
  'docs/night-1/seeing.csv': 'hour,seeing\n22,1.1\n',
  'docs/night-1/DISPOSITION.md':
    '# Disposition of the night\n\n## Evidence\n\n- `docs/night-1/seeing.csv:2`: the best hour.\n',
  'package.json': '{ "scripts": { "verify:night": "node scripts/verify.mjs" } }\n',
  'scripts/verify.mjs': "import { must } from './must.mjs'\n\nawait must('docs/night-1/NOTES.md')\n",
  'scripts/must.mjs': "import { stat } from 'node:fs/promises'\n\nexport const must = (path) => stat(path)\n",
}

const MANIFEST = 'docs/night-1/CLEANUP_MANIFEST.md'

interface Break {
  readonly entry?: string
  readonly ruleId: string
  readonly file: string
  readonly message: string
}

function breaksOf(out: string): Break[] {
  return (JSON.parse(out) as { breaks: Break[] }).breaks
}

test('shows what each row would break, with the way there', async () => {
  const { code, out } = await throughline(repositoryWith(night), 'cleanup', MANIFEST)
  expect(code).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "docs/night-1/CLEANUP_MANIFEST.md: 3 paths, 1 file would go, 1 file would move.
    Nothing was changed.

    docs/night-1/seeing.csv (archive) is still needed:

    error[durable/missing-artifact] docs/night-1/seeing.csv does not exist, and
      this disposition rests on it; did you mean docs/night-1/old/seeing.csv?
      --> docs/night-1/DISPOSITION.md:5:4
       |
     5 | - \`docs/night-1/seeing.csv:2\`: the best hour.
       |    ^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = note: A cleanup took it away here.
      --> docs/night-1/CLEANUP_MANIFEST.md:6:4
     6 | | \`seeing.csv\` | archive to \`old/seeing.csv\` | The season is over. |
       |    ----------
       = help: Name docs/night-1/old/seeing.csv
     5 | - \`docs/night-1/old/seeing.csv:2\`: the best hour.
       |    ~~~~~~~~~~~~~~~~~~~~~~~~~~~
       = rule: throughline explain durable/missing-artifact

    docs/night-1/NOTES.md (delete) is still needed:

    error[link/missing-file] docs/night-1/NOTES.md does not exist.
      --> docs/night-1/log.md:3:32
       |
     3 | As D-002 says. See [the notes](./NOTES.md#notes).
       |                                ^^^^^^^^^^
       |
       = rule: throughline explain link/missing-file

    error[durable/missing-artifact] docs/night-1/NOTES.md does not exist, and the
      gate verify:night reads it.
      --> scripts/verify.mjs:3:12
       |
     3 | await must('docs/night-1/NOTES.md')
       |            ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = note: A cleanup took it away here.
      --> docs/night-1/CLEANUP_MANIFEST.md:5:4
     5 | | \`NOTES.md\` | delete | Merged into the log. |
       |    --------
       = note: The gate verify:night starts here.
      --> package.json:1:17
     1 | { "scripts": { "verify:night": "node scripts/verify.mjs" } }
       |                 ------------
       = note: scripts/verify.mjs is run here.
      --> package.json:1:38
     1 | { "scripts": { "verify:night": "node scripts/verify.mjs" } }
       |                                      ------------------
       = rule: throughline explain durable/missing-artifact

    3 faults would come of it. Keep the file, or change what needs it.
    "
  `)
})

test('JSON follows the published schema', async () => {
  const { code, out } = await throughline(repositoryWith(night), 'cleanup', MANIFEST, '--format', 'json')
  expect(code).toBe(1)
  const validate = new Ajv2020({ strict: true }).compile(cleanupSchema)
  validate(JSON.parse(out))
  expect(validate.errors).toBeNull()
  expect(breaksOf(out).map(({ entry, ruleId, file }) => `${file} ${ruleId} ${entry}`)).toMatchInlineSnapshot(`
    [
      "docs/night-1/DISPOSITION.md durable/missing-artifact docs/night-1/seeing.csv",
      "docs/night-1/log.md link/missing-file docs/night-1/NOTES.md",
      "scripts/verify.mjs durable/missing-artifact docs/night-1/NOTES.md",
    ]
  `)
})

test('changes nothing', async () => {
  const directory = repositoryWith(night)
  const before = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  await throughline(directory, 'cleanup', MANIFEST)
  expect(readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()).toEqual(before)
  expect(readFileSync(join(directory, 'docs/night-1/NOTES.md'), 'utf8')).toBe(night['docs/night-1/NOTES.md'])
})

test('predicts exactly what the real clean-up breaks, and says the same of it afterwards', async () => {
  const directory = repositoryWith(night)
  const nameOf = ({ ruleId, file, message }: Break) => `${file} ${ruleId} ${message}`
  const diagnostics = async () => {
    const { out } = await throughline(directory, 'check', '--format', 'json')
    const all = (JSON.parse(out) as { diagnostics: Break[] }).diagnostics
    return all.filter(({ ruleId }) => !ruleId.startsWith('cleanup/')).map(nameOf)
  }
  const before = await diagnostics()
  const predicted = breaksOf((await throughline(directory, 'cleanup', MANIFEST, '--format', 'json')).out).map(nameOf)
  expect(predicted).toHaveLength(3)

  rmSync(join(directory, 'docs/night-1/NOTES.md'))
  mkdirSync(join(directory, 'docs/night-1/old'))
  renameSync(join(directory, 'docs/night-1/seeing.csv'), join(directory, 'docs/night-1/old/seeing.csv'))

  const real = (await diagnostics()).filter((name) => !before.includes(name))
  const files = (names: readonly string[]) => names.map((name) => name.split(' ').slice(0, 2).join(' ')).sort()
  expect(files(real)).toEqual(files(predicted))

  const { code, out } = await throughline(directory, 'cleanup', MANIFEST, '--format', 'json')
  expect(code).toBe(1)
  expect(breaksOf(out).map(nameOf).sort()).toEqual(real.sort())
})

test.each([
  [['cleanup'], 'no manifest given'],
  [['cleanup', 'a.md', 'b.md'], 'more than one manifest given'],
  [['cleanup', 'docs/night-1/log.md'], 'docs/night-1/log.md is no cleanup manifest: neither its type'],
  [['cleanup', 'scripts/must.mjs'], 'scripts/must.mjs is no cleanup manifest: it is no Markdown page'],
  [['cleanup', 'docs/nothing.md'], 'docs/nothing.md does not exist'],
  [['cleanup', MANIFEST, '--apply'], 'unknown option --apply'],
])('%j ends with a statement and a hint', async (words, message) => {
  const { code, out, err } = await throughline(repositoryWith(night), ...words)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(`error: ${message}`)
  expect(err).toContain('help: ')
})

test('a manifest whose rows break nothing ends with 0', async () => {
  const sound = { ...night, [MANIFEST]: '# Cleanup manifest\n\n## Deletions\n\n- none\n' }
  const { code, out } = await throughline(repositoryWith(sound), 'cleanup', MANIFEST)
  expect(code).toBe(0)
  expect(out).toContain('Nothing would break.')
})
