/** Which commit a change starts from. */
import { git, type GitAnswer } from './git.ts'
import { didYouMean } from './nearest.ts'
import { UserError } from './user-error.ts'

export interface BaseRequest {
  readonly root: string
  readonly usesGit: boolean
  /** A branch, a tag or a commit, as the user wrote it. */
  readonly ref: string
}

/**
 * The merge base of `ref` and the checked-out commit: what a branch has seen since is no change of ours. Throws a UserError
 * where there is no such commit.
 */
export function baseCommit({ root, usesGit, ref }: BaseRequest): string {
  if (!usesGit)
    throw new UserError({
      message: `--base ${ref}: there is no git repository around ${root}`,
      hint: 'leave --base out, or check a clone',
    })
  const repository = git(root, ['rev-parse', '--git-dir'])
  if (!repository.isDone) throw failed(root, ref, repository)
  const named = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  const commit = named.output.trim()
  if (!named.isDone || !isCommitName(commit))
    throw isShallow(root) ? shallow(root, ref, 'does not hold it') : unknownRevision(root, ref)
  const common = git(root, ['merge-base', '--all', commit, 'HEAD'])
  if (common.isDone) return nearest(root, commit, common.output.trim().split('\n'))
  if (!git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).isDone)
    throw new UserError({ message: `--base ${ref}: nothing is committed here yet`, hint: 'commit first' })
  if (isShallow(root)) throw shallow(root, ref, 'ends before the two meet')
  throw new UserError({
    message: `--base ${ref}: it has no commit in common with the one that is checked out`,
    hint: 'name the branch that this one started from',
  })
}

/** What git resolves may still be an expression: `^main` is all that `main` does not hold. */
function isCommitName(answer: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(answer)
}

/**
 * Two branches that were merged into each other have several bases. The one that `ref` went through itself has all that
 * came from there: what is new against it is ours.
 */
function nearest(root: string, commit: string, bases: readonly string[]): string {
  if (bases.length === 1) return bases[0]!
  const own = new Set(git(root, ['rev-list', '--first-parent', commit]).output.split('\n'))
  return bases.find((base) => own.has(base)) ?? bases[0]!
}

/** What is left to say where git fails half-way. */
export function failed(root: string, ref: string, { complaint }: GitAnswer): UserError {
  const message = `--base ${ref}: git cannot compare with it: ${complaint}`
  const isPartial = git(root, ['config', '--get-regexp', '^(remote\\..*\\.promisor|extensions\\.partialclone)$']).isDone
  return new UserError(isPartial ? { message, hint: PARTIAL } : { message })
}

export function missingObject(ref: string, object: string): UserError {
  return new UserError({
    message: `--base ${ref}: git does not have the object ${object.slice(0, 12)} of that revision`,
    hint: PARTIAL,
  })
}

const PARTIAL = 'the clone is partial: git fetch --refetch --no-filter origin brings what is left out'

function isShallow(root: string): boolean {
  return git(root, ['rev-parse', '--is-shallow-repository']).output.trim() === 'true'
}

function shallow(root: string, ref: string, what: string): UserError {
  const depth = git(root, ['rev-list', '--count', 'HEAD']).output.trim()
  const branch = /^origin\/(.+)$/.exec(ref)?.[1]
  // A clone of one branch holds no other, however deep it is.
  const fetch = branch === undefined ? '' : ` origin ${branch}:refs/remotes/origin/${branch}`
  return new UserError({
    message: `--base ${ref}: this clone is shallow (${depth === '1' ? '1 commit' : `${depth} commits`} deep) and ${what}`,
    hint: `git fetch --unshallow${fetch} brings the history; with actions/checkout set fetch-depth: 0`,
  })
}

function unknownRevision(root: string, ref: string): UserError {
  const names = git(root, ['for-each-ref', '--format=%(refname:short)', '--count=2000'])
    .output.split('\n')
    .filter((name) => name !== '')
  return new UserError({
    message: `--base ${ref}: git knows no such revision`,
    hint:
      didYouMean(ref, names) ??
      'name a branch, a tag or a commit that git log shows; fetch it first where it is remote',
  })
}
