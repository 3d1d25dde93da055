import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const RUNBOOK = `${EXAMPLE}/runbooks/branch-cutover.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const SCRIPT = 'scripts/verify-settings.sh'
const WORKFLOW = '.github/workflows/nightly.yml'
const GATE = `${EXAMPLE}/runs/run-3-branch-cascade/validate-exit.sh`

const STREAM_AGE = 'npm --prefix search/watch run stream-age -- --branch harbour'
const CHECKS = 'git -C search/gateway status --short\n   npm --prefix search/gateway run check'
const STRICT = 'set -euo pipefail'
const FIRST_CHECK = `grep -q 'index: old' "$RUN/evidence/gateway-settings.txt"`

const EXIT_GATE = `#!/usr/bin/env bash
set -euo pipefail

PASS=0
FAIL=0

check() {
  local description="$1" expected="$2" result
  shift 2
  if result=$("$@" 2>&1) && [[ "$result" == *"$expected"* ]]; then
    echo "PASS: $description"
    PASS=$((PASS + 1))
  else
    echo "FAIL: $description ($result)"
    FAIL=$((FAIL + 1))
  fi
}

check 'the gateway is clean' 'nothing to commit' git -C search/gateway status

echo "$PASS passed, $FAIL failed"
if ((FAIL > 0)); then
  exit 1
fi
`

export const shellPlants: readonly Plant[] = [
  {
    name: 'changes the directory in a step of a runbook',
    rule: 'shell/no-cd-in-shell',
    replace: [[RUNBOOK, STREAM_AGE, 'cd search/watch && npm run stream-age -- --branch harbour']],
    at: [[RUNBOOK, 'cd search/watch']],
  },
  {
    name: 'changes the directory on a line of its own, in a list',
    rule: 'shell/no-cd-in-shell',
    replace: [[CHOREOGRAPHY, CHECKS, 'cd search/gateway\n   npm run check']],
    at: [[CHOREOGRAPHY, 'cd search/gateway']],
  },
  {
    name: 'changes the directory in a step of a workflow',
    rule: 'shell/no-cd-in-shell',
    replace: [[WORKFLOW, 'run: wc', 'run: cd search && git status && wc']],
    at: [[WORKFLOW, 'cd search']],
  },
  {
    name: 'puts a profile before a command of a runbook',
    rule: 'shell/no-aws-profile-prefix',
    replace: [[RUNBOOK, STREAM_AGE, 'AWS_PROFILE=harbour aws dynamodb list-streams']],
    at: [[RUNBOOK, 'AWS_PROFILE=harbour']],
  },
  {
    name: 'leaves a script to go on after a failure',
    rule: 'shell/require-strict-mode',
    replace: [[SCRIPT, STRICT, 'set -e']],
    at: [[SCRIPT, 'set -e']],
  },
  {
    name: 'counts from zero where a failure ends the script',
    rule: 'shell/no-errexit-arithmetic',
    replace: [[SCRIPT, FIRST_CHECK, `${FIRST_CHECK}\nDONE=0\n((DONE++))\necho "$DONE"`]],
    at: [[SCRIPT, '((DONE++))']],
  },
  {
    name: 'moves a file onto itself',
    rule: 'shell/no-same-source-destination',
    replace: [[RUNBOOK, STREAM_AGE, 'git mv notes/harbour.md ./notes/harbour.md']],
    at: [[RUNBOOK, './notes/harbour.md']],
  },
  {
    name: 'forgets to fill in a value',
    rule: 'shell/no-unfilled-placeholder',
    replace: [[SCRIPT, FIRST_CHECK, `BRANCH=<branch>\necho "$BRANCH"\n${FIRST_CHECK}`]],
    at: [[SCRIPT, '<branch>']],
  },
  {
    name: 'throws away the verdict of a check',
    rule: 'shell/no-vacuous-check',
    replace: [[SCRIPT, FIRST_CHECK, `${FIRST_CHECK}\n[[ "$RUN" == */run-2-dual-write ]] || true`]],
    at: [[SCRIPT, '|| true']],
  },
  {
    name: 'allows a command in a shape that the standard forbids',
    rule: 'shell/prefer-allowlisted-command',
    add: {
      [GATE]: EXIT_GATE.replace(
        "'nothing to commit' git -C search/gateway status",
        "'ACTIVE' aws --profile harbour dynamodb describe-table --table-name titles",
      ),
      '.claude/settings.json': '{ "permissions": { "allow": ["Bash(aws dynamodb describe-table*)"] } }\n',
    },
    at: [[GATE, 'aws --profile harbour dynamodb describe-table --table-name titles']],
  },
  {
    name: 'writes an exit gate that never fails',
    rule: 'shell/validate-exit-shape',
    add: { [GATE]: EXIT_GATE.replace('if ((FAIL > 0)); then\n  exit 1\nfi\n', '') },
    at: [[GATE, 'echo "$PASS passed, $FAIL failed"']],
  },
  {
    name: 'pastes a command without its closing quote',
    rule: 'shell/invalid-syntax',
    replace: [[RUNBOOK, STREAM_AGE, `${STREAM_AGE} "north`]],
    at: [[RUNBOOK, '"']],
  },
]
