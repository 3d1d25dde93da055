import type { Span } from '../../src/engine/model/range.ts'
import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { expressionOf, zeroableChangeOf, type ArithmeticChange } from '../shell/arithmetic.ts'
import { countersOf, type Counters } from '../shell/counters.ts'
import { optionsSetBy } from '../shell/errexit.ts'
import { endsAtFailure } from '../shell/errexit-at.ts'
import type { ArithmeticCall, Call, ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-errexit-arithmetic',
  summary: 'A count that ends the script when its value is 0.',
  rationale:
    'The exit code of `((…))` and of `let` tells whether the value is other than 0. `((PASS++))` yields what `PASS` was ' +
    'before, so that under `set -e` the first pass ends the script, without a word: a check that was to count twelve ' +
    'passes reports none. An assignment, `PASS=$((PASS + 1))`, counts the same and cannot fail.\n\n' +
    'Reported is only what changes a variable, can yield 0, and whose failure nobody asks about. `((count > 0))` is a ' +
    'question, and meant to end the script; `((++count))` and `((count += 1))` yield 0 for no count that began at 0; ' +
    '`set +e`, a condition, `&&` and `||` behind it say that the failure is expected.',
  severity: 'error',
  fixable: true,
  messages: {
    assign:
      'Unexpected `{{command}}` under `set -e`, expected `{{assignment}}`: it fails, and ends the script, when its value is 0.',
    other:
      'Unexpected `{{command}}` under `set -e`: it fails, and ends the script, when its value is 0. Assign with `$((…))` instead.',
  },
  trigger: /(?<!\$)\(\(|\blet\s/,
  check(shell, context) {
    const options = optionsSetBy(shell, context.languageOptions.host)
    if (!options.errexit.isSet) return
    const fatal = changesIn(shell).filter(({ call }) => endsAtFailure(options, call))
    if (fatal.length === 0) return
    const counters = countersOf(shell.text)
    const asked = askedFunctions(shell)
    for (const counting of fatal)
      if (!asked.has(counting.call.position.function ?? '') && !isNeverZero(counting.change, counters))
        report(shell, context, counting)
  },
})

interface Counting {
  readonly call: ArithmeticCall | Call
  readonly change: ArithmeticChange
  readonly span: Span
  /** The span is all that runs: no more words, no variables for this command alone. */
  readonly isWhole: boolean
}

function changesIn(shell: ShellText): Counting[] {
  const found: Counting[] = []
  for (const call of shell.arithmetics) {
    const { expression } = call.node
    const change = expression && zeroableChangeOf(expression, call.region.text)
    if (change) found.push({ call, change, span: call.span, isWhole: true })
  }
  for (const call of shell.calls) {
    const [name, ...words] = call.words
    const last = words.at(-1)
    if (name?.value !== 'let' || last?.value === undefined) continue
    const read = expressionOf(last.value)
    const change = read && zeroableChangeOf(read.expression, read.text)
    const isWhole = words.length === 1 && call.assignments.length === 0
    if (change) found.push({ call, change, span: [name.whole[0], last.whole[1]], isWhole })
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

function report(
  shell: ShellText,
  context: ShellContext<'assign' | 'other'>,
  { call, change: { name, becomes }, span, isWhole }: Counting,
): void {
  const command = shell.text.slice(...span).replace(/\s+/g, ' ')
  if (name === undefined || becomes === undefined || !isWhole) {
    context.report({ node: spanNode(span), messageId: 'other', data: { command } })
    return
  }
  const assignment = `${name}=$((${becomes}))`
  context.report({
    node: spanNode(span),
    messageId: 'assign',
    data: { command, assignment },
    ...(isReplaceable(call) &&
      !isStatusRead(call.region.text, call.node.end) && {
        fix: (fixer) => [fixer.replaceTextRange(span, parted(shell.text, span, assignment))],
      }),
  })
}

/** An assignment can be a command or a member of a chain; not the body of a function, as `((…))` can. */
function isReplaceable({ region, node, position: { statement, list } }: Counting['call']): boolean {
  const member = list ? list.commands.at(-1)! : statement.command
  return region.isExact && (member.type === 'Redirected' ? member.command : member) === node
}

/** Lines that only end what stands around. */
const CLOSES = /^[\s;&)}]*(?:(?:fi|done|esac)\b[\s;&)}]*)*(?:#.*)?$/

/** Whether the exit code has a reader: `$?` on the same line, or in the next statement. */
function isStatusRead(text: string, end: number): boolean {
  const [same = '', ...lines] = text.slice(end, end + 1000).split('\n')
  const next = lines.find((line) => !CLOSES.test(line)) ?? ''
  return [same, next].some((line) => /\$\{?\?/.test(line))
}

/** `then((x++))fi` is lawful, as parentheses end a word; an assignment has to be parted from the words around. */
function parted(text: string, [start, end]: Span, assignment: string): string {
  const before = /[^\s;&|()]/.test(text[start - 1] ?? ' ') ? ' ' : ''
  const [, behind = ''] = /^[ \t]*([^\s;&|)<>#])/.exec(text.slice(end, end + 100)) ?? []
  const isContinued = behind === '\\' || /^[ \t]*\d+[<>]/.test(text.slice(end, end + 100))
  return `${before}${assignment}${behind === '' || isContinued ? '' : ';'}`
}

/** Functions that are only ever called where their failure is asked about: errexit is off in all of them. */
function askedFunctions({ calls }: ShellText): ReadonlySet<string> {
  const asked = new Set<string>()
  const plain = new Set<string>()
  for (const { command, position } of calls) {
    const name = command[0]?.value
    if (name !== undefined) (position.isTested ? asked : plain).add(name)
  }
  for (const name of plain) asked.delete(name)
  return asked
}

function isNeverZero({ name, postfix }: ArithmeticChange, counters: Counters): boolean {
  if (name === undefined || postfix === undefined) return false
  return postfix === '++' ? counters.isAlwaysPositive(name) : counters.isLoopedAboveZero(name)
}
