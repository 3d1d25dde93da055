import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { trackedByGit } from '../../src/workspace/git.ts'
import { directoryWith, git, repositoryWith } from './temporary.ts'

function commit(root: string, message: string): void {
  git(root, 'add', '--all')
  git(root, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', message)
}

/** `there.md` stands, `gone.md` stood, `moved.md` stands elsewhere now. */
function harbour(): string {
  const root = repositoryWith({
    'tides/there.md': '# There\n',
    'tides/gone.md': '# Gone\n',
    'tides/moved.md': '# Moved\n',
  })
  commit(root, 'first')
  rmSync(join(root, 'tides/gone.md'))
  git(root, 'mv', 'tides/moved.md', 'elsewhere.md')
  commit(root, 'second')
  writeFileSync(join(root, 'tides/new.md'), '# New\n')
  return root
}

const ASKED = ['tides/there.md', 'tides/gone.md', 'tides/moved.md', 'elsewhere.md', 'tides/new.md', 'tides/never.md']

test('knows what some commit had, and not what none has', () => {
  const known = trackedByGit(harbour(), ASKED)
  expect([...(known ?? [])].sort()).toEqual(['elsewhere.md', 'tides/gone.md', 'tides/moved.md', 'tides/there.md'])
})

test('knows branches that are not checked out', () => {
  const root = harbour()
  git(root, 'checkout', '--quiet', '-b', 'spring')
  writeFileSync(join(root, 'spring.md'), '# Spring\n')
  commit(root, 'spring')
  git(root, 'checkout', '--quiet', '-')
  expect([...(trackedByGit(root, ['spring.md']) ?? [])]).toEqual(['spring.md'])
})

test('takes paths from the directory that it is asked about, and knows nothing above it', () => {
  const known = trackedByGit(join(harbour(), 'tides'), ['gone.md', 'moved.md', 'never.md', 'tides/there.md'])
  expect([...(known ?? [])].sort()).toEqual(['gone.md', 'moved.md'])
})

test('takes paths as they are written, whatever their signs, and thousands of them', () => {
  const root = repositoryWith({ 'a [1].md': '# A\n', 'ö.md': '# O\n', '-x.md': '# X\n', 'b1.md': '# B\n' })
  commit(root, 'first')
  const many = Array.from({ length: 60_000 }, (_, i) => `${'folder/'.repeat(6)}file-${i}.md`)
  const known = trackedByGit(root, ['a [1].md', 'ö.md', '-x.md', 'b*.md', ':(top)b1.md', 'line\nbreak.md', ...many])
  expect([...(known ?? [])].sort()).toEqual(['-x.md', 'a [1].md', 'ö.md'])
})

test('finds a name in any folder and any letter case, of what stood and what stands', () => {
  const root = harbour()
  const asked = ['**/gone.md', '**/THERE.md', '**/elsewhere.md', '**/never.md', '**/one.md', '**/*.md', '**/tides']
  expect([...(trackedByGit(root, asked) ?? [])]).toEqual(['**/gone.md', '**/THERE.md', '**/elsewhere.md'])
  const many = Array.from({ length: 600 }, (_, i) => `**/file-${i}.md`)
  expect([...(trackedByGit(root, [...asked, ...many]) ?? [])]).toEqual(['**/gone.md', '**/THERE.md', '**/elsewhere.md'])
})

test('is undefined in a shallow clone, which cannot tell', () => {
  const root = harbour()
  const clones = directoryWith()
  git(clones, 'clone', '--quiet', '--depth', '1', pathToFileURL(root).href, 'shallow')
  git(clones, 'clone', '--quiet', pathToFileURL(root).href, 'whole')
  expect(trackedByGit(join(clones, 'shallow'), ASKED)).toBeUndefined()
  expect(trackedByGit(join(clones, 'shallow'), [])).toBeUndefined()
  expect(trackedByGit(join(clones, 'whole'), ASKED)?.size).toBe(4)
})

test('is undefined without a repository, and without a commit', () => {
  const bare = directoryWith({ 'a.md': '# A\n' })
  expect(trackedByGit(bare, ['a.md'])).toBeUndefined()
  expect(trackedByGit(bare, [])).toBeUndefined()
  const empty = repositoryWith({ 'a.md': '# A\n' })
  expect(trackedByGit(empty, [])).toBeUndefined()
  expect(trackedByGit(empty, ['a.md'])).toBeUndefined()
})

test('is empty where nothing is asked and there is a history', () => {
  expect(trackedByGit(harbour(), [])).toEqual(new Set())
  const inside = harbour()
  mkdirSync(join(inside, 'empty'))
  expect(trackedByGit(join(inside, 'empty'), ['a.md'])).toEqual(new Set())
})
