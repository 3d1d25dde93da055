/** `npm run new` in a copy of the repository: what it writes passes, what it refuses stays unwritten. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const PARTS = [
  'src',
  'eslint-rules',
  'scripts',
  'schemas',
  'test',
  'package.json',
  'tsconfig.json',
  '.prettierrc',
  '.prettierignore',
  'eslint.config.mjs',
  'vitest.config.ts',
]

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'throughline-new-'))
  for (const part of PARTS) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  // The linter asks the compiler, which need not read more than the engine for one rule.
  const options = JSON.parse(textOf('tsconfig.json')) as object
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ ...options, include: ['src/engine'] }))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a new rule', () => {
  const id = 'id/written-twice'

  beforeAll(() => {
    const { status, stdout, stderr } = scaffold('rule', id)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toContain(`wrote src/engine/rules/${id}.ts`)
    expect(stdout).toContain(`wrote test/rules/${id}.md`)
    expect(stdout).toContain('wrote src/engine/rules/registry.ts')
    expect(stdout).toContain(`wrote src/content/docs/rules/${id}.md`)
    expect(stdout).toContain('Next:')
  })

  test('stands in the registry', () => {
    expect(textOf('src/engine/rules/registry.ts')).toContain(`import idWrittenTwice from './${id}.ts'`)
  })

  test('leaves nothing to generate', () => {
    expect(run('scripts/generate.ts', '--check')).toMatchObject({ status: 0, stdout: '' })
  })

  test('is formatted and linted', () => {
    const written = [`src/engine/rules/${id}.ts`, `src/content/docs/rules/${id}.md`, 'src/engine/rules/registry.ts']
    expect(run('node_modules/prettier/bin/prettier.cjs', '--check', ...written)).toMatchObject({ status: 0 })
    expect(run('node_modules/eslint/bin/eslint.js', '--max-warnings=0', `src/engine/rules/${id}.ts`)).toMatchObject({
      status: 0,
    })
  })

  test('fails its own case, which says why, and nothing else', () => {
    const report = ['--reporter=json', '--outputFile=report.json']
    const { status } = run('node_modules/vitest/vitest.mjs', 'run', ...report, 'test/rules/rules.test.ts', '-t', id)
    expect(status).toBe(1)
    const { testResults } = JSON.parse(textOf('report.json')) as {
      testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[]
    }
    const failed = testResults.flatMap((file) => file.assertionResults).filter((one) => one.status === 'failed')
    expect(failed.map((one) => one.title)).toEqual([
      'reports the pattern (a scaffold: it fails until this case and the rule are written)',
    ])
    expect(failed[0]?.failureMessages.join('\n')).toContain(`${id}.md:5: the actual diagnostics`)
  })

  test('is not written over', () => {
    const before = textOf(`src/engine/rules/${id}.ts`)
    expect(scaffold('rule', id)).toMatchObject({
      status: 2,
      stderr: `src/engine/rules/${id}.ts exists already: choose another name, or edit it.\n`,
    })
    expect(textOf(`src/engine/rules/${id}.ts`)).toBe(before)
  })
})

describe('a new rule of shell', () => {
  const name = 'no-early-bell'
  const written = [
    `eslint-rules/rules/${name}.ts`,
    `test/eslint-rules/${name}.test.ts`,
    'eslint-rules/rules/registry.ts',
    'src/engine/rules/registry.ts',
  ]

  beforeAll(() => {
    expect(scaffold('rule', `shell/${name}`)).toMatchObject({ status: 0, stderr: '' })
  })

  test('stands in the registries of both hosts', () => {
    expect(textOf('eslint-rules/rules/registry.ts')).toContain(`import noEarlyBell from './${name}.ts'`)
    expect(textOf('src/engine/rules/registry.ts')).toContain('shellRule(noEarlyBell)')
    expect(textOf(`src/content/docs/rules/shell/${name}.md`)).toContain(`eslint-rules/rules/${name}.ts`)
  })

  test('is formatted, and passes its cases in both hosts', () => {
    expect(run('node_modules/prettier/bin/prettier.cjs', '--check', ...written)).toMatchObject({ status: 0 })
    expect(run('node_modules/vitest/vitest.mjs', 'run', `test/eslint-rules/${name}.test.ts`)).toMatchObject({
      status: 0,
    })
  })
})

test('a new kind stands in the registry', () => {
  expect(scaffold('kind', 'risk-note')).toMatchObject({ status: 0 })
  expect(textOf('src/engine/kinds/registry.ts')).toContain(`import riskNote from './risk-note.ts'`)
})

describe('refused with exit code 2 and nothing written', () => {
  test.each([
    ['no name', ['rule']],
    ['no group', ['rule', 'undefined-reference']],
    ['capitals', ['rule', 'Id/Reference']],
    ['camel case', ['rule', 'id/undefinedReference']],
    ['a path out of the folder', ['rule', '../evil']],
    ['three parts', ['rule', 'id/a/b']],
    ['two names', ['rule', 'id/first', 'id/second']],
    ['an unknown sort', ['gadget', 'id/first']],
    ['a word of the language', ['toString', 'id/first']],
    ['a kind that exists', ['kind', 'task']],
    ['a kind with a slash', ['kind', 'a/b']],
  ])('%s', (_what, words) => {
    const { status, stdout, stderr } = scaffold(...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).not.toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

function scaffold(...words: string[]) {
  return run('scripts/new.ts', ...words)
}

function run(script: string, ...words: string[]) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, THROUGHLINE_TEST_REPORT: undefined }
  return spawnSync(process.execPath, [script, ...words], { cwd: copy, encoding: 'utf8', env })
}

function textOf(path: string): string {
  return readFileSync(join(copy, path), 'utf8')
}
