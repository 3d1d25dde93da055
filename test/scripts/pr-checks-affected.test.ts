import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { affectedTests, looksAround, READS } from '../../scripts/pr-checks/affected.ts'
import { treeIn } from '../../scripts/pr-checks/changed.ts'

const root = join(import.meta.dirname, '../..')

const TREE: Readonly<Record<string, string>> = {
  'src/engine/tide.ts': `export const tide = 1\n`,
  'src/engine/moon.ts': `import { tide } from './tide.ts'\nexport const moon = tide\n`,
  'src/workspace/pool.ts': 'const file = new Worker(`./pool-worker${ending}`)\n',
  'src/workspace/pool-worker.ts': `import '../engine/tide.ts'\n`,
  'src/content/docs/bells.md': '# Bells\n',
  'scripts/chart.ts': `import '../src/engine/moon.ts'\n`,
  'test/moon.test.ts': `import { moon } from '../src/engine/moon.ts'\n`,
  'test/lazy.test.ts': "const { tide } = await import('../src/engine/tide.ts')\n",
  'test/pool.test.ts': `import '../src/workspace/pool.ts'\n`,
  'test/alone.test.ts': `export {}\n`,
  'test/starts.test.ts': `import { spawnSync } from 'node:child_process'\n`,
  'test/helped.test.ts': `import './helper.ts'\n`,
  'test/helper.ts': `export const root = join(import.meta.dirname, '..')\n`,
  'test/names.test.ts': `run('scripts/chart.ts')\n`,
  'test/rules/rules.test.ts': `new URL('./', import.meta.url)\n`,
  'test/rules/id/gap.md': '## reports a gap\n',
  'test/browser/cards.test.ts': `export {}\n`,
  'test/browser/setup.ts': `import '../../src/engine/tide.ts'\n`,
}
const ALWAYS = ['test/helped.test.ts', 'test/starts.test.ts']

function affected(...changed: readonly string[]): string[] {
  return affectedTests(changed, { files: Object.keys(TREE), textOf: (path) => TREE[path]! })
}

describe('a change affects', () => {
  test('the tests that import it, whatever lies between', () => {
    expect(affected('src/engine/tide.ts')).toEqual(
      [
        ...ALWAYS,
        'test/browser/cards.test.ts',
        'test/lazy.test.ts',
        'test/moon.test.ts',
        'test/names.test.ts',
        'test/pool.test.ts',
      ].sort(),
    )
  })

  test('the tests that import a file which is gone', () => {
    const files = Object.keys(TREE).filter((path) => path !== 'src/engine/moon.ts')
    const found = affectedTests(['src/engine/moon.ts'], { files, textOf: (path) => TREE[path]! })
    expect(found).toEqual([...ALWAYS, 'test/moon.test.ts', 'test/names.test.ts'].sort())
  })

  test('the tests that start a module in another thread', () => {
    expect(affected('src/workspace/pool-worker.ts')).toEqual([...ALWAYS, 'test/pool.test.ts'].sort())
  })

  test('itself, where it is a test', () => {
    expect(affected('test/alone.test.ts')).toEqual(['test/alone.test.ts', ...ALWAYS])
  })

  test('what can open everything, and what is known to read it', () => {
    expect(affected('src/content/docs/bells.md')).toEqual(ALWAYS)
    expect(affected('test/rules/id/gap.md')).toEqual([...ALWAYS, 'test/rules/rules.test.ts'].sort())
  })

  test.each(['package-lock.json', 'vitest.config.ts', '.gitignore'])('every test, where it is %s', (path) => {
    expect(affected(path)).toEqual(
      Object.keys(TREE)
        .filter((path) => path.endsWith('.test.ts'))
        .sort(),
    )
  })

  test('none, where there is no change', () => {
    expect(affected()).toEqual([])
  })
})

test.each([...READS.keys()])('%s is there, and could read everything', (path) => {
  expect(looksAround(readFileSync(join(root, path), 'utf8'))).toBe(true)
})

test('no module of ours that could read everything has been left unread', () => {
  const tree = treeIn(root)!
  const code = tree.files.filter((path) => /^(?:src|plugins|eslint-rules)\/.*\.(?:[cm]?[jt]s|astro)$/.test(path))
  // Such a module would have nearly every test run after every change: say in READS what it opens.
  expect(code.filter((path) => looksAround(tree.textOf(path)) && !READS.has(path))).toEqual([])
})
