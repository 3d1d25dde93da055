/** Whether a command minds the directory that it is started in. When in doubt it does. */
import { readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import { looksAround } from '../../src/engine/facts/programs/shell/wrappers.ts'
import { SHELL_NAME } from '../../src/engine/parse/shell-names.ts'
import type { AndOr, PipelineNode, Redirection, Statement } from '../../src/engine/parse/shell.ts'
import type { Argument } from './arguments.ts'
import type { Call } from './text.ts'

/** Commands of the shell itself that look at no file. */
const INDEPENDENT = new Set(
  'echo printf true false : exit return sleep whoami hostname uname clear unset set shift wait kill read'.split(' '),
)

/** They set variables, to a place at times. */
const ASSIGNING = new Set(['export', 'local', 'readonly', 'declare', 'typeset'])

/** Commands that touch the files they are given and no others. */
const FILE_COMMANDS = new Set('ls cp mv rm mkdir rmdir touch ln stat du file vim vi nano code tee'.split(' '))

interface Filter {
  /** Operands before those that are files. */
  readonly operands: number
  /** Letters of options that take a value. */
  readonly values?: string
  /** Letters of options that name a file, or work on several. */
  readonly files?: string
  /** Programs of its own that write or read files. */
  readonly touches?: RegExp
}

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['head', { operands: 0, values: 'nc' }],
  ['tail', { operands: 0, values: 'nc' }],
  ['wc', { operands: 0 }],
  ['sort', { operands: 0, values: 'kt', files: 'oT' }],
  ['uniq', { operands: 0, values: 'fsw' }],
  ['tr', { operands: 2 }],
  ['cut', { operands: 0, values: 'dfc' }],
  ['cat', { operands: 0 }],
  ['less', { operands: 0 }],
  ['grep', { operands: 1, values: 'ABCm', files: 'efrR' }],
  ['egrep', { operands: 1, values: 'ABCm', files: 'efrR' }],
  ['sed', { operands: 1, files: 'efis', touches: /(?:^|[^\w\\])[wrRWe]\s|[\w/]w\s|\/[gIp\d]*[we]/ }],
  ['awk', { operands: 1, values: 'F', files: 'fei', touches: /[>|]|getline|system/ }],
  ['jq', { operands: 1, files: 'fL' }],
])

/** False only where it is certain that the command does the same wherever it is started. */
export function dependsOnDirectory(call: Call): boolean {
  const [first, ...words] = call.command
  if (namesDirectory(call) || readsDirectoryFirst(call)) return true
  if (!first) return false
  const { value: name } = first
  if (name === undefined) return true
  if (INDEPENDENT.has(name)) return false
  if (ASSIGNING.has(name)) return words.some(({ source }) => /=["']?(?![/~$"'])[^$]*\//.test(source))
  if (name === 'git' || name === 'make' || name === 'pnpm') return !isPlaced(words)
  if (words.length === 1 && /^(?:--version|--help|-v|-V)$/.test(words[0]!.source)) return false
  if (FILE_COMMANDS.has(name)) return !namesPlaces(words)
  const filter = FILTERS.get(name)
  return !filter || readsFiles(filter, words)
}

/** Of the machine, and not of a directory on it. */
const OF_THE_MACHINE = new Set(
  (
    'apt apt-get yum dnf apk brew snap systemctl journalctl service ps top htop free df lsof netstat ss ping dig which id ' +
    'groups uptime open xdg-open ssh'
  ).split(' '),
)

/**
 * Whether a reader would see that the command rests on the directory. Weaker than `dependsOnDirectory`: a place in a
 * variable counts as one, and what works on the machine does not look around itself.
 */
export function showsDirectory(call: Call): boolean {
  if (!dependsOnDirectory(call)) return false
  const [first, ...words] = call.command
  const name = first?.value
  if (namesDirectory(call)) return true
  if (name !== undefined && OF_THE_MACHINE.has(name)) return false
  // Fed by a pipe.
  if (name !== undefined && A_SHELL.test(name) && words.every(({ lead }) => lead.startsWith('-'))) return false
  if (name === 'curl')
    return words.some(({ source }) => /^-[a-zA-Z]*[oOTKF]|^--(?:output|upload|config|form)|^["']?@/.test(source))
  const isProgramPlaced = first !== undefined && PLACE.test(first.source)
  if (!isProgramPlaced && !FILE_COMMANDS.has(name ?? '')) return true
  const operands = words.filter(({ lead }) => !lead.startsWith('-'))
  return operands.length === 0 ? !isProgramPlaced : !operands.every(({ source }) => PLACE.test(source))
}

const PLACE = /^["']?[/~$]/

const A_SHELL = new RegExp(`^${SHELL_NAME}$`)

/** `poetry run make`: what stands in front finds its own files in the directory. */
export function readsDirectoryFirst({ words, command }: Call): boolean {
  if (words === command) return false
  return words.slice(0, words.length - command.length).some(({ value }) => value !== undefined && looksAround(value))
}

/** Whether words or redirections of the call name files from its directory: patterns, `$PWD`, `> out.txt`. */
export function namesDirectory({ words, redirects, assignments }: Call): boolean {
  return (
    words.some(
      ({ hasGlob, source, node }) =>
        hasGlob || NAMES_DIRECTORY.test(source) || (node.type === 'Assignment' && PATTERN.test(source)),
    ) ||
    assignments.some(({ text }) => NAMES_DIRECTORY.test(text) || PATTERN.test(text)) ||
    redirects.some(isRelative)
  )
}

const NAMES_DIRECTORY = /\$\{?(?:OLD)?PWD\b|^~[+-]|[<>]\(/

/** In a value or a list; it is completed at once or when the variable is used. */
const PATTERN = /[*?[]/

function isRelative(redirect: Redirection): boolean {
  if (redirect.type !== 'Redirect' || !redirect.target) return false
  const { operator, target } = redirect
  const isDescriptor = operator === '<&' || operator === '>&'
  return isDescriptor ? !/^(?:\d+-?|-|\/.*)$/.test(target.text) : !/^["']?[/~]/.test(target.text)
}

/** Whether every operand is a place of its own, and there is one. */
function namesPlaces(words: readonly Argument[]): boolean {
  const operands = words.filter(({ lead }) => !lead.startsWith('-'))
  return operands.length > 0 && operands.every(({ source }) => /^["']?[/~]/.test(source))
}

/** Names its own place already: `git -C /srv/plans …`. */
function isPlaced(words: readonly Argument[]): boolean {
  const [option, place] = words
  return option?.value === '-C' && /^["']?[/~]/.test(place?.source ?? '')
}

function readsFiles({ operands, values = '', files = '', touches }: Filter, words: readonly Argument[]): boolean {
  const found = readArguments(words, { values: new Set([...values].map((letter) => `-${letter}`)) })
  const isOther = (option: string) =>
    (option.startsWith('--') && !/^--colou?r\b/.test(option)) || files.includes(option.slice(1))
  return (
    [...found.options.keys()].some(isOther) ||
    found.operands.length > operands ||
    (touches !== undefined && found.operands.some(({ lead }) => touches.test(lead)))
  )
}

/** Made of simple commands and sums: branches, loops, tests and groups have ways of their own to depend on a directory. */
export function isPlainStatement({ command, background }: Statement): boolean {
  if (background === true) return false
  return command.type === 'AndOr' ? command.commands.every(isPlain) : isPlain(command)
}

export function isPlain(node: PipelineNode | AndOr): boolean {
  if (node.type === 'ArithmeticCommand') return !node.body.includes('$(')
  return node.type === 'Command' || (node.type === 'Pipeline' && node.commands.every(({ type }) => type === 'Command'))
}
