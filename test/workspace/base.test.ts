import { execFileSync } from 'node:child_process'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { readBase } from '../../src/workspace/base.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { directoryWith, git, repositoryWith } from './temporary.ts'

const LOG = '### D-001 — Ring the bell at low water\n- `status`: locked\n'

function committed(files: Readonly<Record<string, string>>): string {
  const root = repositoryWith(files)
  commit(root, 'first')
  return root
}

function commit(root: string, message: string): void {
  git(root, 'add', '--all')
  git(root, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', message)
}

function base(root: string, ref: string, usesGit = true) {
  return readBase({ root, usesGit, ref, isDocument: (path) => !path.startsWith('private/'), sizeLimit: 1e6 })
}

function told(root: string, ref: string, usesGit = true): string {
  try {
    base(root, ref, usesGit)
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ message, hint }) => `${message}\n${hint}`).join('\n')
    throw error
  }
  return 'not refused'
}

test('holds the documents that changed as they were, and names the files that are gone', () => {
  const root = committed({
    'log.md': LOG,
    'same.md': '# Tides\n',
    'gone.md': '# Gone\n',
    'moved.md': '# A long enough page\n',
    'private/notes.md': 'x\n',
    'bell.txt': 'ding\n',
  })
  writeFileSync(join(root, 'log.md'), LOG.replace('low', 'high'))
  writeFileSync(join(root, 'private/notes.md'), 'y\n')
  rmSync(join(root, 'gone.md'))
  rmSync(join(root, 'bell.txt'))
  renameSync(join(root, 'moved.md'), join(root, 'there.md'))
  git(root, 'add', '--all')
  const { files, deleted, ref } = base(root, 'HEAD')
  expect(ref).toBe('HEAD')
  expect([...files.keys()]).toEqual(['gone.md', 'log.md', 'moved.md'])
  expect(files.get('log.md')?.definitions[0]).toMatchObject({ id: 'D-001', title: 'Ring the bell at low water' })
  // What stands elsewhere with the same content has not gone.
  expect(deleted).toEqual(['bell.txt', 'gone.md'])
})

test('knows the columns that the configuration names', () => {
  const root = committed({ 'verification.md': '| Verification | Ausgang |\n|---|---|\n| V-001 | passed |\n' })
  writeFileSync(join(root, 'verification.md'), '# Gone\n')
  const request = { root, usesGit: true, ref: 'HEAD', isDocument: () => true, sizeLimit: 1e6 }
  const tables = { verifications: { result: ['ausgang'] } }
  expect(readBase({ ...request, tables }).files.get('verification.md')?.tables).toMatchObject([
    { sort: 'verifications' },
  ])
  expect(readBase(request).files.get('verification.md')?.tables).toBeUndefined()
})

test('starts from the commit where the two branches met', () => {
  const root = committed({ 'log.md': LOG })
  git(root, 'branch', 'quay')
  writeFileSync(join(root, 'ours.md'), '# Ours\n')
  commit(root, 'ours')
  git(root, 'checkout', '--quiet', 'quay')
  writeFileSync(join(root, 'theirs.md'), '# Theirs\n')
  commit(root, 'theirs')
  const other = execFileSync('git', ['-C', root, 'rev-parse', '@{-1}'], { encoding: 'utf8' }).trim()
  expect(base(root, other).deleted).toEqual([])
})

test('counts from the workspace, where that is a folder of the repository', () => {
  const root = committed({ 'docs/log.md': LOG, 'other/log.md': LOG })
  rmSync(join(root, 'docs/log.md'))
  rmSync(join(root, 'other/log.md'))
  expect(base(join(root, 'docs'), 'HEAD').deleted).toEqual(['log.md'])
})

test('passes over names that no shell would like', () => {
  const name = 'a\nb "c" é.md'
  const root = committed({ [name]: LOG })
  rmSync(join(root, name))
  const { files, deleted } = base(root, 'HEAD')
  expect(deleted).toEqual([name])
  expect([...files.keys()]).toEqual([name])
})

test('says what is wrong with a revision, and what to do', () => {
  const root = committed({ 'log.md': LOG })
  git(root, 'branch', 'harbour')
  expect(told(root, 'habrour')).toBe('--base habrour: git knows no such revision\ndid you mean "harbour"?')
  expect(told(root, '--output=x')).toContain('git knows no such revision')
  expect(told(root, 'HEAD', false)).toContain('there is no git repository around')
  git(root, 'checkout', '--quiet', '--orphan', 'island')
  commit(root, 'alone')
  expect(told(root, 'harbour')).toContain('it has no commit in common')
})

test('says that a clone is shallow, and how to deepen it', () => {
  const origin = committed({ 'log.md': LOG })
  writeFileSync(join(origin, 'log.md'), LOG.replace('low', 'high'))
  commit(origin, 'second')
  const root = join(directoryWith(), 'clone')
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(origin).href, root], { stdio: 'ignore' })
  expect(told(root, 'HEAD~1')).toMatchInlineSnapshot(`
    "--base HEAD~1: this clone is shallow (1 commit deep) and does not hold it
    git fetch --unshallow brings the history; with actions/checkout set fetch-depth: 0"
  `)
})

test('a repository without a commit', () => {
  expect(told(repositoryWith({ 'log.md': LOG }), 'HEAD')).toContain('git knows no such revision')
})
