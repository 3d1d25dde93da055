/** `export AWS_PROFILE=quay`, and the commands behind it that rest on it. */
import type { ShellEdit } from '../rule.ts'
import type { ProfileSetting } from './aws-profile.ts'
import { hasProfile, insertionOf, optionOf, takesProfile } from './aws-profile-rewrite.ts'
import { INERT } from './inert.ts'
import type { Call, ShellText } from './text.ts'

/** Commands to which a profile is nothing. Only those that start no others. */
const INDIFFERENT = new Set([
  ...INERT,
  ...(
    '[ [[ awk basename cat cd chmod cp cut date dirname false grep head jq ls mkdir mv pwd read rm sed sort tail tee ' +
    'test touch tr uniq wc'
  ).split(' '),
])

/** Without the export, and with the option at each command behind it. Undefined where another command may need the variable. */
export function exportRewriteOf(
  shell: ShellText,
  { call, source, value }: ProfileSetting,
): readonly ShellEdit[] | undefined {
  const { text, calls, root } = shell
  const option = source === undefined || value === undefined ? undefined : optionOf(source, value)
  if (option === undefined || call.region !== root || call.position.isConditional || call.words.length !== 2)
    return undefined
  if (/\$\{?AWS_PROFILE\b/.test(text.slice(call.span[1]))) return undefined
  const behind = calls.filter(({ span }) => span[0] > call.span[0])
  const users = behind.filter((each) => takesProfile(each) !== undefined)
  const isClear = behind.every((each) => takesProfile(each) !== undefined || isIndifferent(each))
  if (users.length === 0 || !isClear || users.some((each) => !each.region.isExact || hasProfile(each))) return undefined
  const removed = removalOf(shell, call)
  return removed && [removed, ...users.map((each) => insertionOf(each, option))]
}

function isIndifferent({ words, assignments }: Call): boolean {
  if (assignments.some(({ name }) => name.startsWith('AWS_'))) return false
  const isProfile = words.some(({ lead }) => lead.startsWith('AWS_PROFILE'))
  return words.length === 0 || (INDIFFERENT.has(words[0]!.value ?? '') && !isProfile)
}

/** Its line, where it stands alone there; before `&&`, all up to the next command. */
function removalOf({ text }: ShellText, { span: [start, end], position }: Call): ShellEdit | undefined {
  const isFirst = /(?:^|\n)[ \t]*$/.test(text.slice(0, start))
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))
  if (isFirst && behind && !position.list && !position.pipeline)
    return { range: [text.lastIndexOf('\n', start - 1) + 1, end + behind[0].length], text: '' }
  const chained = position.list ? /^[ \t]*&&\s*(?:\\\r?\n\s*)?/.exec(text.slice(end)) : null
  return chained ? { range: [start, end + chained[0].length], text: '' } : undefined
}
