/** Which options of its shell a script sets, and where: those that end it at a failure. */
import { isIn } from './region-sorts.ts'
import type { Span } from '../../src/engine/model/range.ts'
import type { ShellHost } from '../../src/engine/model/shell.ts'
import { shebangOf } from './shebang.ts'
import type { Call, Region, ShellText } from './text.ts'

export type OptionName = 'errexit' | 'nounset' | 'pipefail'

export interface ShellOptions extends Readonly<Record<OptionName, OptionState>> {
  /** No command takes its options from a variable: `set $flags`. */
  readonly isSure: boolean
}

export interface OptionState {
  /** Anywhere, be it under a condition or in a subshell. */
  readonly isSet: boolean
  /** Switched off somewhere, be it for a while. */
  readonly isUndone: boolean
  /** In the order of the text. */
  readonly changes: readonly OptionChange[]
}

export interface OptionChange {
  readonly option: OptionName
  readonly isOn: boolean
  /** The command, or the shebang line; empty where the host starts the shell with the option. */
  readonly span: Span
  /** Undefined for the shebang and the host. */
  readonly call: Call | undefined
}

/** Several rules ask it of one text. */
const known = new WeakMap<ShellText, Map<ShellHost, ShellOptions>>()

/** Options of the shell that runs the text; those of `bash -c '…'` and `ssh host '…'` are not its own. */
export function optionsSetBy(shell: ShellText, host: ShellHost): ShellOptions {
  const byHost = known.get(shell) ?? new Map<ShellHost, ShellOptions>()
  known.set(shell, byHost)
  const options = byHost.get(host) ?? readOptions(shell, host)
  byHost.set(host, options)
  return options
}

function readOptions(shell: ShellText, host: ShellHost): ShellOptions {
  const { changes, isSure } = changesOf(shell, host)
  const stateOf = (option: OptionName): OptionState => {
    const own = changes.filter((change) => change.option === option)
    return {
      isSet: own.some(({ isOn }) => isOn),
      isUndone: own.some(({ isOn }) => !isOn),
      changes: own,
    }
  }
  return { errexit: stateOf('errexit'), nounset: stateOf('nounset'), pipefail: stateOf('pipefail'), isSure }
}

/** One command, or a shebang line. */
interface Setting {
  readonly changes: readonly (readonly [OptionName, boolean])[]
  readonly isSure: boolean
}

function changesOf(
  { text, calls }: ShellText,
  host: ShellHost,
): Pick<ShellOptions, 'isSure'> & {
  readonly changes: readonly OptionChange[]
} {
  const changes: OptionChange[] = []
  let isSure = true
  const add = (setting: Setting, span: Span, call: Call | undefined) => {
    isSure &&= setting.isSure
    for (const [option, isOn] of setting.changes) changes.push({ option, isOn, span, call })
  }
  // GitHub runs a step by `bash -e`, and by `bash -eo pipefail` where the step asks for bash.
  if (host === 'step') changes.push({ option: 'errexit', isOn: true, span: [0, 0], call: undefined })
  const shebang = shebangOf(text)
  if (shebang) add(settingOf(shebang.words), shebang.span, undefined)
  for (const call of calls) {
    if (!isOwn(call.region)) continue
    const [name, ...words] = call.command.map(({ value, lead }) => value ?? { lead })
    if (name === 'set') add(settingOf(words), call.span, call)
    else if (name === 'shopt') add(settingOfShopt(words), call.span, call)
    else if (name === 'setopt' || name === 'unsetopt') add(settingOfZsh(words, name === 'setopt'), call.span, call)
  }
  return { changes, isSure }
}

/** A constant, or what a word begins with that is none. */
type Given = string | { readonly lead: string }

const LETTERS = new Map<string, OptionName>([
  ['e', 'errexit'],
  ['u', 'nounset'],
])

const NAMES: ReadonlySet<string> = new Set<OptionName>(['errexit', 'nounset', 'pipefail'])

/** Words of `set`, or of a shell's own command line. */
function settingOf(words: readonly Given[]): Setting {
  const changes: [OptionName, boolean][] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const lead = typeof word === 'string' ? word : word.lead
    if (lead === '' && typeof word !== 'string') return { changes, isSure: false }
    if (lead === '--' || !/^[-+]./.test(lead)) break
    const isOn = lead.startsWith('-')
    for (const letter of lead.slice(1)) {
      const option = letter === 'o' ? words[++at] : LETTERS.get(letter)
      if (isName(option)) changes.push([option, isOn])
    }
    if (typeof word !== 'string') return { changes, isSure: false }
  }
  return { changes, isSure: true }
}

/** `shopt -so pipefail`. */
function settingOfShopt(words: readonly Given[]): Setting {
  const flags = words.flatMap((word) => (typeof word === 'string' && word.startsWith('-') ? [...word.slice(1)] : []))
  const isOn = flags.includes('s')
  const isMeant = flags.includes('o') && (isOn || flags.includes('u'))
  return { changes: isMeant ? words.filter(isName).map((name) => [name, isOn] as const) : [], isSure: true }
}

/** `setopt ERR_EXIT no_unset`. */
function settingOfZsh(words: readonly Given[], isOn: boolean): Setting {
  const names = words.map((word) => (typeof word === 'string' ? word.toLowerCase().replaceAll('_', '') : ''))
  return { changes: names.filter(isName).map((name) => [name, isOn] as const), isSure: true }
}

function isName(word: Given | undefined): word is OptionName {
  return typeof word === 'string' && NAMES.has(word)
}

/** A substitution keeps no errexit in bash, and a text for another shell has options of its own. */
export function isOwn(region: Region): boolean {
  return !isIn(region, 'substitution', 'inner', 'remote')
}
