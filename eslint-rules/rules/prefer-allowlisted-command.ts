import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { readAllowlist, type AllowPattern } from '../shell/allowlist.ts'
import { coverageIn, type CoveredCommand } from '../shell/coverage.ts'
import { folded, isPlanScript } from '../shell/plan-commands.ts'

type MessageId = 'uncovered' | 'options' | 'front' | 'exact'

export default defineShellRule<MessageId>({
  name: 'prefer-allowlisted-command',
  summary: "A command in a plan's scripts that no pattern of the permission allowlist covers.",
  rationale: `An agent runs the commands that its allowlist covers, and stops to ask for every other one. A pattern is compared with the
command as it is written, so its shape decides: \`Bash(aws cloudformation describe-stacks*)\` never matches
\`aws --profile <name> cloudformation describe-stacks\`, and a plan whose commands all carry a profile stops at each of them.

The patterns are those of Claude Code: \`permissions.allow\` in \`.claude/settings.json\` and \`.claude/settings.local.json\`, and the
option \`allow\`. Where there are none the rule is silent. A plan's scripts are those in a folder \`plan\`, \`plans\`, \`runs\`,
\`run-<n>…\` or \`specs\`, and those called \`validate-exit*.sh\`. What Claude Code runs unasked (\`ls\`, \`grep\`, \`git status\`) needs
no pattern. \`throughline allowlist\` lists every command with the pattern that covers it, and the patterns that nothing uses.

Write the command in a shape that the allowlist has, or add the pattern for its shape.`,
  severity: 'warning',
  fixable: false,
  options: {
    allow: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Patterns beside those of the settings files, with or without `Bash(…)` around them.',
    },
  },
  messages: {
    uncovered: 'No pattern of the permission allowlist covers `{{command}}`.',
    options:
      'No pattern of the permission allowlist covers `{{command}}`: `{{pattern}}` never matches it, because `{{between}}` stands before the subcommand. Allow `{{wanted}}`.',
    front:
      'No pattern of the permission allowlist covers `{{command}}`: `{{pattern}}` never matches it, because `{{before}}` stands before the program.',
    exact:
      'No pattern of the permission allowlist covers `{{command}}`: `{{pattern}}` matches no further words. Allow `{{wanted}}`.',
  },
  applies: ({ languageOptions, physicalFilename, cwd }) =>
    languageOptions.host === 'script' && isPlanScript(physicalFilename, cwd),
  check(shell, context) {
    const patterns = allowlistOf(context)
    if (patterns.length === 0) return
    for (const command of coverageIn(shell, patterns)) {
      if (command.coverage.state === 'uncovered')
        context.report({ node: spanNode(command.span), ...messageFor(command, command.coverage.nearest) })
    }
  },
})

function allowlistOf({ options: [{ allow }], settings }: ShellContext): AllowPattern[] {
  return readAllowlist([...(Array.isArray(allow) ? (allow as unknown[]) : []), ...(settings.shell?.allow ?? [])])
}

type Uncovered = Extract<CoveredCommand['coverage'], { readonly state: 'uncovered' }>

function messageFor(
  { text }: CoveredCommand,
  nearest: Uncovered['nearest'],
): { messageId: MessageId; data: Record<string, string> } {
  const command = shortened(folded(text))
  if (!nearest) return { messageId: 'uncovered', data: { command } }
  const pattern = nearest.pattern.text
  switch (nearest.sort) {
    case 'options':
      return {
        messageId: 'options',
        data: { command, pattern, between: nearest.between, wanted: nearest.wanted.text },
      }
    case 'front':
      return { messageId: 'front', data: { command, pattern, before: nearest.before } }
    case 'exact':
      return { messageId: 'exact', data: { command, pattern, wanted: nearest.wanted.text } }
  }
}

/** As much of a command as tells which one it is, in UTF-16 units. */
const LONGEST = 60

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`
}
