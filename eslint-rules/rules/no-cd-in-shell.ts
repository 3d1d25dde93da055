import type { ShellHost } from '../../src/engine/model/shell.ts'
import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { isAnchor, isRepositoryRoot } from '../shell/anchors.ts'
import { directoryChangeOf, isPlace, type DirectoryChange } from '../shell/directory.ts'
import { directoryOptionOf } from '../shell/directory-option.ts'
import { reachOf } from '../shell/directory-reach.ts'
import { outlives, rewriteOf, subshellOf } from '../shell/directory-rewrite.ts'
import { optionsSetBy } from '../shell/errexit.ts'
import { isExitGate } from '../shell/exit-gate.ts'
import { isIn } from '../shell/region-sorts.ts'
import type { Call, Region, ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-cd-in-shell',
  summary: 'A command that changes the directory for those behind it.',
  rationale: `A reader under stress copies the second line and not the first, or pastes a block twice; an agent runs each line in a
shell of its own. Then a command that rests on an earlier \`cd\` runs in the wrong place. A command that names its
directory runs in the right one wherever it is pasted, and has a shape that a permission allowlist can match:
\`git -C docs status\`, \`npm --prefix web test\`, \`make -C tools build\`.

The fix rewrites a chain of \`&&\` where each command behind the \`cd\` takes the directory as an option and nothing later
depends on it. Elsewhere the options, or a subshell, are suggested: \`(cd web && ./build)\` ends where it began, and is accepted.
So are \`$(cd … && pwd)\` and a \`cd\` on which nothing depends. A script or a step of a workflow is run whole: there a guard
(\`|| exit\`, \`set -e\`) or a place of its own is enough, except in an exit gate, which names every directory.`,
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
    if (shell.functions.some(({ name }) => name.value === 'cd' || name.value === 'pushd')) return
    const changed = new Set<Region>()
    for (let at = 0; at < shell.calls.length; at++) {
      const call = shell.calls[at]!
      const change = directoryChangeOf(call)
      if (!change) continue
      const isWayBack = changed.has(call.region) && /^(?:\.\.\/?)+$/.test(change.path?.value ?? '')
      changed.add(call.region)
      const last = lastStepFrom(shell.calls, at)
      if (!isWayBack && !isAccepted(shell, call, change, context)) report(shell, { change, at, last }, context)
      at = last
    }
  },
})

type Context = ShellContext<'chain' | 'bare' | 'last' | 'name' | 'enclose'>

/** `cd a && cd b`: one change, from the call at `at` to the one at `last`. */
interface Steps {
  readonly change: DirectoryChange
  readonly at: number
  readonly last: number
}

function report(shell: ShellText, { change, at, last }: Steps, context: Context): void {
  const { host, followers: written = 'none' } = context.languageOptions
  const call = shell.calls[at]!
  const lastCall = shell.calls[last]!
  const reach = reachOf(shell, lastCall, last)
  const followers = () => (mayGoOn(host) ? written : 'none')
  const isFollowed = () => followers() !== 'none'
  const seen = reach.seen()
  if (seen === 'left') return
  if (seen === 'nothing' && (host === 'transcript' || !isLast(shell, lastCall) || followers() !== 'next')) return
  const [next] = reach.commands()
  const option = next && directoryOptionOf(next)
  if (!(option && reach.chain) && isSafeInWhole(shell, call, change, context)) return
  if (isConfined(call, host) && !option) return
  const rewrite = last === at ? rewriteOf(shell, call, change, reach, isFollowed) : undefined
  const enclosed =
    rewrite || isOwnShell(host) || (outlives(call.region) && isFollowed())
      ? undefined
      : subshellOf(call, reachOf(shell, call, at))
  const { edits = [], isCertain = false } = rewrite ?? {}
  const span = [call.span[0], lastCall.span[1]] as const
  context.report({
    node: spanNode(span),
    messageId: option && reach.chain ? 'chain' : seen === 'something' ? 'bare' : 'last',
    data: {
      command: shell.text.slice(...span).replace(/\s+/g, ' '),
      name: option?.name ?? '',
      option: option?.option ?? '',
    },
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

function lastStepFrom(calls: readonly Call[], at: number): number {
  const { list } = calls[at]!.position
  let last = at
  while (list && calls[last + 1]?.position.list === list && directoryChangeOf(calls[last + 1]!)) last++
  return last
}

function isAccepted(
  shell: ShellText,
  call: Call,
  { path }: DirectoryChange,
  { languageOptions, options }: Context,
): boolean {
  const { region, command } = call
  // `$(cd … && pwd)` asks where a directory is, and changes none.
  if (isIn(region, 'substitution') || region.sort === 'pipeline') return true
  if (region.sort === 'subshell') return options[0].subshells !== true
  // `cd C:\plans`, `cd /d %USERPROFILE%`: another shell's.
  if (command.some(({ source }) => /\\[^\s"'$`\\]|%\w+%/.test(source) || source === '/d')) return true
  if (path === undefined) return false
  return isRepositoryRoot(path) || (isWhole(shell, languageOptions.host) && isAnchor(path, shell))
}

/**
 * What is run whole is not pasted line by line: there a change of directory is as good as its guard. Exit gates alone are
 * held to naming every directory.
 */
function isSafeInWhole(
  shell: ShellText,
  call: Call,
  change: DirectoryChange,
  { languageOptions: { host }, physicalFilename }: Context,
): boolean {
  if (!isWhole(shell, host) || (host === 'script' && isExitGate(physicalFilename))) return false
  return isGuarded(call) || isPlace(change) || optionsSetBy(shell, host).errexit.isSet
}

/** Run from its first line to its last, and never pasted line by line. */
function isWhole({ text }: ShellText, host: ShellHost): boolean {
  return (
    host === 'script' || host === 'step' || (host === 'fence' && /^(?:[ \t]*(?:#(?!!).*)?\r?\n)*[ \t]*#!/.test(text))
  )
}

/** A comment behind it tells what to do there, in a shell or out of it. */
function isLast({ text }: ShellText, { span }: Call): boolean {
  return text.slice(span[1]).trim() === ''
}

/** `cd web || exit 1`: nothing runs elsewhere. */
function isGuarded({ node, position: { list } }: Call): boolean {
  return list?.commands[0] === node && list.operators[0] === '||'
}

/** A shell of its own ends with the text: nothing there is reported but a shape that has a better one. */
function isConfined({ region }: Call, host: ShellHost): boolean {
  return isIn(region, 'inner', 'remote') || isOwnShell(host)
}

/** Each of these texts is a line of its own to whoever runs it. */
function isOwnShell(host: ShellHost): boolean {
  return host === 'recipe' || host === 'npm-script' || host === 'string'
}

/** Only a reader's shell goes on behind a text. */
function mayGoOn(host: ShellHost): boolean {
  return host === 'fence' || host === 'transcript'
}
