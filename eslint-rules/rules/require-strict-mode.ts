import type { Span } from '../../src/engine/model/range.ts'
import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { optionsSetBy, type OptionName, type ShellOptions } from '../shell/errexit.ts'
import { shebangOf } from '../shell/shebang.ts'
import { hasNothingToStop, hasPipe, isPrepared, isSourced } from '../shell/sourced.ts'
import { completed, keepsStatus, missingOf, strictModeOf, type StrictMode } from '../shell/strict-mode.ts'
import type { Call, ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'require-strict-mode',
  summary: 'A script that goes on after a failure.',
  rationale:
    'A shell goes on after a command that fails, takes a misspelt variable for an empty one, and calls a pipeline a success ' +
    'when only its last command was one. A script that ends with "done" has then done a part, and nobody knows which. ' +
    '`set -euo pipefail` before the first command ends it at the first failure.\n\n' +
    'Each form counts: `set -e -u`, `set -o errexit`, `#!/bin/bash -e`; of `sh`, which need not know `pipefail`, `set -eu` ' +
    'is enough. Files that others read in, scripts of a single command or of texts to print, and options that are left out on ' +
    'purpose (`set +e`, `set -uo pipefail`, `STATUS=$?`, a comment about `-e`) are left alone. As the options change where a script ' +
    'ends, they are suggested; `pipefail` is put in where there is no pipeline yet and the shebang names a shell that knows it.',
  severity: 'warning',
  fixable: true,
  suggests: true,
  messages: {
    missing: '`{{expected}}` is missing: the script goes on after a command that fails.',
    incomplete: '{{missing}} missing beside `{{set}}`, expected `{{expected}}`.',
    add: 'Add `{{expected}}`.',
    complete: 'Complete it to `{{expected}}`.',
  },
  applies: ({ languageOptions: { host }, sourceCode: { text } }) =>
    host === 'script' || (host === 'fence' && text.startsWith('#!')),
  check(shell, context) {
    const mode = strictModeOf(shebangOf(shell.text))
    if (!mode || shell.problem || /^@test\b/m.test(shell.text)) return
    const options = optionsSetBy(shell, context.languageOptions.host)
    const missing = missingOf(options, mode, shell.text)
    if (!options.isSure || missing.length === 0 || isSourced(shell) || hasNothingToStop(shell)) return
    const place = placeOf(shell, options)
    if (place.isIncomplete) reportIncomplete(shell, context, { mode, missing, place })
    else if (!isPrepared(shell) && !keepsStatus(shell.text)) reportMissing(shell, context, mode, place.span)
  },
})

type Context = ShellContext<'missing' | 'incomplete' | 'add' | 'complete'>

interface Place {
  readonly span: Span
  /** Some of the options are set there. */
  readonly isIncomplete: boolean
  /** The command that sets them; undefined for the shebang. */
  readonly call: Call | undefined
}

interface Lack {
  readonly mode: StrictMode
  readonly missing: readonly OptionName[]
  readonly place: Place
}

function placeOf({ text, calls, root }: ShellText, options: ShellOptions): Place {
  const changes = [options.errexit, options.nounset, options.pipefail].flatMap((state) => state.changes)
  const [first] = changes.filter(({ isOn }) => isOn).sort((a, b) => a.span[0] - b.span[0])
  if (first) return { span: first.span, isIncomplete: true, call: first.call }
  const shebang = shebangOf(text)
  const start = calls.find(({ words, region }) => words.length > 0 && region === root)?.span ?? [0, 0]
  return { span: shebang?.span ?? start, isIncomplete: false, call: undefined }
}

function reportIncomplete(shell: ShellText, context: Context, { mode, missing, place: { span, call } }: Lack): void {
  const { text } = shell
  const words = call && completed(call, missing)
  const expected = words === undefined ? mode.command : `set ${words}`
  const fix: Fix | undefined =
    call && words !== undefined && call.region.isExact
      ? (fixer) => [fixer.replaceTextRange([call.words[1]!.whole[0], call.words.at(-1)!.whole[1]], words)]
      : undefined
  const isOnlyPipefail = missing.every((option) => option === 'pipefail')
  // Without a shebang, whoever starts the script picks the shell; one that does not know the option ends there.
  const isKnown = shebangOf(text) !== undefined
  const isCertain = isOnlyPipefail && isKnown && !hasPipe(text) && !runsOtherText(shell)
  const added = call ? undefined : adding(text, context, mode)
  context.report({
    node: spanNode(span),
    messageId: 'incomplete',
    data: { missing: listed(missing), set: text.slice(...span), expected },
    ...(fix && isCertain && { fix }),
    suggest: [
      ...(fix && !isCertain ? [{ messageId: 'complete' as const, data: { expected }, fix }] : []),
      ...(added ? [{ messageId: 'add' as const, data: { expected }, fix: added }] : []),
    ],
  })
}

function reportMissing({ text }: ShellText, context: Context, mode: StrictMode, span: Span): void {
  const expected = mode.command
  const added = adding(text, context, mode)
  context.report({
    node: spanNode(span),
    messageId: 'missing',
    data: { expected },
    suggest: added ? [{ messageId: 'add', data: { expected }, fix: added }] : [],
  })
}

type Fix = NonNullable<Parameters<Context['report']>[0]['fix']>

/** A line behind the shebang and the comment below it. Only in a file of its own: a block may be indented or quoted. */
function adding(text: string, { languageOptions }: Context, { command }: StrictMode): Fix | undefined {
  if (languageOptions.host !== 'script') return undefined
  const head = /^\uFEFF?(?:#.*\r?\n)*/.exec(text)![0]
  const end = /\r?\n/.exec(text)?.[0] ?? '\n'
  return (fixer) => [fixer.replaceTextRange([head.length, head.length], `${command}${end}`)]
}

/** Pipelines may hide in what it reads in or puts together. */
function runsOtherText({ calls }: ShellText): boolean {
  return calls.some(({ command }) => ['.', 'source', 'eval'].includes(command[0]?.value ?? ''))
}

/** "`nounset` and `pipefail` are". */
function listed(options: readonly OptionName[]): string {
  const names = options.map((option) => `\`${option}\``)
  return names.length === 1 ? `${names[0]!} is` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!} are`
}
