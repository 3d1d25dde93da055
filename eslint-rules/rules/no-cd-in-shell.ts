import type { ShellHost } from '../../src/engine/model/shell.ts'
import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { isAnchor } from '../shell/anchors.ts'
import { directoryChangeOf, type DirectoryChange } from '../shell/directory.ts'
import { directoryOptionOf } from '../shell/directory-use.ts'
import { outlives, rewriteOf, subshellOf, usesOf, type DirectoryUse } from '../shell/directory-rewrite.ts'
import type { Call, ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-cd-in-shell',
  summary: 'A command that changes the directory for those behind it.',
  rationale: `A reader under stress copies the second line and not the first, or pastes a block twice; an agent runs each line in a
shell of its own. Then a command that rests on an earlier \`cd\` runs in the wrong place. A command that names its
directory runs in the right one wherever it is pasted, and has a shape that a permission allowlist can match:
\`git -C docs status\`, \`npm --prefix web test\`, \`make -C tools build\`.

The fix rewrites a chain of \`&&\` where each command behind the \`cd\` takes the directory as an option and nothing later
depends on it. Elsewhere the options, or a subshell, are suggested: \`(cd web && ./build)\` ends where it began, and is accepted.
So are \`$(cd … && pwd)\`, a script that goes to its own directory, and a \`cd\` on which nothing depends.`,
  severity: 'error',
  fixable: true,
  suggests: true,
  options: {
    subshells: {
      type: 'boolean',
      default: false,
      description: 'Report a change of directory within parentheses too.',
    },
  },
  messages: {
    chain: 'Unexpected `{{command}}` before `{{name}}`: name the directory to the command, `{{name}} {{option}} …`.',
    bare: 'Unexpected `{{command}}`: the commands behind it run in the right place only after it.',
    last: 'Unexpected `{{command}}` at the end: what runs next depends on it, and does not show it.',
    name: 'Name the directory to each command.',
    enclose: 'Change the directory in a subshell.',
  },
  trigger: /\b(?:cd|pushd)\b/,
  check(shell, context) {
    for (const call of shell.calls) {
      const change = directoryChangeOf(call)
      if (change && !isAccepted(shell, call, change, context)) report(shell, call, change, context)
    }
  },
})

function report(
  shell: ShellText,
  call: Call,
  change: DirectoryChange,
  context: ShellContext<'chain' | 'bare' | 'last' | 'name' | 'enclose'>,
): void {
  const use = usesOf(shell, call)
  const { languageOptions } = context
  const followers = () => (mayGoOn(languageOptions.host) ? (languageOptions.followers ?? 'none') : 'none')
  const isFollowed = () => followers() !== 'none'
  const isLast = shell.calls.at(-1) === call
  if (isLast && (languageOptions.host === 'transcript' || followers() !== 'next')) return
  const first = optionOfFirst(use)
  if (isConfined(call) && !first) return
  const rewrite = rewriteOf(shell, call, change, use, isFollowed)
  const enclosed = rewrite || (outlives(call.region) && isFollowed()) ? undefined : subshellOf(call, use)
  const command = shell.text.slice(...call.span).replace(/\s+/g, ' ')
  const { edits = [], isCertain = false } = rewrite ?? {}
  context.report({
    node: spanNode(call.span),
    messageId: first && use.chain ? 'chain' : use.commands.length > 0 ? 'bare' : 'last',
    data: { command, name: first?.name ?? '', option: first?.option ?? '' },
    ...(rewrite &&
      isCertain && { fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text)) }),
    suggest: [
      ...(rewrite && !isCertain ? [{ messageId: 'name' as const, edits }] : []),
      ...(enclosed ? [{ messageId: 'enclose' as const, edits: enclosed }] : []),
    ].map(({ messageId, edits: proposed }) => ({
      messageId,
      fix: (fixer) => proposed.map(({ range, text }) => fixer.replaceTextRange(range, text)),
    })),
  })
}

function isAccepted(
  shell: ShellText,
  call: Call,
  { path }: DirectoryChange,
  { languageOptions, options }: ShellContext,
): boolean {
  const { region } = call
  // `$(cd … && pwd)` asks where a directory is, and changes none.
  for (let at: typeof region | undefined = region; at; at = at.parent) if (at.sort === 'substitution') return true
  if (region.sort === 'subshell') return options[0].subshells !== true
  if (region.sort === 'pipeline') return true
  if (call.position.function === 'cd' || call.position.function === 'pushd') return true
  // `cd C:\plans`, `cd /d %USERPROFILE%`: another shell's.
  if (call.command.some(({ source }) => /\\[^\s"'$`\\]|%\w+%/.test(source) || source === '/d')) return true
  if (isWayBack(shell, call, path)) return true
  return languageOptions.host === 'script' && path !== undefined && isAnchor(path, shell)
}

/** `cd ..` behind a change of directory that is said already. */
function isWayBack({ calls }: ShellText, call: Call, path: DirectoryChange['path']): boolean {
  if (path?.value === undefined || !/^(?:\.\.\/?)+$/.test(path.value)) return false
  return calls.some((other) => other.span[0] < call.span[0] && other.region === call.region && directoryChangeOf(other))
}

/** A shell of its own ends with the text: nothing there is reported but a shape that has a better one. */
function isConfined({ region }: Call): boolean {
  return region.sort === 'inner' || region.sort === 'remote'
}

/** The option of the first command behind it that is one at all. */
function optionOfFirst({ commands }: DirectoryUse): ReturnType<typeof directoryOptionOf> {
  return commands[0] && directoryOptionOf(commands[0])
}

/** Only a reader's shell goes on behind a text. */
function mayGoOn(host: ShellHost): boolean {
  return host === 'fence' || host === 'transcript'
}
