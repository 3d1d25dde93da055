/** What is installed is the bundled build, which no other test runs: a module that does not bundle would go unnoticed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCorpus } from '../../scripts/bench/corpus.ts'

const root = join(import.meta.dirname, '../..')
let scratch: string

beforeAll(() => {
  // Inside of the repository, where the build finds the packages that it leaves outside.
  mkdirSync(join(root, '.cache'), { recursive: true })
  scratch = mkdtempSync(join(root, '.cache/build-'))
  const bin = join(root, 'node_modules/tsdown/dist/run.mjs')
  const built = node(bin, '--out-dir', join(scratch, 'dist'), '--no-clean', '--no-dts')
  expect(built.stderr).toBe('')
})
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

function node(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
}

test('the built command checks as the source does, on enough documents for several threads', () => {
  const corpus = join(scratch, 'corpus')
  writeCorpus(corpus, 450)
  const [built, source] = ['dist/cli/main.js', '../../src/cli/main.ts'].map((main) => {
    const { status, stdout, stderr } = node(join(scratch, main), 'check', corpus, '--format', 'json')
    return { status, stderr, report: stdout.replace(/"durationMs":\d+/, '') }
  })
  expect(built).toEqual(source)
  // Outside of git, some rules cannot run, and say so.
  expect(built).toMatchObject({ status: 0, stderr: expect.stringMatching(/^(?:note: .*\n)?$/) as string })
  expect(built!.report).toContain('"files":450')
})

test('the built command reads the new words of a change for style, in a thread of its own', () => {
  const folder = join(scratch, 'change')
  mkdirSync(folder)
  const git = (...words: readonly string[]) => {
    const who = ['-c', 'user.name=keeper', '-c', 'user.email=keeper@harbour.test']
    expect(spawnSync('git', ['-C', folder, ...who, ...words], { encoding: 'utf8' }).stderr).toBe('')
  }
  writeFileSync(join(folder, 'tides.md'), '# Tides\n\nThe bell rings.\n')
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Bells')
  writeFileSync(join(folder, 'tides.md'), '# Tides\n\nThe bell rings.\n\nThe keeper is often foregtful of it.\n')
  const { status, stdout, stderr } = node(
    join(scratch, 'dist/cli/main.js'),
    ...['review', folder, '--base', 'HEAD', '--format', 'json'],
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect((JSON.parse(stdout) as { prose: { ruleId: string }[] }).prose).toMatchObject([
    { ruleId: 'prose/misspelling', at: { line: 5 }, sentence: 'The keeper is often foregtful of it.' },
  ])
})

test('the built command explains', () => {
  const { status, stdout } = node(join(scratch, 'dist/cli/main.js'), 'explain', 'link/missing-file')
  expect(status).toBe(0)
  expect(stdout).toContain('A link to a file or folder that does not exist.')
})

test('everything that the package exports is built', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { default: string }>
  }
  const built = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [] : [target.default]))
  expect(built.length).toBeGreaterThan(4)
  expect(built.filter((path) => !existsSync(join(scratch, path)))).toEqual([])
})

test('the built plugins run in a foreign configuration, on enough documents for several threads', () => {
  const corpus = join(scratch, 'foreign')
  writeCorpus(corpus, 250)
  const entry = (title: string) => `### ${title}\n- Status: open\n\n`
  writeFileSync(
    join(corpus, 'log.md'),
    entry('D-001 — Bake at night') + entry('D-002 — Salt last') + entry('D-002 — Salt first'),
  )
  const plugin = (name: string) => JSON.stringify(pathToFileURL(join(scratch, `dist/plugins/${name}.js`)).href)
  writeFileSync(
    join(corpus, '.remarkrc.mjs'),
    `import links from ${plugin('remark-decision-links')}
import cleanup from ${plugin('remark-cleanup-manifest')}
import durable from ${plugin('remark-durable-artifacts')}
export default { plugins: [links, cleanup, durable] }
`,
  )
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/remark-cli/cli.js'), 'log.md', '--frail', '--no-stdout', '--no-color'],
    { cwd: corpus, encoding: 'utf8' },
  )
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(
    /^log\.md\n7:5-7:10 +error D-002 is defined twice in this workspace\..* id\/duplicate-definition +throughline$/m,
  )
})

test('the built plugins run in satteri', () => {
  const script = `
    import { markdownToHtml } from 'satteri'
    import throughline from './dist/plugins/satteri.js'
    const fileURL = new URL('./foreign/log.md', import.meta.url)
    const { data } = await markdownToHtml('', { ...throughline(), fileURL })
    console.log(data.throughline.map(({ file, ruleId }) => file + ' ' + ruleId).join())
  `
  writeFileSync(join(scratch, 'satteri.mjs'), script)
  const { stdout, stderr } = node(join(scratch, 'satteri.mjs'))
  expect({ stdout, stderr }).toEqual({ stdout: 'log.md id/duplicate-definition\n', stderr: '' })
})

test('the built ESLint plugin runs in a foreign configuration', () => {
  const folder = join(scratch, 'linted')
  mkdirSync(folder)
  writeFileSync(join(folder, 'log.md'), '# Log\n\n```sh\ncd oven && make all\n```\n')
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    `import shell from '../dist/eslint.js'\nexport default [...shell.configs.recommended]\n`,
  )
  const bin = join(root, 'node_modules/eslint/bin/eslint.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '.', '--no-color'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toMatch(/log\.md\n +4:1 +error +Unexpected `cd oven` .* shell\/no-cd-in-shell$/m)
})
