import { expect, test } from 'vitest'
import { discover } from '../../src/workspace/discover.ts'
import { compilePrograms } from '../../src/workspace/programs.ts'
import { readDocument } from '../../src/workspace/read.ts'
import { directoryWith } from './temporary.ts'

async function programs(files: Readonly<Record<string, string>>, exclude: readonly string[] = []) {
  const root = directoryWith(files)
  const { gates, scripts, tree } = discover({ root, usesGit: false, include: ['docs'], exclude, sizeLimit: 1e6 })
  return [
    ...(await compilePrograms({ read: (path) => readDocument(root, path, 1e6), gates, scripts, tree })).files.keys(),
  ]
}

test('reads what gates run, and what that runs and imports, and nothing else', async () => {
  expect(
    await programs({
      'package.json': '{ "scripts": { "check": "node scripts/check.mjs" } }',
      Makefile: 'verify:\n\tbash scripts/verify.sh\n',
      '.github/workflows/ci.yml': 'jobs:\n  ci:\n    steps:\n      - run: ./scripts/nightly\n',
      'scripts/check.mjs': "import { must } from './lib.mjs'\nmust('docs/log.md')\n",
      'scripts/lib.mjs': "import fs from 'node:fs'\nexport const must = (path) => fs.readFileSync(path)\n",
      'scripts/verify.sh': '. scripts/common.sh\n',
      'scripts/common.sh': 'cat docs/log.md\n',
      'scripts/nightly': '#!/bin/sh\ncat docs/log.md\n',
      'scripts/unused.mjs': '',
      'node_modules/a/package.json': '{}',
    }),
  ).toEqual([
    '.github/workflows/ci.yml',
    'Makefile',
    'package.json',
    'scripts/check.mjs',
    'scripts/nightly',
    'scripts/verify.sh',
    'scripts/common.sh',
    'scripts/lib.mjs',
  ])
})

async function compiled(root: string) {
  const { gates, scripts, tree } = discover({ root, usesGit: false, include: [], exclude: [], sizeLimit: 1e6 })
  return compilePrograms({ read: (path) => readDocument(root, path, 1e6), gates, scripts, tree })
}

test('reads shell scripts that no gate reaches for their shell alone', async () => {
  const root = directoryWith({
    'package.json': '{ "scripts": { "check": "bash scripts/check.sh" } }',
    'scripts/check.sh': 'cat docs/log.md\n',
    'scripts/open.sh': 'cat "log\n',
    'scripts/tide.BASH': '#!/bin/bash\nls\n',
    'bin/tide': '#!/usr/bin/env bash\ncat docs/log.md\n',
    'bin/marked': '\uFEFF#!/bin/sh\nls\n',
    'bin/fog': '#!/usr/bin/env python3\n',
    'bin/fish.sh': '#!/usr/bin/fish\n',
    'bin/empty.sh': '\n',
    'bin/binary.sh': 'ls\0',
    'bin/tide.txt': '#!/bin/sh\nls\n',
    LICENSE: 'Take it.\n',
    'vendor/a/install.sh': 'ls\n',
  })
  const { files, refused } = await compiled(root)
  expect([...files.keys()]).toEqual([
    'package.json',
    'scripts/check.sh',
    'bin/marked',
    'bin/tide',
    'scripts/open.sh',
    'scripts/tide.BASH',
  ])
  expect(refused).toEqual([])
  expect(files.get('scripts/check.sh')).toMatchObject({ program: {}, shell: [{ host: 'script' }] })
  expect(files.get('scripts/open.sh')).toMatchObject({ unreadable: [], shell: [{ text: 'cat "log\n' }] })
  expect(files.get('bin/tide')).not.toHaveProperty('program')
})

test('takes scripts as it takes documents: what is included, and not what is excluded', () => {
  const root = directoryWith({ 'a/a.sh': 'ls', 'b/b.sh': 'ls', 'b/old/c.sh': 'ls' })
  expect(discover({ root, usesGit: false, include: ['b'], exclude: ['b/old'], sizeLimit: 1e6 }).scripts).toEqual([
    'b/b.sh',
  ])
})

test('says of a gate that is no text that it is none', async () => {
  const root = directoryWith({ Makefile: 'all:\n\tcat x\0' })
  const { files } = await compiled(root)
  expect(files.get('Makefile')?.unreadable).toMatchObject([{ reason: 'binary' }])
})

test('leaves out what the configuration excludes, and empty placeholders', async () => {
  expect(
    await programs({ 'package.json': '{ "scripts": { "a": "true" } }', 'web/package.json': '{}', Makefile: ' \n' }, [
      'web',
    ]),
  ).toEqual(['package.json'])
})
