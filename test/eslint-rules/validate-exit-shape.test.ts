import rule from '../../eslint-rules/rules/validate-exit-shape.ts'
import validateExit from '../../src/cli/new/validate-exit.ts'
import { testRule } from './test-rule.ts'

const GATE = { filename: 'plan/runs/run-1/validate-exit.sh', languageOptions: { host: 'script' } } as const

/** 17 lines. */
const OLD = `#!/usr/bin/env bash
set -euo pipefail

PASS=0
FAIL=0

check() {
  local title="$1" command="$2" wanted="$3"
  if [[ "$(bash -c "$command")" == *"$wanted"* ]]; then
    PASS=$((PASS + 1))
  else
    FAIL=$((FAIL + 1))
  fi
}

check "the lamp is lit" "cat lamp.txt" "lit"
[[ $FAIL -eq 0 ]] || exit 1
`
const VERDICT = '[[ $FAIL -eq 0 ]] || exit 1\n'

const counter = (what: string, example: string) => ({ messageId: 'counters', data: { what, example } }) as const

/** The whole of the first line. */
const top = (length: number) => ({ line: 1, column: 1, endLine: 1, endColumn: length + 1 })
const SHEBANG = top('#!/usr/bin/env bash'.length)

testRule(rule, {
  valid: [
    { code: validateExit.text, ...GATE },
    { code: OLD, ...GATE },
    { code: OLD.replace('#!/usr/bin/env bash', '#!/bin/bash'), ...GATE },
    { code: OLD.replace(VERDICT, 'exit "$FAIL"\n'), ...GATE },
    { code: OLD.replace(VERDICT, '((FAIL == 0))\n'), ...GATE },
    { code: OLD.replace(VERDICT, 'if [ "$FAIL" -gt 0 ]; then\n  exit 1\nfi\necho ok\n'), ...GATE },
    { code: OLD.replaceAll('PASS', 'passed').replaceAll('FAIL', 'failed'), ...GATE },
    // The rest may stand in the other file.
    { code: '#!/usr/bin/env bash\nsource ../checks.sh\n', ...GATE },
    // What require-strict-mode reports.
    { code: OLD.replace('set -euo pipefail', 'set -e'), ...GATE },
    { code: 'echo done\n', filename: 'plan/run-1/deploy.sh', languageOptions: { host: 'script' } },
    { code: 'echo done\n', filename: 'plan/run-1/validate-exit.sh.md' },
  ],
  invalid: [
    {
      code: OLD.replace('#!/usr/bin/env bash', '#!/bin/sh'),
      ...GATE,
      errors: [{ messageId: 'shebang', ...top('#!/bin/sh'.length) }],
    },
    {
      // Switched off on purpose, which require-strict-mode accepts.
      code: OLD.replace('set -euo pipefail', 'set +e +u +o pipefail'),
      filename: 'validate-exit-night.sh',
      languageOptions: { host: 'script' },
      errors: [{ messageId: 'strict', ...SHEBANG }],
    },
    { code: OLD.replaceAll('PASS', 'LIT'), ...GATE, errors: [{ ...counter('passes', 'PASS=0'), ...SHEBANG }] },
    {
      code: OLD.replaceAll('check', 'look'),
      ...GATE,
      errors: [{ messageId: 'check', ...SHEBANG }],
    },
    {
      code: OLD.replace(' wanted="$3"', ' wanted="lit"'),
      ...GATE,
      errors: [{ messageId: 'arguments', data: { count: '2' }, line: 7, column: 1, endLine: 7, endColumn: 6 }],
    },
    {
      code: OLD.replace(VERDICT, 'echo done\n\n'),
      ...GATE,
      errors: [{ messageId: 'verdict', line: 17, column: 1, endLine: 17, endColumn: 10 }],
    },
    {
      code: OLD.replace(VERDICT, '[[ $FAIL -eq 0 ]] && echo ok\necho done\n'),
      ...GATE,
      errors: [{ messageId: 'exit', line: 17, column: 1, endLine: 17, endColumn: 18 }],
    },
    {
      code: 'echo done\n',
      ...GATE,
      errors: [
        { messageId: 'shebang', ...top(9) },
        { messageId: 'strict', ...top(9) },
        { ...counter('passes', 'PASS=0'), ...top(9) },
        { ...counter('failures', 'FAIL=0'), ...top(9) },
        { messageId: 'check', ...top(9) },
        { messageId: 'verdict', ...top(9) },
      ],
    },
  ],
})
