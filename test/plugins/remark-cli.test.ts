/** remark's own command, in somebody else's repository: the plugins stand in its configuration, without options. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../..')
const url = (path: string) => JSON.stringify(pathToFileURL(join(repository, path)).href)

const CONFIGURATION = `
import remarkGfm from ${url('node_modules/remark-gfm/index.js')}
import remarkFrontmatter from ${url('node_modules/remark-frontmatter/index.js')}
import remarkCleanupManifest from ${url('plugins/remark-cleanup-manifest.ts')}
import remarkDecisionLinks from ${url('plugins/remark-decision-links.ts')}
import remarkDurableArtifacts from ${url('plugins/remark-durable-artifacts.ts')}

export default {
  plugins: [remarkGfm, remarkFrontmatter, remarkDecisionLinks, [remarkCleanupManifest, {}], remarkDurableArtifacts],
}
`

/** One line a message, as JSON. */
const REPORTER = `
export default (files) => files.flatMap((file) => file.messages.map(({ line, column, place, fatal, ruleId, source, reason }) =>
  JSON.stringify([file.path + ':' + line + ':' + column + '-' + place?.end.line + ':' + place?.end.column, fatal, source + ':' + ruleId, reason]) + '\\n')).join('')
`

const LOG = `---
title: Decision log
---

### D-001 — Bake at night
- \`status\`: open

### D-002 — One flour a loaf
- \`status\`: open

### D-003 — Close on Mondays
- \`status\`: open
`

let folder: string | undefined
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
})

function repositoryWith(files: Readonly<Record<string, string>>): void {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-remark-')))
  const all = { '.remarkrc.mjs': CONFIGURATION, '.reporter.mjs': REPORTER, ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function remark(words: readonly string[], cwd = ''): { status: number | null; stderr: string } {
  const main = join(repository, 'node_modules/remark-cli/cli.js')
  const { status, stderr } = spawnSync(process.execPath, [main, ...words, '--no-stdout', '--no-color'], {
    cwd: join(folder!, cwd),
    encoding: 'utf8',
  })
  return { status, stderr }
}

const listing = (stderr: string) =>
  stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)

it('reports broken ids with their place, rule and source, and fails', () => {
  repositoryWith({
    'throughline.yaml': 'scopes: []\n',
    'log.md': LOG,
    'nights/one.md': '---\ntitle: A night\n---\n\nAs D-001 says,\nD-009 is kept.\n',
    'nights/two.md': 'As D-002 says.\n',
  })
  const { status, stderr } = remark(['.', '--frail', '--report', './.reporter.mjs'])
  expect(listing(stderr)).toEqual([
    [
      'nights/one.md:6:1-6:6',
      true,
      'throughline:id/undefined-reference',
      'D-009 is not defined in this workspace; did you mean D-003?',
    ],
  ])
  expect(status).toBe(1)
})

it('reports decisions, cleanups and evidence, each rule once', () => {
  repositoryWith({
    'throughline.yaml': 'scopes: []\n',
    'log.md': LOG.replace('open', 'acepted'),
    'cleanup-manifest.md':
      '# Cleanup manifest\n\n| Path | Action | Rationale |\n|---|---|---|\n| `log.md` | delete | Kept elsewhere by now. |\n',
    'verification.md': `---
title: Verification
type: verification
---

| Verification | Status | Evidence |
|---|---|---|
| V-OVEN-001 | passed | \`log.md\` |
| V-OVEN-002 | passed | \`heat.csv\` |
`,
  })
  const { status, stderr } = remark(['.', '--frail', '--report', './.reporter.mjs'])
  expect(listing(stderr)).toEqual([
    [
      'cleanup-manifest.md:5:4-5:10',
      true,
      'throughline:cleanup/contradicts-tree',
      'log.md is there, and this manifest says that it was deleted.',
    ],
    [
      'log.md:6:13-6:20',
      true,
      'throughline:decision/unknown-status',
      'Unexpected status "acepted" of D-001, expected "accepted".',
    ],
    [
      'verification.md:9:26-9:34',
      true,
      'throughline:durable/missing-artifact',
      'heat.csv does not exist, and this verification rests on it.',
    ],
  ])
  expect(status).toBe(1)
})

it('is silent and passes where the plan holds', () => {
  repositoryWith({ 'log.md': LOG, 'nights/two.md': 'As D-002 says.\n' })
  expect(remark(['.', '--frail', '--quiet'])).toEqual({ status: 0, stderr: '' })
})

it('shows the other place below a message, and reads MDX', () => {
  repositoryWith({
    'log.md': LOG,
    'more.mdx': '---\ntitle: More\n---\n\n### D-002 — Two flours a loaf\n- `status`: open\n',
  })
  const { status, stderr } = remark(['more.mdx', '--frail'])
  expect(stderr).toMatchInlineSnapshot(`
    "more.mdx
    5:5-5:10     error D-002 is defined twice in this workspace. Give one of the two another id, or remove the copy. id/duplicate-definition throughline
      [cause]:
        8:5-8:10 info  the first definition of D-002 (log.md)                                                        id/duplicate-definition throughline

    ✖ 1 error
    "
  `)
  expect(status).toBe(1)
})

it('keeps to the configuration of the workspace, from whatever folder it is started in', () => {
  repositoryWith({
    'throughline.yaml': 'rules:\n  id/undefined-reference: warning\n',
    'log.md': LOG,
    'nights/one.md': 'D-009 is kept.\n',
  })
  const { status, stderr } = remark(['one.md', '--report', '../.reporter.mjs'], 'nights')
  expect(listing(stderr)).toMatchObject([{ 0: 'one.md:1:1-1:6', 1: false, 2: 'throughline:id/undefined-reference' }])
  // A warning fails where `--frail` asks for it.
  expect(status).toBe(0)
  expect(remark(['one.md', '--frail'], 'nights').status).toBe(1)
})

it('says what is wrong with the configuration, without a trace', () => {
  repositoryWith({ 'throughline.yaml': 'scope: []\n', 'log.md': LOG })
  const { status, stderr } = remark(['log.md'])
  expect(stderr).toMatchInlineSnapshot(`
    "log.md
     error throughline.yaml:1:1: unknown key "scope": did you mean "scopes"?  throughline

    ✖ 1 error
    "
  `)
  expect(status).toBe(1)
})
