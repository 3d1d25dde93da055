import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, packageOf, strayImports } from './imports.ts'
import { LAYERS } from './layers.ts'

const root = join(import.meta.dirname, '../..')

const modules = ['src/engine', 'src/reporters', 'src/workspace', 'src/cli', 'eslint-rules'].flatMap(modulesUnder)
const manifest = JSON.parse(textOf('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>

describe('the source', () => {
  test('imports in one direction', () => {
    expect(modules.length).toBeGreaterThan(40)
    const strays = modules.flatMap((path) => strayImports(path, textOf(path), LAYERS))
    expect(strays).toEqual([])
  })

  test('has a layer of its own for every folder of the engine', () => {
    const folders = readdirSync(join(root, 'src/engine'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const layers = LAYERS.map((layer) => layer.folder)
    expect(folders.map((entry) => `src/engine/${entry.name}`).filter((folder) => !layers.includes(folder))).toEqual([])
  })
})

/** A package that another one happens to bring is there today and gone tomorrow. */
describe('every imported package is declared', () => {
  test('the command and the library: as a dependency', () => {
    expect(undeclared(modules, manifest.dependencies)).toEqual([])
  })

  test('everything else: as a dependency or a development dependency', () => {
    const others = ['plugins', 'scripts', 'test'].flatMap(modulesUnder)
    const files = [...others, 'astro.config.mjs', 'eslint.config.mjs', 'tsdown.config.ts', 'vitest.config.ts']
    expect(undeclared(files, { ...manifest.dependencies, ...manifest.devDependencies })).toEqual([])
  })
})

/** A check that never fails is none: each of these must be caught. */
describe('a stray import is caught', () => {
  const rule = 'src/engine/rules/id/duplicate-definition.ts'
  const shellRule = 'eslint-rules/rules/no-cd-in-shell.ts'
  test.each([
    ['the file system', rule, `import { readFileSync } from 'node:fs'`, 'node:fs'],
    ['a module of Node without its prefix', rule, `import { readFileSync } from 'fs'`, 'fs'],
    ['a child process', 'src/engine/link/link.ts', `import { spawn } from 'node:child_process'`, 'node:child_process'],
    ['the site', 'src/engine/views/matrix.ts', `import type { AstroConfig } from 'astro'`, 'astro'],
    ['the linter', rule, `import type { Rule } from 'eslint'`, 'eslint'],
    ['a tree in a rule', rule, `import { parseMarkdown } from '../../parse/markdown.ts'`, '../../parse/markdown.ts'],
    ['an extractor in a rule', rule, `import { extractFacts } from '../../facts/extract.ts'`, '../../facts/extract.ts'],
    [
      'the index in facts',
      'src/engine/kinds/ids.ts',
      `import type { Index } from '../link/index.ts'`,
      '../link/index.ts',
    ],
    [
      'anything in the model',
      'src/engine/model/facts.ts',
      `import { kinds } from '../kinds/registry.ts'`,
      '../kinds/registry.ts',
    ],
    [
      'the workspace in the engine',
      'src/engine/check.ts',
      `export { root } from '../workspace/root.ts'`,
      '../workspace/root.ts',
    ],
    ['the workspace in a reporter', 'src/reporters/json.ts', `import '../workspace/git.ts'`, '../workspace/git.ts'],
    [
      'a reporter in the workspace',
      'src/workspace/git.ts',
      `import x from '../reporters/json.ts'`,
      '../reporters/json.ts',
    ],
    ['the linter in a shell rule', shellRule, `import type { Rule } from 'eslint'`, 'eslint'],
    [
      'the engine in a shell rule',
      shellRule,
      `import { check } from '../../src/engine/check.ts'`,
      '../../src/engine/check.ts',
    ],
    ['the language in a shell rule', shellRule, `import { bash } from '../language.ts'`, '../language.ts'],
    ['a dynamic import', rule, `const fs = await import('node:fs')`, 'node:fs'],
    ['a computed import', rule, `const name = 'node:fs'; await import(name)`, '(computed)'],
    ['a required module', rule, `const fs = require('node:fs')`, 'node:fs'],
    ['an import in a type', rule, `type Stats = import('node:fs').Stats`, 'node:fs'],
    ['a re-export', rule, `export * from 'node:path'`, 'node:path'],
  ])('%s', (_what, path, text, specifier) => {
    const [stray] = strayImports(path, text, LAYERS)
    expect(stray).toMatch(new RegExp(`^${path}:1: .* may not import `))
    expect(stray?.endsWith(specifier)).toBe(true)
  })

  test('a file outside every layer', () => {
    expect(strayImports('src/utils/text.ts', '', LAYERS)).toEqual(['src/utils/text.ts: belongs to no layer'])
  })
})

describe('what is no import is left alone', () => {
  test('text in strings, comments and templates', () => {
    const text = `// import 'node:fs'\nconst a = "import 'node:fs'"\nconst b = \`import('node:fs')\`\n`
    expect(importsOf('src/engine/check.ts', text)).toEqual([])
  })

  test('what a layer allows', () => {
    const text = `import { at } from '../rule.ts'\nimport type { Index } from '../../link/index.ts'\nimport './shape.ts'\n`
    expect(strayImports('src/engine/rules/link/missing-file.ts', text, LAYERS)).toEqual([])
  })

  test('the composer, which sees the whole engine', () => {
    expect(strayImports('src/engine/check.ts', `import { link } from './link/link.ts'`, LAYERS)).toEqual([])
  })
})

/** Types may come from `@types/…`. */
function undeclared(paths: readonly string[], declared: Readonly<Record<string, string>>): string[] {
  return paths.flatMap((path) =>
    importsOf(path, textOf(path))
      .filter(({ specifier }) => /^[a-z@]/.test(specifier) && !/^(?:node|astro|virtual):/.test(specifier))
      .filter(({ specifier, isType }) => !(isType && packageOf(specifier) in manifest.devDependencies))
      .map(({ specifier }) => packageOf(specifier))
      .filter((name) => !(name in declared) && !(`@types/${name}` in declared))
      .map((name) => `${path}: ${name}`),
  )
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function modulesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|mjs|js)$/.test(path))
    .sort()
}
