/** Where a shell text sets `AWS_PROFILE` for the commands behind it. */
import type { Span } from '../../src/engine/model/range.ts'
import { argumentOf, type Argument } from './arguments.ts'
import type { Call, Region, ShellText } from './text.ts'

export interface ProfileSetting {
  readonly call: Call
  /** `AWS_PROFILE=quay` of one command; `env` (or `sudo`) where a word of it says so; `export` for all commands behind. */
  readonly sort: 'prefix' | 'env' | 'export'
  /** The assignment, in the whole text. */
  readonly span: Span
  /** The value as written, quotes and all; undefined for `export AWS_PROFILE`. */
  readonly source: string | undefined
  /** Undefined where an expansion decides it. */
  readonly value: string | undefined
}

const NAME = 'AWS_PROFILE'

/** Values that are empty set nothing: `AWS_PROFILE= aws …` goes back to the default profile. */
export function profileSettingsOf(shell: ShellText): ProfileSetting[] {
  return shell.calls.flatMap((call) => [...prefixesOf(shell, call), ...exportsOf(shell, call)])
}

function prefixesOf(shell: ShellText, call: Call): ProfileSetting[] {
  if (call.words.length === 0) return []
  const before = call.assignments.filter(({ name, append }) => name === NAME && !append)
  const within = call.words.slice(0, call.words.length - call.command.length)
  return [
    ...before.map((node) => settingOf(shell, call, 'prefix', wordOf(node, call.region))),
    ...within.filter(isAssignment).map((word) => settingOf(shell, call, 'env', word)),
  ].filter(isSetting)
}

function exportsOf(shell: ShellText, call: Call): ProfileSetting[] {
  const [name, ...words] = call.command
  const isExport = name?.value === 'export' && !words.some(({ lead }) => /^-\w*[nfp]/.test(lead))
  const isDeclared =
    /^(?:declare|typeset|local)$/.test(name?.value ?? '') && words.some(({ lead }) => /^-\w*x/.test(lead))
  if (!isExport && !isDeclared) return []
  return words
    .filter((word) => word.value === NAME || isAssignment(word))
    .map((word) => settingOf(shell, call, 'export', word))
    .filter(isSetting)
}

function settingOf(
  shell: ShellText,
  call: Call,
  sort: ProfileSetting['sort'],
  word: Argument,
): ProfileSetting | undefined {
  const isBare = word.value === NAME
  const written = call.region.isExact ? shell.text.slice(...word.whole) : word.source
  // `"AWS_PROFILE=quay"`: the quotes stay around the value.
  const source = isBare ? undefined : written.replace(`${NAME}=`, '')
  const value = isBare ? undefined : word.value?.slice(NAME.length + 1)
  return value === '' ? undefined : { call, sort, span: word.whole, source, value }
}

function isAssignment({ lead }: Argument): boolean {
  return lead.startsWith(`${NAME}=`)
}

function isSetting(setting: ProfileSetting | undefined): setting is ProfileSetting {
  return setting !== undefined
}

function wordOf(node: Argument['node'], region: Region): Argument {
  return argumentOf(node, region.text.slice(node.pos, node.end), region.place([node.pos, node.end]))
}
