/**
 * The revision that a change starts from: the one that was asked for, else the target of the pull request that continuous
 * integration names, else the main branch. A name is data: it is looked up as a full reference, never as an expression.
 */
import { UserError } from '../../src/workspace/user-error.ts'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What git prints, without the line's end; undefined where it fails. */
  readonly git: (...words: readonly string[]) => string | undefined
}

export interface FoundBase {
  /** What to compare with, as git and `throughline check --base` take it. */
  readonly ref: string
  /** The commit at which the change left it, by its full hash. */
  readonly commit: string
  /** Who named it: `--base`, a variable, or `the main branch`. */
  readonly source: string
}

export interface NoBase {
  readonly ref: undefined
  /** Why there is nothing to compare with. */
  readonly reason: string
}

/** Variables in which services name the branch that a pull request goes to; CircleCI has none. */
const TARGETS: readonly string[] = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'CHANGE_TARGET',
  'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
]

/** GitLab's own merge base. It is in a clone that holds no other branch. */
const COMMIT = 'CI_MERGE_REQUEST_DIFF_BASE_SHA'

const MAIN = ['origin/main', 'origin/master', 'main', 'master']

/**
 * `asked` is the value of `--base`; empty: nothing was asked. Throws a UserError where a name that was given is none, or
 * is not here: a gate that compares with less than it was told to would look clean.
 */
export function findBase(asked: string, surroundings: Surroundings): FoundBase | NoBase {
  const { env, git } = surroundings
  if (git('rev-parse', '--verify', '--quiet', 'HEAD') === undefined)
    return none('nothing is committed here that git could compare with')
  if (asked !== '') return askedFor(asked, surroundings)
  const commit = env[COMMIT] ?? ''
  if (/^[0-9a-f]{40,64}$/.test(commit) && commitOf(commit, git) !== undefined)
    return { ref: commit, commit: leftAt(commit, COMMIT, git), source: COMMIT }
  const variable = TARGETS.find((name) => (env[name] ?? '') !== '')
  return variable === undefined ? ofMainBranch(git) : ofTarget(variable, env[variable]!, git)
}

type Git = Surroundings['git']

function askedFor(ref: string, { git }: Surroundings): FoundBase {
  if (commitOf(ref, git) !== undefined) return { ref, commit: leftAt(ref, '--base', git), source: '--base' }
  throw new UserError({
    message: `--base ${JSON.stringify(ref)}: git knows no such revision`,
    hint: 'name a branch, a tag or a commit that git log shows',
  })
}

function ofTarget(variable: string, value: string, git: Git): FoundBase {
  const branch = value.replace(/^refs\/heads\//, '')
  const said = `${variable} names ${JSON.stringify(value)}`
  if (git('check-ref-format', `refs/heads/${branch}`) === undefined)
    throw new UserError({
      message: `${said}, which is no name of a branch`,
      hint: 'name the base yourself: make pr-checks BASE=…',
    })
  const ref = [`origin/${branch}`, branch].find((name) => isBranch(name, git))
  if (ref !== undefined) return { ref, commit: leftAt(ref, variable, git), source: variable }
  throw new UserError({
    message: `${said}, and this clone has no such branch`,
    hint: `clone the whole history (actions/checkout: fetch-depth: 0), or run: git fetch origin ${branch}:refs/remotes/origin/${branch}`,
  })
}

/** Whoever stands on the main branch changes what is not committed. */
function ofMainBranch(git: Git): FoundBase | NoBase {
  const remote = git('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD')?.replace(/^refs\/remotes\//, '')
  const ref = [...(remote === undefined ? [] : [remote]), ...MAIN].find((name) => isBranch(name, git))
  if (ref === undefined) return none('no main branch is known here')
  const commit = git('merge-base', fullName(ref), 'HEAD')
  if (commit === undefined) return none(`${ref} has no commit in common with this one`)
  if (commit !== git('rev-parse', 'HEAD')) return { ref, commit, source: 'the main branch' }
  if (git('status', '--porcelain') !== '') return { ref: 'HEAD', commit, source: 'what is not committed' }
  return none(`all of this is in ${ref} already`)
}

function leftAt(ref: string, source: string, git: Git): string {
  const commit = git('merge-base', commitOf(ref, git)!, 'HEAD')
  if (commit !== undefined) return commit
  throw new UserError({
    message: `${source}: ${ref} has no commit in common with the one that is checked out`,
    hint: 'clone the whole history: actions/checkout takes fetch-depth: 0, git takes git fetch --unshallow',
  })
}

function commitOf(ref: string, git: Git): string | undefined {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
}

function isBranch(name: string, git: Git): boolean {
  return git('rev-parse', '--verify', '--quiet', `${fullName(name)}^{commit}`) !== undefined
}

function fullName(branch: string): string {
  return branch.startsWith('origin/') ? `refs/remotes/${branch}` : `refs/heads/${branch}`
}

function none(reason: string): NoBase {
  return { ref: undefined, reason }
}
