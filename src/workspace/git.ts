import { constants } from 'node:buffer'
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
  // It fails where nothing is committed yet.
  const { isDone: isCommitted, output: state } = git(directory, ['rev-parse', '--is-shallow-repository', 'HEAD'])
  if (!isCommitted || !state.startsWith('false\n')) return undefined
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
  const quiet = CONVERTING.has(words[0]!) ? [...QUIET, ...withoutConverters(directory)] : QUIET
  return run(directory, words, { ...environment(quiet), ...settings }, input)
}

type Setting = readonly [key: string, value: string]

/** A repository's own settings may name programs: for its file system monitor, hooks, signatures. None runs on our account. */
const QUIET: readonly Setting[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['log.showSignature', 'false'],
]

/** What reads files of the work tree would send them through the repository's converters first. */
const CONVERTING: ReadonlySet<string> = new Set(['diff', 'status'])

/** The user's own converters stay: those of all repositories, such as that for large files. */
function withoutConverters(directory: string): Setting[] {
  const asked = ['config', '-z', '--show-scope', '--name-only', '--get-regexp', '^filter\\.']
  const fields = run(directory, asked, environment(QUIET)).output.split('\0')
  const names = fields.flatMap((field, at) => {
    const isOurs = at % 2 === 0 || !OF_REPOSITORY.has(fields[at - 1]!)
    return isOurs ? [] : [field.slice(0, field.lastIndexOf('.'))]
  })
  return [...new Set(names)].flatMap((name): Setting[] => [
    [`${name}.clean`, ''],
    [`${name}.process`, ''],
    [`${name}.required`, 'false'],
  ])
}

const OF_REPOSITORY: ReadonlySet<string> = new Set(['local', 'worktree'])

function run(directory: string, words: readonly string[], env: NodeJS.ProcessEnv, input?: string): GitAnswer {
  const { error, status, stdout, stderr } = spawnSync('git', ['-C', directory, ...words], {
    env,
    maxBuffer: MOST_BYTES,
    windowsHide: true,
    ...(input !== undefined && { input }),
  })
  const bytes = stdout ?? Buffer.alloc(0)
  return {
    isDone: !error && status === 0,
    // Contents of files are asked for as bytes alone.
    get output() {
      return bytes.toString()
    },
    bytes,
    complaint: error ? refusalOfGit(error) : stderr.toString().trim().split('\n')[0] || 'git failed',
  }
}

/** As much as a text can hold. */
const MOST_BYTES = constants.MAX_STRING_LENGTH

function refusalOfGit({ code }: NodeJS.ErrnoException): string {
  return code === 'ENOBUFS' ? 'its answer is too long to be held' : 'git cannot be run'
}

/**
 * Without what a hook leaves behind: GIT_DIR and its like would make git answer for another repository. Nothing is fetched on
 * the way, by whatever program.
 */
function environment(settings: readonly Setting[]): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || name === 'GIT_EXEC_PATH')
  const given = settings.flatMap(([key, value], at): [string, string][] => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ])
  return {
    ...Object.fromEntries<string | undefined>([...kept, ...given]),
    GIT_CONFIG_COUNT: `${settings.length}`,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    LC_ALL: 'C',
  }
}
