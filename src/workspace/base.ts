/** The revision that a change starts from, read out of git's objects: no checkout, and nothing of the work tree moves. */
import { extractFacts, languageOf } from '../engine/facts/extract.ts'
import type { TableWords } from '../engine/facts/typed-tables.ts'
import type { Base } from '../engine/link/index.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import { git, type GitAnswer } from './git.ts'
import { didYouMean } from './nearest.ts'
import { textOf } from './read.ts'
import { UserError } from './user-error.ts'

export interface BaseRequest {
  readonly root: string
  readonly usesGit: boolean
  /** A branch, a tag or a commit, as the user wrote it. */
  readonly ref: string
  readonly isDocument: (path: string) => boolean
  /** In bytes. */
  readonly sizeLimit: number
  /** `tables` of the configuration. */
  readonly tables?: TableWords
}

/**
 * What stood at the merge base of `ref` and the checked-out commit: a branch that has moved on since is no change of ours.
 * Throws a UserError where that revision is not there, or not whole.
 */
export function readBase({ root, usesGit, ref, isDocument, sizeLimit, tables = {} }: BaseRequest): Base {
  if (!usesGit)
    throw new UserError({
      message: `--base ${ref}: there is no git repository around ${root}`,
      hint: 'leave --base out, or check a clone',
    })
  const commit = mergeBase(root, ref)
  const changes = changesSince(root, commit, ref)
  const wanted = changes.filter(({ status, path }) => status !== 'A' && isDocument(path) && languageOf(path))
  const blobs = readBlobs(root, [...new Set(wanted.map(({ blob }) => blob))], ref)
  const files = new Map<string, FileFacts>()
  for (const { path, blob } of wanted) {
    const bytes = blobs.get(blob)
    const text = bytes && bytes.length <= sizeLimit ? textOf(bytes) : undefined
    if (text !== undefined) files.set(path, extractFacts(text, languageOf(path)!, tables))
  }
  const deleted = changes.filter(({ status }) => status === 'D').map(({ path }) => path)
  return { ref, files, deleted: deleted.sort() }
}

interface FileChange {
  /** `A`, `M`, `D`, `T`; `R` for a file that stands elsewhere with the same content. */
  readonly status: string
  /** Relative to the root, as it was. */
  readonly path: string
  readonly blob: string
}

function mergeBase(root: string, ref: string): string {
  const named = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (!named.isDone) throw isShallow(root) ? shallow(root, ref, 'does not hold it') : unknownRevision(root, ref)
  const commit = named.output.trim()
  const common = git(root, ['merge-base', commit, 'HEAD'])
  if (common.isDone) return common.output.trim()
  if (!git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).isDone)
    throw new UserError({ message: `--base ${ref}: nothing is committed here yet`, hint: 'commit first' })
  if (isShallow(root)) throw shallow(root, ref, 'ends before the two meet')
  throw new UserError({
    message: `--base ${ref}: it has no commit in common with the one that is checked out`,
    hint: 'name the branch that this one started from',
  })
}

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

/** Against the files on disk, so that what is not committed yet counts too. */
function changesSince(root: string, commit: string, ref: string): FileChange[] {
  const words = [
    'diff',
    '--raw',
    '-z',
    '--no-abbrev',
    '--find-renames=100%',
    '--no-ext-diff',
    '--relative',
    commit,
    '--',
  ]
  const answer = git(root, words)
  if (!answer.isDone) throw failed(ref, answer)
  const changes: FileChange[] = []
  const fields = answer.output.split('\0')
  for (let at = 0; at + 1 < fields.length;) {
    const [, , blob = '', , status = ''] = fields[at]!.split(' ')
    const letter = status[0] ?? ''
    changes.push({ status: letter, path: fields[at + 1]!, blob })
    at += letter === 'R' || letter === 'C' ? 3 : 2
  }
  return changes
}

/** Contents by object name, in one process. */
function readBlobs(root: string, names: readonly string[], ref: string): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  if (names.length === 0) return blobs
  const answer = git(root, ['cat-file', '--batch'], `${names.join('\n')}\n`)
  if (!answer.isDone) throw failed(ref, answer)
  const { bytes } = answer
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf(10, at)
    if (lineEnd === -1) break
    const [name = '', type, size] = bytes.toString('utf8', at, lineEnd).split(' ')
    if (type === 'missing')
      throw new UserError({
        message: `--base ${ref}: git does not have the object ${name.slice(0, 12)} of that revision`,
        hint: 'the clone is partial: git fetch --refetch origin brings what is left out',
      })
    const start = lineEnd + 1
    const end = start + Number(size)
    blobs.set(name, bytes.subarray(start, end))
    at = end + 1
  }
  return blobs
}

function failed(ref: string, { complaint }: GitAnswer): UserError {
  return new UserError({ message: `--base ${ref}: git cannot compare with it: ${complaint}` })
}
