/** What is installed is the bundled build, which no other test runs: a module that does not bundle would go unnoticed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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
  expect(built).toMatchObject({ status: 0, stderr: '' })
  expect(built!.report).toContain('"files":450')
})

test('the built command explains', () => {
  const { status, stdout } = node(join(scratch, 'dist/cli/main.js'), 'explain', 'link/missing-file')
  expect(status).toBe(0)
  expect(stdout).toContain('A link to a file or folder that does not exist.')
})
