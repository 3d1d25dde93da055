/** The plugin as another repository uses it: its recommended configuration alone, and beside the Markdown plugin of ESLint. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import markdown from '@eslint/markdown'
import js from '@eslint/js'
import { ESLint, type Linter } from 'eslint'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import shell, { allowlistIn } from '../../eslint-rules/index.ts'
import { shellRules } from '../../eslint-rules/rules/registry.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'throughline-eslint-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

async function lint(config: Linter.Config[], fix = false): Promise<string[]> {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config, fix })
  const results = await eslint.lintFiles(['.'])
  if (fix) await ESLint.outputFixes(results)
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, endLine, endColumn, ruleId, message }) => {
      const path = relative(root, filePath).replaceAll('\\', '/')
      return `${path}:${line}:${column}-${endLine}:${endColumn} ${ruleId ?? message}`
    }),
  )
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

/** Only the rule that these tests know; the others are none of their business. */
const only = (rule: string): Linter.Config => ({
  files: ['**/*.{sh,bash}'],
  rules: Object.fromEntries(shellRules.map(({ name }) => [`shell/${name}`, name === rule ? 'error' : 'off'])),
})

describe('the recommended configuration', () => {
  const everywhere = {
    'docs/index.md': '# Quay\n\n```sh\ncd quay && make all\n```\n',
    'docs/part.mdx': '# Quay\n\n<Note />\n\n```sh\ncd quay && make all\n```\n',
    'bin/open.sh': '#!/bin/sh\ncd quay && make all\n',
    'bin/close.bash': 'cd quay && make all\n',
    '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - run: |\n          cd quay && make all\n',
    'package.json': '{ "scripts": { "build": "cd quay && make all" } }\n',
    Makefile: 'all:\n\tcd quay && make all\n',
    'tools/sub.mk': 'all:\n\tcd quay && make all\n',
    'src/a.mjs': 'import { execSync } from "node:child_process"\nexecSync("cd quay && make all")\n',
    'src/b.ts':
      'import { execSync } from "node:child_process"\nconst a: string = "cd quay && make all"\nexecSync(a)\nexecSync("cd quay && make all")\n',
    'data.json': '{ "scripts": { "build": "cd quay && make all" } }\n',
    'other.yml': 'run: cd quay && make all\n',
  }

  test('finds shell in every kind of file, beside nothing else', async () => {
    write(everywhere)
    const found = await lint([...shell.configs.recommended, only('no-cd-in-shell')])
    expect(found.map((line) => line.replace(' shell/no-cd-in-shell', '')).sort()).toEqual([
      '.github/workflows/ci.yml:5:11-5:18',
      'Makefile:2:2-2:9',
      'bin/close.bash:1:1-1:8',
      'bin/open.sh:2:1-2:8',
      'docs/index.md:4:1-4:8',
      'docs/part.mdx:6:1-6:8',
      'package.json:1:26-1:33',
      'src/a.mjs:2:11-2:18',
      'src/b.ts:4:11-4:18',
      'tools/sub.mk:2:2-2:9',
    ])
  })

  test('fixes them all in one run', async () => {
    write(everywhere)
    expect(await lint([...shell.configs.recommended, only('no-cd-in-shell')], true)).toEqual([])
    for (const [path, text] of Object.entries(everywhere).slice(0, 9))
      expect(textOf(path), path).toBe(text.replace('cd quay && make all', 'make -C quay all'))
  })

  test('stands beside the rules for JavaScript, before and behind them', async () => {
    write({ ...everywhere, 'src/b.ts': '' })
    for (const config of [
      [js.configs.recommended, ...shell.configs.recommended],
      [...shell.configs.recommended, js.configs.recommended],
    ]) {
      const found = await lint([...config, only('no-cd-in-shell')])
      expect(found.filter((line) => !line.endsWith('shell/no-cd-in-shell'))).toEqual([])
      expect(found).toHaveLength(9)
    }
  })

  test('sets every rule at its own severity', () => {
    const [{ rules = {} } = {}] = shell.configs.recommended
    expect(Object.keys(rules).sort()).toEqual(shellRules.map(({ name }) => `shell/${name}`).sort())
    for (const { name, meta } of shellRules)
      expect(rules[`shell/${name}`]).toBe(meta.docs.severity === 'error' ? 'error' : 'warn')
  })

  test('tells the rules where the text stands', async () => {
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: shell.configs.recommended })
    const optionsOf = async (path: string) =>
      ((await eslint.calculateConfigForFile(join(root, path))) as Linter.Config).languageOptions
    expect(await optionsOf('a.md/0_0.fence.sh')).toEqual({ host: 'fence', followers: 'none' })
    expect(await optionsOf('a.md/12_12.next-transcript.sh')).toEqual({ host: 'transcript', followers: 'next' })
    expect(await optionsOf('.github/workflows/a.yml/0_0.step.sh')).toEqual({ host: 'step', followers: 'none' })
    expect(await optionsOf('package.json/3_3.npm-script.sh')).toEqual({ host: 'npm-script', followers: 'none' })
    expect(await optionsOf('Makefile/0_0.recipe.sh')).toEqual({ host: 'recipe', followers: 'none' })
    expect(await optionsOf('a.ts/1_0.string.sh')).toEqual({ host: 'string', followers: 'none' })
    expect(await optionsOf('a.md/0.bash')).toEqual({ host: 'fence', followers: 'none' })
    expect(await optionsOf('deploy.step.sh')).toEqual({ host: 'script', followers: 'none' })
  })
})

test('the allowlist of a repository is a setting', async () => {
  write({
    '.claude/settings.json': '{ "permissions": { "allow": ["Bash(make -C * *)"] } }',
    'docs/specs/001-quay/scripts/open.sh': 'make -C quay all\nmoor quay\n',
  })
  const config = [
    ...shell.configs.recommended,
    only('prefer-allowlisted-command'),
    { settings: { shell: { allow: allowlistIn(root) } } },
  ]
  expect(await lint(config)).toEqual(['docs/specs/001-quay/scripts/open.sh:2:1-2:10 shell/prefer-allowlisted-command'])
})

describe('beside the Markdown plugin of ESLint', () => {
  const page = (text: string) => write({ 'log.md': text })

  test('the page can keep its own language', async () => {
    page('# Quay\n\n# Mole\n\n```sh\ncd quay && make all\n```\n')
    const config: Linter.Config[] = [
      ...shell.configs.recommended,
      only('no-cd-in-shell'),
      {
        files: ['**/*.md'],
        plugins: { markdown },
        language: 'markdown/gfm',
        processor: 'shell/fragments-and-host',
        rules: { 'markdown/no-multiple-h1': 'error' },
      },
    ]
    expect(await lint(config)).toEqual([
      'log.md:3:1-3:7 markdown/no-multiple-h1',
      'log.md:6:1-6:8 shell/no-cd-in-shell',
    ])
  })

  /** Its processor, our language and rules. */
  const fences: Linter.Config[] = [
    { files: ['**/*.md'], plugins: { markdown }, processor: 'markdown/markdown' },
    {
      files: ['**/*.md/*.bash'],
      plugins: { shell },
      language: 'shell/bash',
      languageOptions: { host: 'fence' },
      rules: { 'shell/no-cd-in-shell': 'error' },
    },
  ]

  // Its processor moves the start of a report by the indentation of the fence, and leaves the end.
  test.each([
    ['plain', '```bash\ncd quay && make all\n```\n', '2:1-2:8'],
    ['quoted', '> ```bash\n> cd quay && make all\n> ```\n', '2:3-2:8'],
    ['in a list', '- quay\n\n  ```bash\n  cd quay && make all\n  ```\n', '4:3-4:8'],
    ['CRLF', 'Quay\r\n\r\n```bash\r\necho\r\ncd quay && make all\r\n```\r\n', '5:1-5:8'],
    ['emoji', '🌊\n\n```bash\necho 🌊; cd quay && make all\n```\n', '4:10-4:17'],
  ])('a fence, %s', async (_name, text, range) => {
    page(text)
    expect(await lint(fences)).toEqual([`log.md:${range} shell/no-cd-in-shell`])
    expect(await lint(fences, true)).toEqual([])
    expect(textOf('log.md')).toBe(text.replace('cd quay && make all', 'make -C quay all'))
  })

  test('a directive before a fence holds for it, with places and fixes behind it', async () => {
    const fence = '```bash\ncd quay && make all\n```\n'
    page(`<!-- eslint-disable shell/no-cd-in-shell -->\n\n${fence}`)
    expect(await lint(fences)).toEqual([])
    const next = `<!-- eslint-disable-next-line shell/no-cd-in-shell -->\n\n\`\`\`bash\ncd mole && make all\ncd quay && make all\n\`\`\`\n`
    page(next)
    expect(await lint(fences)).toEqual(['log.md:5:1-5:8 shell/no-cd-in-shell'])
    expect(await lint(fences, true)).toEqual([])
    expect(textOf('log.md')).toBe(next.replace('cd quay && make all', 'make -C quay all'))
  })
})
