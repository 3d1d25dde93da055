import { defineShellRule, spanNode, type ShellContext, type ShellEdit } from '../rule.ts'
import { profileSettingsOf, type ProfileSetting } from '../shell/aws-profile.ts'
import { exportRewriteOf } from '../shell/aws-profile-export.ts'
import { hasProfile, isOutranked, isShadowed, rewriteOf, takesProfile } from '../shell/aws-profile-rewrite.ts'
import type { ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-aws-profile-prefix',
  summary: 'An AWS profile that is set in the environment.',
  rationale:
    'A command that begins with `AWS_PROFILE=quay` has no shape that a permission allowlist can match, and one that ' +
    'rests on an `export` some lines above runs against whichever account the reader was in last. ' +
    '`aws --profile quay …` says in itself which account it reads or changes, wherever it is pasted.\n\n' +
    'The fix hands a constant profile over as the option, which wins over the variable; an assignment beside an option is ' +
    'taken away. A variable is only suggested, since an empty one means the default profile, and so is every change to a ' +
    'step of a workflow: keys in its environment win over the variable and lose to the option. A script that takes ' +
    'its profile from the environment is reported without a fix: give it an argument. `unset AWS_PROFILE`, an empty value and ' +
    'whatever reads the variable are left alone.',
  severity: 'error',
  fixable: true,
  suggests: true,
  messages: {
    prefix: 'Unexpected `{{assignment}}` before `{{command}}`, expected `{{command}} --profile {{profile}}`.',
    redundant: 'Unexpected `{{assignment}}`: `--profile` of `{{command}}` wins over it.',
    other:
      'Unexpected `{{assignment}}` before `{{command}}`: hand the profile over as an option or an argument of the command.',
    exported:
      'Unexpected `{{assignment}}`: the commands behind it do not say which profile they use. Give each its `--profile`.',
    last: 'Unexpected `{{assignment}}`: whatever the shell runs next does not say which profile it uses. Give it its `--profile`.',
    name: 'Name the profile to the command.',
    remove: 'Leave the variable out.',
    each: 'Name the profile to each command.',
  },
  trigger: /\bAWS_PROFILE\b/,
  check(shell, context) {
    const settings = profileSettingsOf(shell)
    // Keys in a job's environment, which lose to the option and win over the variable, are nothing that the step shows.
    const isSure = context.languageOptions.host !== 'step' && !isShadowed(shell) && !isOutranked(shell)
    const isOnly = settings.length === 1
    for (const setting of settings)
      if (setting.sort === 'export') reportExport(shell, setting, context, isOnly)
      else reportPrefix(shell, setting, context, isSure)
  },
})

type Context = ShellContext<'prefix' | 'redundant' | 'other' | 'exported' | 'last' | 'name' | 'remove' | 'each'>

function reportPrefix(shell: ShellText, setting: ProfileSetting, context: Context, isSure: boolean): void {
  const { call, source = '', span } = setting
  const command = call.command[0]?.source ?? ''
  const data = { assignment: `AWS_PROFILE=${source}`, command, profile: source }
  const isRedundant = hasProfile(call)
  const messageId = !takesProfile(call) ? 'other' : isRedundant ? 'redundant' : 'prefix'
  const { edits = [], isSame = false } = rewriteOf(shell, setting) ?? {}
  const isCertain = isSame && isSure
  context.report({
    node: spanNode(span),
    messageId,
    data,
    ...(isCertain && { fix: editing(edits) }),
    suggest:
      isCertain || edits.length === 0 ? [] : [{ messageId: isRedundant ? 'remove' : 'name', fix: editing(edits) }],
  })
}

/** With another setting in the text, which of them a command gets is not for us to say. */
function reportExport(shell: ShellText, setting: ProfileSetting, context: Context, isOnly: boolean): void {
  const edits = isOnly ? exportRewriteOf(shell, setting) : undefined
  const { span } = setting.call
  const assignment = shell.text.slice(...span).replace(/\s+/g, ' ')
  const isLast = shell.calls.at(-1)!.span[0] < span[1]
  context.report({
    node: spanNode(span),
    messageId: isLast ? 'last' : 'exported',
    data: { assignment },
    suggest: edits ? [{ messageId: 'each', fix: editing(edits) }] : [],
  })
}

function editing(edits: readonly ShellEdit[]): NonNullable<Parameters<Context['report']>[0]['fix']> {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text))
}
