/** `AWS_PROFILE=quay aws s3 ls` → `aws --profile quay s3 ls`. */
import type { ShellEdit } from '../rule.ts'
import type { Argument } from './arguments.ts'
import type { ProfileSetting } from './aws-profile.ts'
import type { Call, ShellText } from './text.ts'

export interface Rewrite {
  readonly edits: readonly ShellEdit[]
  /** The same command runs with the same profile, if neither `isShadowed` nor `isOutranked`. */
  readonly isSame: boolean
}

/** Whether the command takes `--profile` before its subcommand. */
export function takesProfile({ command }: Call): 'aws' | 'cdk' | undefined {
  const name = command[0]?.value?.replace(/^.*\//, '')
  return name === 'aws' || name === 'cdk' ? name : undefined
}

/**
 * The option wins over the variable, be it before or behind the subcommand.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
export function hasProfile({ command }: Call): boolean {
  return command.some(({ lead }) => lead === '--profile' || lead.startsWith('--profile='))
}

/** Each of its values is constant; an empty one would leave the profile to the variable. */
function hasCertainProfile({ command }: Call): boolean {
  return command.every(({ lead, value }, index) => {
    if (lead === '--profile') return Boolean(command[index + 1]?.value)
    return !lead.startsWith('--profile=') || (value ?? '').length > '--profile='.length
  })
}

/** Another assignment of the same command takes its value from the variable: `AWS_PROFILE=quay BUCKET=$AWS_PROFILE aws …`. */
function isReadBeside({ call: { assignments, region }, span }: ProfileSetting): boolean {
  return assignments.some(
    ({ pos, end, name, text }) =>
      region.place([pos, end])[0] !== span[0] && /\bAWS_PROFILE\b/.test(text.slice(name.length)),
  )
}

/** Without the variable before its command, and with the option behind the command's name. */
export function rewriteOf(shell: ShellText, setting: ProfileSetting): Rewrite | undefined {
  const { call, source, value } = setting
  const name = takesProfile(call)
  const removed = removalOf(shell, setting)
  if (!name || source === undefined || !removed || !call.region.isExact || isReadBeside(setting)) return undefined
  const isSame = name === 'aws' && isHandedOver(setting)
  if (hasProfile(call))
    return name === 'aws' ? { edits: [removed], isSame: isSame && hasCertainProfile(call) } : undefined
  const option = optionOf(source, value)
  if (option === undefined) return undefined
  return { edits: [removed, insertionOf(call, option)], isSame: isSame && value !== undefined }
}

/** ` --profile quay` behind the command's name. */
export function insertionOf({ command }: Call, option: string): ShellEdit {
  const end = command[0]!.whole[1]
  return { range: [end, end], text: ` --profile ${option}` }
}

/** The value as a word of its own: an assignment is not split at spaces, a word is. Undefined where quoting it takes more. */
export function optionOf(source: string, value: string | undefined): string | undefined {
  if (value !== undefined) {
    const isWord = /^[\w./:=@%+,-]+$/.test(source) || /^'[^']*'$/.test(source) || /^"[^"\\]*"$/.test(source)
    return (isWord || /^<[^<>]+>$/.test(source)) && !value.startsWith('-') ? source : undefined
  }
  if (/^"[^"`\\]*"$/.test(source)) return source
  return /^(?:[\w./:@-]|\$\w+|\$\{\w+\})+$/.test(source) ? `"${source}"` : undefined
}

/** The assignment and the space behind it; `env` too, where it does nothing else. */
function removalOf({ text }: ShellText, { call, span }: ProfileSetting): ShellEdit | undefined {
  const at = call.words.findIndex(({ whole }) => whole[0] === span[0])
  const isAlone = call.words[at - 1]?.value === 'env' && at + 1 === call.words.length - call.command.length
  const start = at > 0 && isAlone ? call.words[at - 1]!.whole[0] : span[0]
  const space = /^(?:[ \t]|\\\r?\n)+/.exec(text.slice(span[1]))?.[0].length
  return space === undefined ? undefined : { range: [start, span[1] + space], text: '' }
}

/** Run what they are given, in the environment that they are given. */
const TRANSPARENT = new Set([
  'env',
  'command',
  'time',
  'nohup',
  'setsid',
  'nice',
  'ionice',
  'stdbuf',
  'timeout',
  'exec',
])

/** Nothing between the assignment and the command clears the variable, or sets it again. */
function isHandedOver({ call, span }: ProfileSetting): boolean {
  const wrappers = call.words.slice(0, call.words.length - call.command.length)
  const between = wrappers.filter(({ whole }) => whole[0] > span[0])
  const isRepeated = [...call.assignments.map(({ text }) => text), ...wrappers.map(({ lead }) => lead)].filter((word) =>
    word.startsWith('AWS_PROFILE='),
  )
  return (
    isRepeated.length === 1 &&
    namesOf(between).every((name) => TRANSPARENT.has(name)) &&
    !between.some(({ lead }) => /^-(?:i|u|$|-ignore|-unset)/.test(lead))
  )
}

/** Words that could be programs: no options, assignments, durations. */
function namesOf(words: readonly Argument[]): string[] {
  return words.flatMap(({ value, source }) => {
    const word = value ?? source
    return /^-|=|^\d/.test(word) ? [] : [word]
  })
}

/** A function or an alias of that name may do anything. */
export function isShadowed({ calls, text }: ShellText): boolean {
  return calls.some(({ position }) => position.function === 'aws') || /\balias\s+aws=/.test(text)
}

/** Keys in the environment win over the variable and lose against the option; an older variable wins over it. */
export function isOutranked({ text }: ShellText): boolean {
  return /\bAWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|DEFAULT_PROFILE)\b/.test(text)
}
