import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBase } from '../../scripts/pr-checks/base.ts'
import { git as ask } from '../../src/workspace/git.ts'
import { UserError } from '../../src/workspace/user-error.ts'

let around: string
/** What the others were cloned from. */
let harbour: string
/** On the main branch. */
let clone: string
/** On a branch of its own, with one commit. */
let branch: string
/** The commit at which the branch left the main one. */
let left: string

beforeAll(() => {
  around = mkdtempSync(join(realpathSync(tmpdir()), 'throughline-base-'))
  harbour = join(around, 'harbour')
  git(around, 'init', '--quiet', '--initial-branch=trunk', harbour)
  commit(harbour, 'tides.md', 'Ebb.')
  git(harbour, 'branch', 'release/2')
  clone = join(around, 'clone')
  git(around, 'clone', '--quiet', harbour, clone)
  left = git(clone, 'rev-parse', 'HEAD')
  branch = copyOf(clone)
  branchOff(branch)
  // The main branch goes on; only who fetches hears of it.
  commit(harbour, 'lights.md', 'Red.')
})
afterAll(() => rmSync(around, { recursive: true, force: true }))

describe('without a name', () => {
  test('is the main branch of the remote, however it is called', () => {
    expect(find()).toEqual({ ref: 'origin/trunk', commit: left, source: 'the main branch' })
  })

  test('is where the branch left it, though it has moved on', () => {
    const folder = copyOf(branch)
    git(folder, 'fetch', '--quiet')
    expect(find({}, folder)).toMatchObject({ ref: 'origin/trunk', commit: left })
  })

  test.each(['main', 'master'])('is the local branch %s where there is no remote', (name) => {
    const folder = copyOf(clone)
    git(folder, 'remote', 'remove', 'origin')
    git(folder, 'branch', '--move', name)
    branchOff(folder)
    expect(find({}, folder)).toEqual({ ref: name, commit: left, source: 'the main branch' })
  })

  test('is the remote branch for what is not pushed yet', () => {
    const folder = copyOf(clone)
    commit(folder, 'bells.md', 'Six.')
    expect(find({}, folder)).toMatchObject({ ref: 'origin/trunk', commit: left })
  })

  test('is HEAD on the main branch, for what is not committed', () => {
    const folder = copyOf(clone)
    writeFileSync(join(folder, 'new.md'), 'Nobody has added this.')
    expect(find({}, folder)).toEqual({ ref: 'HEAD', commit: left, source: 'what is not committed' })
  })

  test('is nothing on the main branch as it is', () => {
    expect(find({}, clone)).toEqual({ ref: undefined, reason: 'all of this is in origin/trunk already' })
  })

  test('is nothing where no branch is a main one', () => {
    const folder = copyOf(clone)
    git(folder, 'remote', 'remove', 'origin')
    expect(find({}, folder)).toEqual({ ref: undefined, reason: 'no main branch is known here' })
  })

  test('is nothing where the main branch has another beginning', () => {
    const folder = copyOf(clone)
    git(folder, 'checkout', '--quiet', '--orphan', 'elsewhere')
    commit(folder, 'lights.md', 'Green.')
    expect(find({}, folder)).toEqual({ ref: undefined, reason: 'origin/trunk has no commit in common with this one' })
  })

  test('is nothing before the first commit, and outside of a repository', () => {
    const reason = 'nothing is committed here that git could compare with'
    git(around, 'init', '--quiet', 'empty')
    expect(find({}, join(around, 'empty'))).toEqual({ ref: undefined, reason })
    expect(find({}, around)).toEqual({ ref: undefined, reason })
  })
})

describe('in continuous integration', () => {
  test.each([
    ['GITHUB_BASE_REF', 'trunk'],
    ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', 'release/2'],
    ['BITBUCKET_PR_DESTINATION_BRANCH', 'trunk'],
    ['SYSTEM_PULLREQUEST_TARGETBRANCH', 'refs/heads/release/2'],
    ['CHANGE_TARGET', 'trunk'],
    ['BUILDKITE_PULL_REQUEST_BASE_BRANCH', 'trunk'],
  ])('%s names the branch of the remote', (variable, value) => {
    const ref = `origin/${value.replace('refs/heads/', '')}`
    expect(find({ [variable]: value })).toEqual({ ref, commit: left, source: variable })
  })

  test('the merge base that GitLab knows comes first', () => {
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: left, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'trunk' }
    expect(find(env)).toEqual({ ref: left, commit: left, source: 'CI_MERGE_REQUEST_DIFF_BASE_SHA' })
  })

  test('a merge base that the clone lacks gives way to the branch', () => {
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'a'.repeat(40), CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'trunk' }
    expect(find(env)).toMatchObject({ ref: 'origin/trunk' })
  })

  test('a variable that is empty is none', () => {
    expect(find({ GITHUB_BASE_REF: '', CHANGE_TARGET: 'release/2' })).toMatchObject({ ref: 'origin/release/2' })
  })

  test.each([
    'two words',
    '-x --output=/tmp/x',
    'trunk~1',
    '@{-1}',
    'HEAD^{/Ebb}',
    'trunk:tides.md',
    '$(touch pwned)',
    '',
  ])('a value is a name and no expression: %j', (value) => {
    if (value === '') expect(find({ GITHUB_BASE_REF: value })).toMatchObject({ source: 'the main branch' })
    else expect(() => find({ GITHUB_BASE_REF: value })).toThrow(/^GITHUB_BASE_REF names "/)
  })

  test('a branch that the clone lacks is said, and nothing is compared with less', () => {
    expect(faultOf({ CHANGE_TARGET: 'quay' })).toEqual({
      message: 'CHANGE_TARGET names "quay", and this clone has no such branch',
      hint: 'clone the whole history (actions/checkout: fetch-depth: 0), or run: git fetch origin quay:refs/remotes/origin/quay',
    })
  })

  test('a clone that ends before the two meet is said', () => {
    const shallow = join(around, 'shallow')
    git(around, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${harbour}`, shallow)
    git(shallow, 'checkout', '--quiet', 'release/2')
    expect(faultOf({ GITHUB_BASE_REF: 'trunk' }, shallow).message).toBe(
      'GITHUB_BASE_REF: origin/trunk has no commit in common with the one that is checked out',
    )
  })
})

describe('asked for', () => {
  test('comes before any variable', () => {
    expect(find({ GITHUB_BASE_REF: 'trunk' }, branch, 'HEAD~1')).toEqual({
      ref: 'HEAD~1',
      commit: left,
      source: '--base',
    })
  })

  test.each(['no-such-branch', '--output=x', 'two words'])('and not there, is refused: %s', (asked) => {
    expect(faultOf({}, branch, asked).message).toBe(`--base ${JSON.stringify(asked)}: git knows no such revision`)
  })
})

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(around, 'copy-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

function branchOff(folder: string): void {
  git(folder, 'checkout', '--quiet', '-b', 'change')
  commit(folder, 'bells.md', 'Eight.')
}

function find(env: Record<string, string> = {}, folder = branch, asked = ''): ReturnType<typeof findBase> {
  return findBase(asked, {
    env,
    git: (...words) => {
      const { isDone, output } = ask(folder, words)
      return isDone ? output.trimEnd() : undefined
    },
  })
}

function faultOf(...request: Parameters<typeof find>) {
  try {
    find(...request)
  } catch (error) {
    if (error instanceof UserError) return error.faults[0]!
    throw error
  }
  throw new Error('nothing was refused')
}

function commit(folder: string, file: string, text: string): void {
  writeFileSync(join(folder, file), `${text}\n`)
  git(folder, 'add', '--all')
  git(folder, '-c', 'user.name=Tester', '-c', 'user.email=tester@example.invalid', 'commit', '--quiet', '-m', text)
}

function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
