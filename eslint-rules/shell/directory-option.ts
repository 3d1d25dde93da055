/** Commands that take the directory they work in as an option. */
import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { Redirect } from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import { namesDirectory, readsDirectoryFirst } from './directory-use.ts'
import type { Call } from './text.ts'

export interface DirectoryOption {
  /** Where it goes: behind the command's name. */
  readonly at: number
  readonly option: '-C' | '--prefix'
  readonly name: string
  /** Else something besides the directory may be other than before. */
  readonly isCertain: boolean
}

/**
 * The option by which the command does the same from elsewhere; undefined where it has none, or where words, redirections
 * or variables of the call count from the directory all the same.
 */
export function directoryOptionOf(call: Call): DirectoryOption | undefined {
  const [first, ...words] = call.command
  const name = first?.value
  if (!first || name === undefined || namesDirectory(call) || readsDirectoryFirst(call)) return undefined
  const at = first.whole[1]
  switch (name) {
    case 'git':
      return isGitElsewhere(call, words) ? undefined : { at, option: '-C', name, isCertain: true }
    case 'make':
    case 'gmake':
      return { at, option: '-C', name, isCertain: isQuiet(words) || !isReadByAnother(call) }
    case 'pnpm':
      return { at, option: '-C', name, isCertain: true }
    case 'npm':
      return npmOption(at, words)
    default:
      return undefined
  }
}

/** Places of git's own, which do not move with `-C` as the directory does. */
function isGitElsewhere({ assignments }: Call, words: readonly Argument[]): boolean {
  return (
    words.some(({ lead }) => /^--(?:git-dir|work-tree|exec-path)\b/.test(lead)) ||
    assignments.some(({ name }) => name.startsWith('GIT_'))
  )
}

/** With `-C`, make says which directory it enters, and whoever reads its output reads that too. */
function isReadByAnother({ position, redirects, region }: Call): boolean {
  const { pipeline } = position
  return (
    region.sort === 'substitution' ||
    (pipeline !== undefined && pipeline.commands.length > 1) ||
    redirects.some((redirect) => redirect.type === 'Redirect' && isKept(redirect))
  )
}

/** `> version.txt`, and not `> /dev/null`, `2>&1`. */
function isKept({ operator, target }: Redirect): boolean {
  return operator.includes('>') && !/^(?:\/dev\/null|\d|-)$/.test(target?.text ?? '')
}

function isQuiet(words: readonly Argument[]): boolean {
  return words.some(({ value }) => /^(?:-s|--silent|--quiet|--no-print-directory)$/.test(value ?? ''))
}

/** These run in the package and look at nothing else. */
const NPM_SCRIPTS = new Set(['run', 'run-script', 'test', 't', 'tst', 'start', 'stop', 'restart'])

/** In a workspace they work on the whole of it from within a package, and not by `--prefix`. */
const NPM_OTHERS = new Set([
  'ci',
  'ls',
  'list',
  'outdated',
  'install',
  'i',
  'add',
  'uninstall',
  'remove',
  'rm',
  'update',
])

const NPM_VALUES = new Set(['-w', '--workspace', '--loglevel', '--omit', '--include'])

/** Of packages by their names; one that is a file counts from where npm was started. */
const NPM_PACKAGE = /^(?:-(?!g\b|-global|-prefix|-location)[\w=-]*|@?\w[\w.-]*(?:\/[\w.-]+)?(?:@[\w.^~*-]+)?)$/

/** https://docs.npmjs.com/cli/using-npm/config#prefix */
function npmOption(at: number, words: readonly Argument[]): DirectoryOption | undefined {
  const found = readArguments(words, { values: NPM_VALUES, stops: true })
  if (has(found, '--prefix', '-g', '--global', '--location', '-C')) return undefined
  const [command, ...rest] = found.rest as Argument[]
  const name = command?.value ?? ''
  const option = { at, option: '--prefix', name: 'npm' } as const
  if (NPM_SCRIPTS.has(name))
    return rest.some(({ lead }) => lead === '--prefix') ? undefined : { ...option, isCertain: true }
  const isLocal = NPM_OTHERS.has(name) && rest.every(({ value }) => value !== undefined && NPM_PACKAGE.test(value))
  return isLocal ? { ...option, isCertain: false } : undefined
}
