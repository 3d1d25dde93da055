import { groupBy } from '../../src/engine/model/group-by.ts'
import { defineShellRule, spanNode, type ShellContext } from '../rule.ts'
import { checkFunctionsOf, type CheckFunction } from '../shell/check-functions.ts'
import { emptySearchesOf } from '../shell/empty-searches.ts'
import { optionsSetBy } from '../shell/errexit.ts'
import { failOpenReadsOf } from '../shell/fail-open-reads.ts'
import { isIn } from '../shell/region-sorts.ts'
import { swallowingsOf } from '../shell/swallowing.ts'
import type { Call, ShellText } from '../shell/text.ts'
import { answeringChecksOf, verdictNamed } from '../shell/verdict-commands.ts'

export default defineShellRule({
  name: 'no-vacuous-check',
  summary: 'A check that passes whatever it finds.',
  rationale:
    'A check that cannot fail is worse than none, for everybody relies on it. Three ways to come by one: an expectation ' +
    'that is empty, and so stands in any output; `|| true` behind a test, which throws away the only thing that a test ' +
    'has to give; a file that is read with `|| true`, where an empty answer counts as a pass, so that all is well once ' +
    'the file is gone. Write the text that must be there; let the test fail, or ask it with `if`; let the read fail, or ' +
    'ask first whether the file is there.\n\n' +
    '`|| true` behind a command that does something is left alone, and so is a read where nothing tells which answer is ' +
    'the good one. A function that looks at its expectation before it uses it may mean something by an empty one.',
  severity: 'warning',
  fixable: false,
  messages: {
    empty: '`{{function}}` passes on any output: its expectation is empty.',
    absent: '`{{function}}` passes on any output: it is called without an expectation.',
    anything: 'This test passes on any text: an empty text stands in all of them.',
    anyLine: '`{{command}}` passes on any line: an empty pattern stands in all of them.',
    swallowed: '`{{swallow}}` throws the verdict of `{{command}}` away.',
    failOpen: 'Without {{file}}, `{{variable}}` is {{output}}, and that counts as a pass.',
  },
  trigger: /\|\||""|''|\(\s*\)|\bfunction\b/,
  check(shell, context) {
    reportCalls(shell, context)
    for (const { span, command } of emptySearchesOf(shell)) {
      if (command === undefined) context.report({ node: spanNode(span), messageId: 'anything' })
      else context.report({ node: spanNode(span), messageId: 'anyLine', data: { command } })
    }
    const answering = answeringChecksOf(shell)
    for (const { first, output, region, span } of swallowingsOf(shell)) {
      const command = output === '' && !isIn(region, 'substitution') ? verdictNamed(first, shell, answering) : undefined
      if (command === undefined) continue
      const swallow = shell.text.slice(...span)
      context.report({ node: spanNode(span), messageId: 'swallowed', data: { swallow, command } })
    }
    for (const { span, file, variable, output } of failOpenReadsOf(shell)) {
      const data = { file, variable, output: output === '' ? 'empty' : output }
      context.report({ node: spanNode(span), messageId: 'failOpen', data })
    }
  },
})

function reportCalls(shell: ShellText, context: ShellContext): void {
  const checks = groupBy(checkFunctionsOf(shell), ({ name }) => name)
  if (checks.size === 0) return
  // Under `set -u` a missing argument ends the script.
  const endsWithoutArgument = optionsSetBy(shell, context.languageOptions.host).nounset.isSet
  for (const call of shell.calls) {
    const found = checks.get(call.command[0]?.value ?? '')
    if (!found || isIn(call.region, 'inner', 'remote')) continue
    for (const check of found) reportCall(call, check, !check.isOptional && endsWithoutArgument, context)
  }
}

function reportCall(call: Call, { name, position }: CheckFunction, isNoticed: boolean, context: ShellContext): void {
  const given = call.command.slice(1, position + 1)
  if (given.some(({ isMany, source }) => isMany || SEVERAL.test(source))) return
  const expectation = given[position - 1]
  if (expectation?.value === '')
    context.report({ node: spanNode(expectation.whole), messageId: 'empty', data: { function: name } })
  else if (!expectation && !isNoticed)
    context.report({ node: spanNode(call.span), messageId: 'absent', data: { function: name } })
}

/** `"$@"` and `"${expected[@]}"` are as many words as they hold. */
const SEVERAL = /\$\{?[@*]|\[[@*]\]/
