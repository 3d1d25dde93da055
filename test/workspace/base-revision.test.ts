import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { CorpusChange } from '../../src/engine/change/revision.ts'
import { judgeChange } from '../../src/engine/change/verdict.ts'
import { checkCorpus } from '../../src/workspace/corpus.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { commit, committed, directoryWith, git, revision } from './temporary.ts'

async function changeIn(root: string, ref = 'HEAD'): Promise<CorpusChange> {
  return (await checkCorpus({ paths: ['.'], cwd: root, base: ref })).change!
}

const namesOf = (paths: Iterable<string>) => [...paths].sort()

const LINES = Array.from({ length: 20 }, (_, at) => `The tide of day ${at} turns at the bell.\n`).join('\n')

test('both sides are whole, and share what the change leaves alone', async () => {
  const root = committed({ 'log.md': '# Log\n', 'same.md': '# Tides\n', 'gone.md': '# Gone\n', 'bell.txt': 'ding\n' })
  writeFileSync(join(root, 'log.md'), '# Log of the harbour\n')
  writeFileSync(join(root, 'new.md'), '# New\n')
  rmSync(join(root, 'gone.md'))
  const { ref, before, after, changed, renamed } = await changeIn(root)
  expect(ref).toBe('HEAD')
  expect(namesOf(before.files.keys())).toEqual(['gone.md', 'log.md', 'same.md'])
  expect(namesOf(after.files.keys())).toEqual(['log.md', 'new.md', 'same.md'])
  expect(before.files.get('same.md')).toBe(after.files.get('same.md'))
  expect(before.files.get('log.md')?.headings[0]?.text).toBe('Log')
  expect(before.tree.textOf('log.md')).toBe('# Log\n')
  expect(before.tree.files).toEqual(['bell.txt', 'gone.md', 'log.md', 'same.md'])
  expect(before.tree.kindOf('new.md')).toBeUndefined()
  expect(before.tree.linesOf('gone.md')).toBe(1)
  expect(namesOf(changed.before)).toEqual(['gone.md', 'log.md'])
  expect(namesOf(changed.after)).toEqual(['log.md', 'new.md'])
  expect([...renamed]).toEqual([])
})

test('the rules that judge a change hear what changed and what is gone', async () => {
  const root = committed({
    'log.md': '# Log\n',
    'gone.md': '# Gone\n',
    'moved.md': LINES,
    'edited.md': `${LINES}\n# Quay\n`,
  })
  rmSync(join(root, 'gone.md'))
  renameSync(join(root, 'moved.md'), join(root, 'there.md'))
  renameSync(join(root, 'edited.md'), join(root, 'quay.md'))
  appendFileSync(join(root, 'quay.md'), 'Once more in fog.\n')
  const { after } = await changeIn(root)
  expect(after.index.base?.ref).toBe('HEAD')
  expect([...after.index.base!.files.keys()]).toEqual(['edited.md', 'gone.md', 'moved.md'])
  // What stands elsewhere with the same content has not gone.
  expect(after.index.base?.deleted).toEqual(['edited.md', 'gone.md'])
})

test('nothing changed: one check is enough', async () => {
  const { before, after } = await changeIn(committed({ 'log.md': '# Log\n\n[Quay](quay.md)\n' }))
  expect(before.diagnostics).toBe(after.diagnostics)
  expect(judgeChange({ ...(await changeIn(committed({ 'log.md': '[Quay](quay.md)\n' }))) })).toMatchObject({
    brought: [],
    existing: [{ ruleId: 'link/missing-file' }],
    healed: [],
  })
})

test('what is staged, not staged and not tracked is the change', async () => {
  const root = committed({ 'staged.md': '# A\n', 'unstaged.md': '# B\n' })
  writeFileSync(join(root, 'staged.md'), '# A\n\n[a](a.md)\n')
  git(root, 'add', '--all')
  writeFileSync(join(root, 'unstaged.md'), '# B\n\n[b](b.md)\n')
  writeFileSync(join(root, 'untracked.md'), '# C\n\n[c](c.md)\n')
  const { brought } = judgeChange(await changeIn(root))
  expect(brought.map(({ diagnostic }) => diagnostic.file)).toEqual(['staged.md', 'unstaged.md', 'untracked.md'])
})

test('a file is followed where it goes, staged or not, with 40 % of its lines changed', async () => {
  const lines = LINES.split('\n')
  const edited = lines.map((line, at) => (at % 5 < 2 ? line.replace('tide', 'ebb') : line)).join('\n')
  const root = committed({ 'a "b"\nc é.md': LINES, 'docs/plan.md': LINES.replaceAll('bell', 'horn') })
  renameSync(join(root, 'a "b"\nc é.md'), join(root, 'd\te.md'))
  writeFileSync(join(root, 'd\te.md'), edited)
  git(root, 'mv', 'docs/plan.md', 'plan.md')
  const index = readFileSync(join(root, '.git/index'))
  expect([...(await changeIn(root)).renamed]).toEqual([
    ['a "b"\nc é.md', 'd\te.md'],
    ['docs/plan.md', 'plan.md'],
  ])
  expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true)
  git(root, 'add', '--all')
  expect((await changeIn(root)).renamed.size).toBe(2)
})

test('a folder of the repository as the workspace', async () => {
  const root = committed({
    'docs/throughline.yaml': '{}\n',
    'docs/log.md': '# Log\n',
    'docs/moved.md': LINES,
    'other/log.md': '# Other\n',
  })
  rmSync(join(root, 'docs/log.md'))
  rmSync(join(root, 'other/log.md'))
  renameSync(join(root, 'docs/moved.md'), join(root, 'docs/there.md'))
  const { before, changed, renamed } = await changeIn(join(root, 'docs'))
  expect(before.tree.files).toEqual(['log.md', 'moved.md', 'throughline.yaml'])
  expect(namesOf(changed.before)).toEqual(['log.md', 'moved.md'])
  expect([...renamed]).toEqual([['moved.md', 'there.md']])
})

test('what git ignores is no part of the change', async () => {
  const root = committed({ '.gitignore': 'dist/\n', 'log.md': '# Log\n\n[Chart](dist/chart.md)\n' })
  mkdirSync(join(root, 'dist'))
  writeFileSync(join(root, 'dist/chart.md'), '# Chart\n')
  appendFileSync(join(root, 'log.md'), '\nMore.\n')
  const { before } = await changeIn(root)
  expect(before.tree.kindOf('dist/chart.md')).toBe('file')
  expect(before.diagnostics).toEqual([])
})

test('what git ignored then, where the change edits the rules', async () => {
  const root = committed({
    'docs/.gitignore': 'old/\n',
    '.gitignore': 'x\n',
    'docs/log.md': '# Log\n',
    'docs/throughline.yaml': '{}\n',
  })
  writeFileSync(join(root, 'docs/.gitignore'), 'new/\n')
  const { before, after } = await changeIn(join(root, 'docs'))
  const asked = ['old/a.md', 'new/a.md', 'x', 'log.md']
  expect(namesOf(before.tree.ignored(asked)!)).toEqual(['old/a.md', 'x'])
  expect(namesOf(after.tree.ignored(asked)!)).toEqual(['new/a.md', 'x'])
})

test('programs and settings as they were', async () => {
  const root = committed({
    'log.md': '# Log\n',
    'package.json': '{ "scripts": { "check": "bash scripts/check.sh", "same": "bash scripts/same.sh" } }',
    'scripts/check.sh': 'cat docs/chart.md\n',
    'scripts/same.sh': 'cat log.md\n',
    'scripts/alone.sh': 'ls\n',
    '.claude/settings.json': '{ "permissions": { "allow": ["Bash(ls)"] } }',
  })
  writeFileSync(join(root, 'package.json'), '{ "scripts": { "same": "bash scripts/same.sh" } }')
  rmSync(join(root, 'scripts/check.sh'))
  writeFileSync(join(root, 'scripts/alone.sh'), 'pwd\n')
  writeFileSync(join(root, '.claude/settings.json'), '{ "permissions": { "allow": ["Bash(pwd)"] } }')
  const { before, after } = await changeIn(root)
  expect(namesOf(before.files.keys())).toEqual([
    '.claude/settings.json',
    'log.md',
    'package.json',
    'scripts/alone.sh',
    'scripts/check.sh',
    'scripts/same.sh',
  ])
  expect(before.files.get('scripts/same.sh')).toBe(after.files.get('scripts/same.sh'))
  expect(before.files.get('scripts/alone.sh')?.shell).toHaveLength(1)
  expect(before.index.permissions[0]?.patterns.map(({ text }) => text)).toEqual(['Bash(ls)'])
  expect(before.index.gates.map(({ routine }) => routine.name)).toEqual(['check', 'same'])
  expect(after.index.gates.map(({ routine }) => routine.name)).toEqual(['same'])
})

test('documents that were unreadable, and those that are', async () => {
  const root = directoryWith({
    'throughline.yaml': 'limits:\n  fileSize: 2000\n',
    'latin.md': Buffer.from('# Qua\xe9\n', 'latin1'),
    'large.md': `# Large\n\n${'tide '.repeat(600)}\n`,
    'binary.md': Buffer.from('# A\0B\n'),
    'chart.png': Buffer.from([0x89, 0x50, 0, 0xff]),
    'fine.md': '# Fine\n',
  })
  git(root, 'init', '--quiet')
  commit(root, 'first')
  writeFileSync(join(root, 'latin.md'), '# Quay\n')
  writeFileSync(join(root, 'large.md'), '# Small\n')
  writeFileSync(join(root, 'binary.md'), '# AB\n')
  writeFileSync(join(root, 'chart.png'), Buffer.from([0x89, 0x50, 1, 0xff]))
  writeFileSync(join(root, 'fine.md'), Buffer.from('# A\0B\n'))
  const change = await changeIn(root)
  const { brought, healed } = judgeChange(change)
  expect(healed.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'binary.md: Byte 3 is NUL, so the file is no text.',
    'large.md: The file has 3,010 bytes, over the limit of 2,000.',
    'latin.md: Byte 5 (0xe9) is not UTF-8.',
  ])
  expect(brought.map(({ diagnostic }) => diagnostic.file)).toEqual(['fine.md'])
  expect(change.before.tree.textOf('chart.png')).toBeUndefined()
})

test('links to files and folders, and a submodule', async () => {
  const root = committed({ 'docs/log.md': '# Log\n', 'page.md': '[log](both/log.md) [other](alias.md)\n' })
  symlinkSync('docs', join(root, 'both'))
  symlinkSync('docs/log.md', join(root, 'alias.md'))
  symlinkSync('/etc/hostname', join(root, 'host.md'))
  const object = revision(root, 'HEAD')
  git(root, 'update-index', '--add', '--cacheinfo', `160000,${object},fleet`)
  mkdirSync(join(root, 'fleet'))
  commit(root, 'links')
  rmSync(join(root, 'both'))
  rmSync(join(root, 'alias.md'))
  rmSync(join(root, 'host.md'))
  const change = await changeIn(root)
  expect(change.before.tree.kindOf('both/log.md')).toBe('file')
  expect(change.before.tree.kindOf('fleet')).toBe('directory')
  expect(change.before.tree.textOf('alias.md')).toBe('# Log\n')
  const { brought, healed } = judgeChange(change)
  expect(brought.map(({ diagnostic: { file, message } }) => `${file}: ${message}`)).toEqual([
    'page.md: both/log.md does not exist; did you mean docs/log.md?',
    'page.md: alias.md does not exist.',
  ])
  expect(healed.map(({ file, ruleId }) => `${file} ${ruleId}`)).toEqual(['host.md page/unreadable'])
})

test('a clone without the contents of the base', async () => {
  const origin = committed({ 'log.md': '# Log\n' })
  git(origin, 'config', 'uploadpack.allowFilter', 'true')
  writeFileSync(join(origin, 'log.md'), '# Log of the harbour\n')
  commit(origin, 'second')
  const root = join(directoryWith(), 'clone')
  const words = ['clone', '--quiet', '--filter=blob:none', pathToFileURL(origin).href, root]
  execFileSync('git', words, { stdio: 'ignore' })
  const error = await changeIn(root, 'HEAD~1').catch((refusal: unknown) => refusal)
  expect(error).toBeInstanceOf(UserError)
  const [fault] = (error as UserError).faults
  expect(fault?.message).toMatch(/^--base HEAD~1: git /)
  expect(fault?.hint).toContain('git fetch --refetch')
})

test('columns that the configuration of today names are known in the base too', async () => {
  const root = committed({ 'verification.md': '| Verification | Ausgang |\n|---|---|\n| V-001 | passed |\n' })
  writeFileSync(join(root, 'verification.md'), '# Gone\n')
  writeFileSync(join(root, 'throughline.yaml'), 'tables:\n  verifications:\n    result: [ausgang]\n')
  const { before } = await changeIn(root)
  expect(before.files.get('verification.md')?.tables).toMatchObject([{ sort: 'verifications' }])
})
