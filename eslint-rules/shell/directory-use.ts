/** What a command makes of the directory that it is started in: nothing, something, or what an option says instead. */
import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { Redirection } from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import type { Call } from './text.ts'

/** Where an option that names the directory goes, and what it is called. */
export interface DirectoryOption {
  /** Behind the command's name. */
  readonly at: number
  readonly option: '-C' | '--prefix'
  readonly name: string
}

/**
 * The option by which the command does the same from elsewhere; undefined where it has none, or where words, redirections
 * or variables of the call count from the directory all the same.
 */
export function directoryOptionOf(call: Call): DirectoryOption | undefined {
  const [first, ...words] = call.command
  const name = first?.value
  if (!first || name === undefined || hasDirectoryInWords(call)) return undefined
  const at = first.whole[1]
  if (name === 'git') {
    const isElsewhere = words.some(({ lead }) => /^--(?:git-dir|work-tree|exec-path)\b/.test(lead))
    const hasOwn = call.node.prefix.some((prefix) => prefix.type === 'Assignment' && prefix.name.startsWith('GIT_'))
    return isElsewhere || hasOwn ? undefined : { at, option: '-C', name }
  }
  if (name === 'make' || name === 'gmake' || name === 'pnpm') return { at, option: '-C', name }
  return name === 'npm' && takesPrefix(words) ? { at, option: '--prefix', name } : undefined
}

/** npm's commands that work on the package that `--prefix` names just as they would within it. */
const NPM_LOCAL = new Set([
  'run',
  'run-script',
  'test',
  't',
  'tst',
  'start',
  'stop',
  'restart',
  'ci',
  'ls',
  'list',
  'outdated',
])
const NPM_INSTALL = new Set(['install', 'i', 'add', 'uninstall', 'remove', 'rm', 'update', 'up'])

/** https://docs.npmjs.com/cli/using-npm/config#prefix */
function takesPrefix(words: readonly Argument[]): boolean {
  const found = readArguments(words, {
    values: new Set(['-w', '--workspace', '--loglevel', '--omit', '--include']),
    stops: true,
  })
  if (has(found, '--prefix', '-g', '--global', '--location', '-C')) return false
  const [command, ...rest] = found.rest as Argument[]
  if (command?.value === undefined) return false
  if (NPM_LOCAL.has(command.value)) return !rest.some(({ lead }) => lead === '--prefix')
  // A package that is a file counts from where npm was started.
  return (
    NPM_INSTALL.has(command.value) &&
    rest.every(
      ({ value }) =>
        value !== undefined &&
        /^(?:-(?!g\b|-global|-prefix|-location)[\w=-]*|@?\w[\w.-]*(?:\/[\w.-]+)?(?:@[\w.^~*-]+)?)$/.test(value),
    )
  )
}

const INDEPENDENT = new Set([
  'echo',
  'printf',
  'true',
  'false',
  ':',
  'exit',
  'return',
  'sleep',
  'date',
  'whoami',
  'hostname',
  'uname',
  'clear',
  'export',
  'unset',
  'local',
  'readonly',
  'declare',
  'set',
  'shift',
  'trap',
  'wait',
  'kill',
  'read',
])

/** Filters, and how many operands they take before those that are files. */
const FILTERS = new Map([
  ['head', 0],
  ['tail', 0],
  ['wc', 0],
  ['sort', 0],
  ['uniq', 0],
  ['tr', 2],
  ['cut', 0],
  ['cat', 0],
  ['less', 0],
  ['more', 0],
  ['grep', 1],
  ['egrep', 1],
  ['sed', 1],
  ['awk', 1],
  ['jq', 1],
  ['xxd', 0],
  ['nl', 0],
  ['column', 0],
])
const FILTER_VALUES = new Set(['-n', '-c', '-f', '-d', '-k', '-t', '-A', '-B', '-C', '-m', '-e'])

/** False only where it is certain that the command does the same wherever it is started. */
export function dependsOnDirectory(call: Call): boolean {
  const [first, ...words] = call.command
  if (hasDirectoryInWords(call)) return true
  if (!first) return false
  const { value: name } = first
  if (name === undefined) return true
  if (INDEPENDENT.has(name)) return false
  if (name === 'git' || name === 'make' || name === 'npm' || name === 'pnpm') return !isPlaced(name, words)
  if (words.length === 1 && /^(?:--version|--help|-v|-V)$/.test(words[0]!.source)) return false
  if (FILE_COMMANDS.has(name)) return !namesPlaces(words)
  const operands = FILTERS.get(name)
  if (operands === undefined) return true
  const found = readArguments(words, { values: FILTER_VALUES })
  const readsFiles =
    has(found, '-i', '-r', '-R', '--in-place', '--recursive', '--slurpfile', '--rawfile', '-e') ||
    (name !== 'cut' && has(found, '-f'))
  return readsFiles || found.operands.length > operands
}

/** Commands that touch the files they are given and no others. */
const FILE_COMMANDS = new Set('ls cp mv rm mkdir rmdir touch ln stat du file vim vi nano code tee'.split(' '))

/** Whether every operand is a place of its own, and there is one. */
function namesPlaces(words: readonly Argument[]): boolean {
  const operands = words.filter(({ lead }) => !lead.startsWith('-'))
  return operands.length > 0 && operands.every(({ source }) => /^["']?[/~]/.test(source))
}

/** Names its own place already: `git -C /srv/plans …`. */
function isPlaced(name: string, words: readonly Argument[]): boolean {
  const option = name === 'npm' ? '--prefix' : '-C'
  const at = words.findIndex(({ value }) => value === option)
  return at !== -1 && /^["']?[/~]/.test(words[at + 1]?.source ?? '')
}

/** Whether words or redirections of the call name files from its directory: patterns, `$PWD`, `> out.txt`. */
function hasDirectoryInWords({ words, redirects, assignments }: Call): boolean {
  return (
    words.some(({ hasGlob, source }) => hasGlob || NAMES_DIRECTORY.test(source)) ||
    assignments.some(({ text }) => NAMES_DIRECTORY.test(text)) ||
    redirects.some(isRelative)
  )
}

const NAMES_DIRECTORY = /\$\{?(?:OLD)?PWD\b|^~[+-]|[<>]\(/

function isRelative(redirect: Redirection): boolean {
  if (redirect.type !== 'Redirect' || !redirect.target) return false
  const { operator, target } = redirect
  return (
    !/^["']?(?:[/~]|\d+$|-$)/.test(target.text) ||
    ((operator === '<&' || operator === '>&') && !/^(?:\d+-?|-)$/.test(target.text) && !target.text.startsWith('/'))
  )
}
