import { defineStarter } from './starter.ts'

/**
 * It has the shape that shell/validate-exit-shape asks for. It fails as it is written: a gate without checks has nothing
 * to pass on. The commands of checks are words and not texts, so that nothing is evaluated, and a gate that an allowlist
 * lets run cannot be made to run what its arguments say.
 */
export default defineStarter({
  type: 'validate-exit',
  summary: 'A script that says whether a run is finished',
  isExecutable: true,
  next: 'write its checks: until then it fails',
  text: `#!/usr/bin/env bash
# Says whether the run is finished: one check for each of its exit criteria.
#   without options  runs the checks; ends with 0 when all of them pass, with 1 otherwise
#   --dry-run        lists the checks and runs none
set -euo pipefail

PASS=0
FAIL=0
LISTED=0
DRY_RUN=false

usage() {
  echo "Usage: bash $0 [--dry-run]"
}

for option in "$@"; do
  case "$option" in
    --dry-run) DRY_RUN=true ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      echo "Unknown option: $option" >&2
      usage >&2
      exit 2
      ;;
  esac
done

pass() {
  echo "PASS: $1"
  PASS=$((PASS + 1))
}

fail() {
  echo "FAIL: $1 ($2)"
  FAIL=$((FAIL + 1))
}

# check <description> <expected> -- <command> [<argument> ...]
# Passes when the command ends with 0 and its output holds the expected text. A check that needs a pipe calls a function.
check() {
  if (($# < 4)) || [[ "$3" != "--" ]]; then
    fail "$*" "not a check: write a description, the expected text, -- and a command"
    return
  fi
  local description="$1" expected="$2" result
  shift 3
  if [[ -z "$expected" ]]; then
    fail "$description" "nothing is expected, and any output would pass"
  elif [[ "$DRY_RUN" == true ]]; then
    echo "CHECK: $description"
    LISTED=$((LISTED + 1))
  elif ! result=$("$@" 2>&1 </dev/null); then
    fail "$description" "the command failed: $result"
  elif [[ "$result" == *"$expected"* ]]; then
    pass "$description"
  else
    fail "$description" "expected '$expected', got '$result'"
  fi
}

# Write the checks below this line. Two examples:
#   check "the branch is merged" "release" -- git -C /srv/plans branch --merged main
#   check "the log is closed" "status: closed" -- grep "^status:" /srv/plans/runs/run-1/execution-log.md

if ((PASS + FAIL + LISTED == 0)); then
  fail "the gate" "it has no checks"
fi
echo "$PASS passed, $FAIL failed, $LISTED not run"
if ((FAIL > 0)); then
  echo "SOME CHECKS FAILED"
  exit 1
fi
if [[ "$DRY_RUN" == true ]]; then
  echo "NO CHECK WAS RUN"
else
  echo "ALL CHECKS PASSED"
fi
`,
})
