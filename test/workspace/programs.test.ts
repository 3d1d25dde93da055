import { expect, test } from 'vitest'
import { discover } from '../../src/workspace/discover.ts'
import { compilePrograms } from '../../src/workspace/programs.ts'
import { directoryWith } from './temporary.ts'

async function programs(files: Readonly<Record<string, string>>, exclude: readonly string[] = []) {
  const root = directoryWith(files)
  const { gates, tree } = discover({ root, usesGit: false, include: ['docs'], exclude, sizeLimit: 1e6 })
  return [...(await compilePrograms({ root, gates, tree, sizeLimit: 1e6 })).files.keys()]
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

test('says of a gate that is no text that it is none', async () => {
  const root = directoryWith({ Makefile: 'all:\n\tcat x\0' })
  const { gates, tree } = discover({ root, usesGit: false, include: [], exclude: [], sizeLimit: 1e6 })
  const { files } = await compilePrograms({ root, gates, tree, sizeLimit: 1e6 })
  expect(files.get('Makefile')?.unreadable).toMatchObject([{ reason: 'binary' }])
})

test('leaves out what the configuration excludes, and empty placeholders', async () => {
  expect(
    await programs({ 'package.json': '{ "scripts": { "a": "true" } }', 'web/package.json': '{}', Makefile: ' \n' }, [
      'web',
    ]),
  ).toEqual(['package.json'])
})
