import type { Span } from '../../src/engine/model/range.ts'
import type { ShellHost } from '../../src/engine/model/shell.ts'
import { defineShellRule, spanNode } from '../rule.ts'
import { optionsSetBy } from '../shell/errexit.ts'
import { isExitGate } from '../shell/exit-gate.ts'
import { exitGateShapeOf } from '../shell/exit-gate-shape.ts'
import { shebangOf } from '../shell/shebang.ts'
import { hasNothingToStop, isSourced } from '../shell/sourced.ts'
import { missingOf, strictModeOf } from '../shell/strict-mode.ts'
import type { ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'validate-exit-shape',
  summary: 'An exit gate that lacks a part of the shape that all of them have.',
  rationale:
    'A `validate-exit.sh` says whether a run is finished, and somebody else acts on it: a harness that is allowed to run ' +
    'this one command, a reviewer who reads its last line. That works as long as all of them have one shape. It is bash in ' +
    'strict mode, with a counter of passes and one of failures, and a function `check` that takes a description, a command and ' +
    'the text that its output must hold. At the end stands a verdict that exits with 1 where anything failed. ' +
    '`throughline new validate-exit <path>` writes one.\n\n' +
    'Files called `validate-exit*.sh` are looked at. What a gate may read in from another file with `source` is not missed.',
  severity: 'warning',
  fixable: false,
  messages: {
    shebang: 'Expected `#!/usr/bin/env bash` as the first line.',
    strict: 'Expected `set -euo pipefail` before the checks.',
    counters: 'Expected a counter of {{what}}, such as `{{example}}`, that each check adds to.',
    check: 'Expected a function `check` that takes a description, a command and the text that its output must hold.',
    arguments: '`check` looks at {{count}} of its arguments, expected a description, a command and an expectation.',
    verdict: 'Expected a verdict at the end that asks for the failures: `if ((FAIL > 0)); then exit 1; fi`.',
    exit: 'Expected `exit 1` where the verdict is that a check failed.',
  },
  applies: ({ languageOptions: { host }, physicalFilename }) => host === 'script' && isExitGate(physicalFilename),
  check(shell, context) {
    const { text } = shell
    const [first, last] = [firstLineOf(text), lastLineOf(text)]
    if (shebangOf(text)?.program !== 'bash') context.report({ node: spanNode(first), messageId: 'shebang' })
    const shape = exitGateShapeOf(shell)
    // The rest may stand in the other file.
    if (shape.sources) return
    if (isLoose(shell, context.languageOptions.host)) context.report({ node: spanNode(first), messageId: 'strict' })
    const missing = [
      ...(shape.passes.length === 0 ? [{ what: 'passes', example: 'PASS=0' }] : []),
      ...(shape.failures.length === 0 ? [{ what: 'failures', example: 'FAIL=0' }] : []),
    ]
    for (const data of missing) context.report({ node: spanNode(first), messageId: 'counters', data })
    if (!shape.check) context.report({ node: spanNode(first), messageId: 'check' })
    else if (shape.arguments < 3) {
      const { pos, end } = shape.check.name
      context.report({ node: spanNode([pos, end]), messageId: 'arguments', data: { count: String(shape.arguments) } })
    }
    if (!shape.verdict) context.report({ node: spanNode(last), messageId: 'verdict' })
    else if (!shape.endsAboveZero) context.report({ node: spanNode(shape.verdict), messageId: 'exit' })
  },
})

/** Without strict mode, and for reasons that require-strict-mode accepts; it reports the others, and mends them. */
function isLoose(shell: ShellText, host: ShellHost): boolean {
  const options = optionsSetBy(shell, host)
  const { errexit, nounset, pipefail, isSure } = options
  if (!isSure || (errexit.isSet && nounset.isSet && pipefail.isSet)) return false
  const mode = strictModeOf(shebangOf(shell.text))
  const isReported = mode && missingOf(options, mode, shell.text).length > 0
  return !isReported || isSourced(shell) || hasNothingToStop(shell)
}

function firstLineOf(text: string): Span {
  const feed = text.search(/[\r\n]/)
  return [0, feed === -1 ? text.length : feed]
}

/** The last that is not blank. */
function lastLineOf(text: string): Span {
  const trimmed = text.trimEnd()
  return [Math.max(trimmed.lastIndexOf('\n'), trimmed.lastIndexOf('\r')) + 1, trimmed.length]
}
