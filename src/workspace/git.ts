import { spawnSync } from 'node:child_process'

/** What git lists below a directory: tracked and still there, or new and not ignored. Paths relative to it, with `/`. */
export interface GitFiles {
  readonly files: readonly string[]
  /** New, not ignored, and of a kind that git does not tell: files or symbolic links. */
  readonly untracked: readonly string[]
  /** Tracked symbolic links. */
  readonly links: readonly string[]
}

/**
 * Asks git once. Returns undefined and the reason where git cannot tell: not installed, or it refuses (the repository
 * belongs to another user, its index is broken).
 */
export function gitFilesIn(directory: string): GitFiles | { readonly refusal: string } {
  // Stages tell symbolic links and submodules; tags tell what is deleted from the disk and still in the index.
  const { isDone, output, complaint } = git(directory, [
    'ls-files',
    '-z',
    '-t',
    '-s',
    '--cached',
    '--deleted',
    '--others',
    '--exclude-standard',
  ])
  return isDone ? parseListing(output) : { refusal: complaint }
}

/** Those of the paths, relative to the directory, that its rules ignore and that are not tracked. */
export function ignoredByGit(directory: string, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set()
  // It fails where it finds none, and says nothing.
  const { output } = git(directory, ['check-ignore', '-z', '--stdin'], paths.map((path) => `${path}\0`).join(''))
  return new Set(output.split('\0').filter((path) => path !== ''))
}

/**
 * Those of the paths that some commit had; undefined where the history is not whole (a shallow clone), is none, or where
 * the directory is not its repository's. A name behind
 * two asterisks and a slash asks for a file of that name in any folder, whatever its letter case.
 */
export function trackedByGit(directory: string, paths: readonly string[]): ReadonlySet<string> | undefined {
  if (git(directory, ['rev-parse', '--is-shallow-repository']).output.trim() !== 'false') return undefined
  if (!git(directory, ['rev-parse', '--verify', '--quiet', 'HEAD']).isDone) return undefined
  if (paths.length === 0) return new Set()
  const limits = paths.length > MOST_LIMITS ? [] : ['--', ...paths.map(pathspecOf)]
  const asked = ['log', '--all', '--format=', '--name-only', '--no-renames', '--relative', '-z', ...limits]
  const { isDone, output } = git(directory, asked)
  if (!isDone) return undefined
  const known = new Set(output.split('\0'))
  const names = new Set([...known].map((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase()))
  return new Set(
    paths.filter((path) => (path.startsWith(ANYWHERE) ? names.has(path.slice(3).toLowerCase()) : known.has(path))),
  )
}

const ANYWHERE = '**/'

function pathspecOf(path: string): string {
  if (!path.startsWith(ANYWHERE)) return `:(literal)${path}`
  return `:(icase,glob)${ANYWHERE}${path.slice(3).replace(/[\\*?[\]]/g, '\\$&')}`
}

/** Git compares each file of each commit with all paths that it is asked for: beyond this it is quicker to hear them all. */
const MOST_LIMITS = 500

/** Whether git, asked from the repository around it, ignores the directory. */
export function isIgnoredByGit(repository: string, directory: string): boolean {
  return git(repository, ['check-ignore', '--quiet', directory]).isDone
}

const STAGED = /^[A-Z] (\d{6}) [0-9a-f]{40,64} \d\t/

function parseListing(listing: string): GitFiles {
  const files = new Set<string>()
  const untracked: string[] = []
  const links = new Set<string>()
  for (const entry of listing.split('\0')) {
    if (entry === '') continue
    if (entry.startsWith('? ')) {
      // A repository inside that is no submodule is listed as a folder: its files are somebody else's.
      if (!entry.endsWith('/')) untracked.push(entry.slice(2))
      continue
    }
    const staged = STAGED.exec(entry)
    if (!staged) continue
    const path = entry.slice(staged[0].length)
    const set = staged[1] === '120000' ? links : files
    // A tracked file that is gone from the disk is listed again, with a tag of its own. Submodules are folders.
    if (entry.startsWith('R ')) set.delete(path)
    else if (staged[1] !== '160000') set.add(path)
  }
  return { files: [...files], untracked, links: [...links] }
}

export interface GitAnswer {
  readonly isDone: boolean
  readonly output: string
  /** The same output before it became text. */
  readonly bytes: Buffer
  /** One line on what went wrong. */
  readonly complaint: string
}

/** Runs git in a directory, `input` on its standard input, `settings` in its environment. Never throws. */
export function git(
  directory: string,
  words: readonly string[],
  input?: string,
  settings: Readonly<Record<string, string>> = {},
): GitAnswer {
  // A repository's own settings may name a program to run for its file system monitor: not on our account.
  const { error, status, stdout, stderr } = spawnSync(
    'git',
    ['-C', directory, '-c', 'core.fsmonitor=false', ...words],
    {
      env: { ...environment(), ...settings },
      maxBuffer: 2 ** 30,
      windowsHide: true,
      ...(input !== undefined && { input }),
    },
  )
  const bytes = stdout ?? Buffer.alloc(0)
  const complaint = error ? 'git cannot be run' : stderr.toString().trim().split('\n')[0] || 'git failed'
  return { isDone: !error && status === 0, output: bytes.toString(), bytes, complaint }
}

/** Without what a hook leaves behind: GIT_DIR and its like would make git answer for another repository. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || name === 'GIT_EXEC_PATH')
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' }
}
