import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { baseCommit } from '../../src/workspace/base.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { commit, committed, directoryWith, git, repositoryWith, revision } from './temporary.ts'

const LOG = '### D-001 — Ring the bell at low water\n'

function base(root: string, ref: string): string {
  return baseCommit({ root, usesGit: true, ref })
}

function told(root: string, ref: string, usesGit = true): string {
  try {
    baseCommit({ root, usesGit, ref })
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ message, hint }) => `${message}\n${hint}`).join('\n')
    throw error
  }
  return 'not refused'
}

/** A commit of its own on the branch that is checked out. */
function addFile(root: string, name: string): string {
  writeFileSync(join(root, name), `# ${name}\n`)
  return commit(root, name)
}

test('starts from the commit where the two branches met', () => {
  const root = committed({ 'log.md': LOG })
  const met = revision(root, 'HEAD')
  git(root, 'branch', 'quay')
  addFile(root, 'ours.md')
  git(root, 'checkout', '--quiet', 'quay')
  addFile(root, 'theirs.md')
  expect(base(root, '@{-1}')).toBe(met)
  expect(base(root, 'HEAD')).toBe(revision(root, 'HEAD'))
})

test('the first commit of all, a tag, a merge on either side', () => {
  const root = committed({ 'log.md': LOG })
  const first = revision(root, 'HEAD')
  git(root, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'tag', '-a', 'ebb', '-m', 'ebb')
  git(root, 'checkout', '--quiet', '-b', 'quay')
  addFile(root, 'quay.md')
  git(root, 'checkout', '--quiet', '@{-1}')
  addFile(root, 'pier.md')
  merge(root, 'quay')
  const merged = revision(root, 'HEAD')
  expect(base(root, first)).toBe(first)
  expect(base(root, 'ebb')).toBe(first)
  expect(base(root, 'quay')).toBe(revision(root, 'quay'))
  addFile(root, 'buoy.md')
  expect(base(root, merged)).toBe(merged)
})

test('of two branches that were merged into each other, the base that the other one went through', () => {
  const root = committed({ 'log.md': LOG })
  git(root, 'branch', '-m', 'pier')
  git(root, 'checkout', '--quiet', '-b', 'quay')
  const ours = addFile(root, 'quay.md')
  git(root, 'checkout', '--quiet', 'pier')
  const theirs = addFile(root, 'pier.md')
  merge(root, ours)
  git(root, 'checkout', '--quiet', 'quay')
  merge(root, theirs)
  expect(base(root, 'pier')).toBe(theirs)
  git(root, 'checkout', '--quiet', 'pier')
  expect(base(root, 'quay')).toBe(ours)
})

test('says what is wrong with a revision, and what to do', () => {
  const root = committed({ 'log.md': LOG })
  git(root, 'branch', 'harbour')
  expect(told(root, 'habrour')).toBe('--base habrour: git knows no such revision\ndid you mean "harbour"?')
  expect(told(root, '--output=x')).toContain('git knows no such revision')
  expect(told(root, '')).toContain('git knows no such revision')
  for (const written of ['HEAD:log.md', '^HEAD', 'HEAD..HEAD', 'HEAD^{tree}', 'bell\ntide'])
    expect(told(root, written)).toContain('git knows no such revision')
  expect(told(root, 'HEAD', false)).toContain('there is no git repository around')
  git(root, 'checkout', '--quiet', '--orphan', 'island')
  expect(told(root, 'harbour')).toBe('--base harbour: nothing is committed here yet\ncommit first')
  commit(root, 'alone')
  expect(told(root, 'harbour')).toContain('it has no commit in common')
})

test('a repository that git refuses, in its own words', () => {
  const root = committed({ 'log.md': LOG })
  writeFileSync(join(root, '.git/HEAD'), 'nowhere\n')
  expect(told(root, 'HEAD')).toMatch(/^--base HEAD: git cannot compare with it: fatal: not a git repository/)
})

test('says that a clone is shallow, and how to deepen it', () => {
  const origin = committed({ 'log.md': LOG })
  addFile(origin, 'second.md')
  const root = join(directoryWith(), 'clone')
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(origin).href, root], { stdio: 'ignore' })
  expect(base(root, 'HEAD')).toBe(revision(root, 'HEAD'))
  expect(told(root, 'HEAD~1')).toMatchInlineSnapshot(`
    "--base HEAD~1: this clone is shallow (1 commit deep) and does not hold it
    git fetch --unshallow brings the history; with actions/checkout set fetch-depth: 0"
  `)
})

test('a repository without a commit', () => {
  expect(told(repositoryWith({ 'log.md': LOG }), 'HEAD')).toContain('git knows no such revision')
})

function merge(root: string, other: string): void {
  git(root, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'merge', '--quiet', '--no-edit', other)
}
