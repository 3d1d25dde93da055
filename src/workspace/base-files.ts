/** The files of the revision that a change starts from, and which of them the change touches: names alone, by git. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { failed } from './base.ts'
import { git } from './git.ts'
import { UserError } from './user-error.ts'

/** All paths are relative to the root, with `/`. */
export interface BaseFiles {
  /** Everything that the revision has below the root. */
  readonly entries: ReadonlyMap<string, BaseEntry>
  /** Paths whose bytes differ. */
  readonly changed: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }
  /** Where a file stands now, edited on the way or not. */
  readonly renamed: ReadonlyMap<string, string>
  /** Files that are gone; those that stand elsewhere with the same content are left out. Sorted. */
  readonly deleted: readonly string[]
}

export interface BaseEntry {
  readonly kind: 'file' | 'link' | 'submodule'
  /** Its name among git's objects. */
  readonly object: string
}

export interface BaseFilesRequest {
  readonly root: string
  readonly ref: string
  readonly commit: string
  /** The files of the work tree, as they are listed. */
  readonly listed: readonly string[]
}

/** Against the files on disk, so that what is not committed, not staged or not even tracked counts too. */
export function baseFiles({ root, ref, commit, listed }: BaseFilesRequest): BaseFiles {
  const entries = entriesOf(root, ref, commit)
  const index = copyOfIndex(root)
  try {
    return filesSince({ root, ref, commit, listed }, entries, index)
  } finally {
    index.remove()
  }
}

function filesSince(
  { root, ref, commit, listed }: BaseFilesRequest,
  entries: BaseFiles['entries'],
  index: TemporaryIndex,
): BaseFiles {
  const changes = changesSince(root, ref, commit, index)
  const touched = new Set(changes.flatMap(({ path, to }) => (to === undefined ? [path] : [path, to])))
  const untracked = listed.filter((path) => !entries.has(path) && !touched.has(path))
  const isGone = ({ status }: FileChange) => status === 'D'
  const moves =
    untracked.length > 0 && changes.some(isGone)
      ? changesSince(root, ref, commit, indexWith(root, untracked, entries, index))
      : changes
  return {
    entries,
    changed: {
      before: new Set([...touched].filter((path) => entries.has(path))),
      after: new Set(listed.filter((path) => touched.has(path) || !entries.has(path))),
    },
    renamed: new Map(moves.flatMap(({ path, to }) => (to === undefined ? [] : [[path, to] as const]))),
    deleted: moves
      .filter((change) => isGone(change) || (change.to !== undefined && change.status !== 'R100'))
      .map(({ path }) => path)
      .filter((path) => entries.get(path)?.kind !== 'submodule')
      .sort(),
  }
}

function entriesOf(root: string, ref: string, commit: string): Map<string, BaseEntry> {
  const answer = git(root, ['ls-tree', '-r', '-z', commit])
  if (!answer.isDone) throw failed(root, ref, answer)
  const entries = new Map<string, BaseEntry>()
  for (const line of answer.output.split('\0')) {
    const tab = line.indexOf('\t')
    if (tab === -1) continue
    const [mode, , object = ''] = line.slice(0, tab).split(' ')
    const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file'
    const path = line.slice(tab + 1)
    if (LEADS_OUT.test(path)) throw leadingOut(ref, path)
    entries.set(path, { kind, object })
  }
  return entries
}

/** Names that git checks out nowhere, and that a commit can hold all the same. */
const LEADS_OUT = /(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/i

function leadingOut(ref: string, path: string): UserError {
  return new UserError({
    message: `--base ${ref}: that revision holds ${path}, which is no path of a work tree`,
    hint: 'git fsck tells more; name another revision',
  })
}

interface FileChange {
  /** `A`, `M`, `D`, `T`; `R087` for a file that stands elsewhere, with how much of it is the same in percent. */
  readonly status: string
  /** As it was. */
  readonly path: string
  /** Where it stands now. */
  readonly to?: string
}

/**
 * A file whose lines are 40 % others is still the same one; longer lines in their place weigh more. Beyond 2,000 files that
 * went and as many that came git pairs only those of one content: each is compared with each.
 */
const RENAMES = ['--find-renames=40%', '-l2000']

function changesSince(root: string, ref: string, commit: string, index: TemporaryIndex): FileChange[] {
  const words = ['diff', '--raw', '-z', ...RENAMES, '--ignore-submodules=dirty', '--no-ext-diff', '--relative']
  const answer = git(root, [...words, commit, '--'], undefined, { GIT_INDEX_FILE: index.path })
  if (!answer.isDone) throw failed(root, ref, answer)
  const changes: FileChange[] = []
  const fields = answer.output.split('\0')
  for (let at = 0; at + 1 < fields.length;) {
    const status = fields[at]!.split(' ')[4] ?? ''
    const isMoved = status.startsWith('R')
    changes.push({ status, path: fields[at + 1]!, ...(isMoved && { to: fields[at + 2]! }) })
    at += isMoved ? 3 : 2
  }
  return changes
}

interface TemporaryIndex {
  readonly path: string
  /** From the top of the work tree to the root, with `/` behind it. */
  readonly prefix: string
  remove(): void
}

/** Git writes into the index what it finds out while it compares. The repository's own stays as it is. */
function copyOfIndex(root: string): TemporaryIndex {
  const [prefix = '', own = ''] = git(root, ['rev-parse', '--show-prefix', '--git-path', 'index']).output.split('\n')
  const folder = mkdtempSync(join(tmpdir(), 'throughline-index-'))
  const path = join(folder, 'index')
  const original = resolve(root, own)
  if (existsSync(original)) {
    copyFileSync(original, path)
    // Git trusts no entry that is as young as its index.
    const { atime, mtime } = statSync(original)
    utimesSync(path, atime, mtime)
  }
  return { path, prefix, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * The copy, which then knows of the untracked files as well: git finds where a file went only among those that it knows.
 * Which content it names for them does not matter: git sees that it is old.
 */
function indexWith(
  root: string,
  untracked: readonly string[],
  entries: BaseFiles['entries'],
  index: TemporaryIndex,
): TemporaryIndex {
  const object = [...entries.values()].find(({ kind }) => kind === 'file')?.object ?? ''
  const lines = untracked.map((file) => `100644 ${object}\t${index.prefix}${file}\0`).join('')
  git(root, ['update-index', '-z', '--index-info'], lines, { GIT_INDEX_FILE: index.path })
  return index
}
