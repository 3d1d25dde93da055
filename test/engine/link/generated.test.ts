import { describe, expect, test } from 'vitest'
import { isBelowEmptyFolder, isBuilt, isGenerated } from '../../../src/engine/link/generated.ts'
import { link } from '../../../src/engine/link/link.ts'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { treeOf, type Tree } from '../../../src/engine/model/tree.ts'
import { read, scripts } from './hand-made.ts'

describe('a built path', () => {
  test.each([
    'dist/index.js',
    'web/build/a.css',
    'node_modules/x/y.js',
    'a/.next/b',
    'src/gen/api.ts',
    'src/routes.gen.ts',
  ])('%s', (path) => expect(isBuilt(path)).toBe(true))

  test.each(['scripts/build', 'src/builder/a.ts', 'docs/output.md', 'src/generate.ts', 'distance/a.md'])(
    'not %s',
    (path) => expect(isBuilt(path)).toBe(false),
  )
})

test('what git ignores is asked once, for all paths that anybody names', () => {
  const asked: (readonly string[])[] = []
  const names = treeOf(['package.json'])
  const tree: Tree = {
    ...names,
    ignored(paths) {
      asked.push(paths)
      return new Set(['logs/wind.txt'])
    },
  }
  const files = new Map([
    ['package.json', scripts({ verify: [read('logs/wind.txt'), read('docs/wind.md'), read('docs/wind.md')] })],
  ])
  const index = link(files, tree, DEFAULT_CONFIG)
  expect(isGenerated(index, 'logs/wind.txt')).toBe(true)
  expect(isGenerated(index, 'docs/wind.md')).toBe(false)
  expect(asked).toEqual([['docs/wind.md', 'logs/wind.txt']])
})

test('a folder that stands there without a file of ours is one that is filled later', () => {
  const names = treeOf(['sky/plan.md', 'skyline.md'])
  const tree: Tree = { ...names, kindOf: (path) => (path === 'sky/charts' ? 'directory' : names.kindOf(path)) }
  const index = link(new Map(), tree, DEFAULT_CONFIG)
  expect(isBelowEmptyFolder(index, 'sky/charts/mars/a.json')).toBe(true)
  expect(isBelowEmptyFolder(index, 'sky/a.md')).toBe(false)
  expect(isBelowEmptyFolder(index, 'gone/a.md')).toBe(false)
  expect(isBelowEmptyFolder(index, 'a.md')).toBe(false)
})
