import rule from '../../eslint-rules/rules/no-vacuous-check.ts'
import { testRule } from './test-rule.ts'

const SCRIPT = { filename: 'tools/gate.sh', languageOptions: { host: 'script' } } as const

/** Passes where the third argument stands in what the second one writes. Six lines. */
const CHECK = `check() {
  local title="$1" command="$2" expected="$3"
  if [[ "$($command)" == *"$expected"* ]]; then echo "PASS: $title"
  else echo "FAIL: $title"
  fi
}
`
const SEARCH = 'assert_shelf() { ls shelves | grep -q "$1"; }\n'

function at(line: number, column: number, text: string) {
  return { line, column, endLine: line, endColumn: column + text.length }
}

function empty(name: string) {
  return { messageId: 'empty', data: { function: name } } as const
}

function absent(name: string) {
  return { messageId: 'absent', data: { function: name } } as const
}

function swallowed(command: string, column: number, swallow = '|| true') {
  return { messageId: 'swallowed', data: { swallow, command }, ...at(1, column, swallow) } as const
}

function failOpen(file: string, variable: string, output: string) {
  return { messageId: 'failOpen', data: { file, variable, output } } as const
}

testRule(rule, {
  valid: [
    // Expectations.
    `${CHECK}check "the door" "cat door.txt" "open"`,
    `${CHECK}check "the door" "cat door.txt" "$state"`,
    `${CHECK}check "$@"`,
    `${CHECK}check "\${door[@]}"`,
    `set -u\n${CHECK}check "the door" "cat door.txt"`,
    `${CHECK.replace('  if', '  [[ -n "$expected" ]] || return 1\n  if')}check "the door" "cat door.txt" ""`,
    `${CHECK.replace('  if', '  [ -z "$3" ] && return 1\n  if')}check "the door" "cat door.txt" ""`,
    `${CHECK.replace('"$3"', '"${3:?nothing is expected}"')}check "the door" "cat door.txt" ""`,
    `${CHECK.replace('"$3"', '"${3:-open}"')}check "the door" "cat door.txt"`,
    `${CHECK.replace('  local', '  shift\n  local')}check "the door" "cat door.txt" ""`,
    `${CHECK.replaceAll('check', 'report')}report "the door" "cat door.txt" ""`,
    // Nobody can tell which of them is called.
    `${CHECK}${CHECK}check "the door" "cat door.txt" ""`,
    'assert_shelf() { if ls shelves | grep -q "$1"; then echo FAIL; fi; }\nassert_shelf ""',
    'assert_no_shelf() { ls shelves | grep -q "$1"; }\nassert_no_shelf ""',
    'assert_shelf() { ! grep -q "$1" shelves.txt; }\nassert_shelf ""',
    'assert_equal() { [[ "$1" == "$2" ]]; }\nassert_equal "" ""',
    '[[ "$state" == "" ]]',
    'grep -qx "" notes.txt',
    'grep -qv "" notes.txt',
    // What does something.
    'rm -f notes.txt || true',
    '((pages++)) || true',
    'mkdir shelf || :',
    '[ -f .env ] && . .env || true',
    'grep -q open door.txt || echo "the door is shut"',
    'found=$(grep -q open door.txt || true)',
    'diff -q a.md b.md || true',
    '[[ "$page" =~ ^([0-9]+) ]] || true',
    'npm test >report.txt || true',
    'npm test | tee report.txt || true',
    'make check install || true',
    'check_door() { grep -q open door.txt || echo shut; }\ncheck_door || true',
    'check_door() { PASS=$((PASS + 1)); }\ncheck_door || true',
    // Reads.
    'faults=$(cat report.txt || true)\n[[ -z "$faults" ]] && exit 0',
    'faults=$(cat report.txt || true)\n[[ "$faults" == none ]] && echo PASS',
    'faults=$(cat report.txt || echo unknown)\n[[ -z "$faults" ]] && echo PASS',
    '[ -f report.txt ] || exit 1\nfaults=$(cat report.txt || true)\n[[ -z "$faults" ]] && echo PASS',
    'for page in *.md; do faults=$(cat "$page" || true); [[ -z "$faults" ]] && echo PASS; done',
    'page="$1"; faults=$(cat "$page" || true); [[ -z "$faults" ]] && echo PASS',
    'faults=$(grep TODO plan.md || true)\n[[ -z "$faults" ]] && echo PASS',
    'faults=$(cat report.txt || true)\nfaults=$(lint)\n[[ -z "$faults" ]] && echo PASS',
    'faults=$(cat report.txt || true)\nif [[ -n "$faults" ]]; then echo PASS; else echo FAIL; fi',
    'pid=$(cat server.pid || true)\n[[ -z "$pid" ]] && echo OK',
    'faults=$(lint || true)\n[[ -z "$faults" ]] && echo PASS',
  ],
  invalid: [
    {
      code: `${CHECK}check "the door" "cat door.txt" ""`,
      errors: [{ ...empty('check'), ...at(7, 33, '""') }],
    },
    {
      code: `${CHECK}check "the door" "cat door.txt"`,
      errors: [{ ...absent('check'), ...at(7, 1, 'check "the door" "cat door.txt"') }],
    },
    {
      code: `set -u\n${CHECK.replace('"$3"', '"${3:-}"')}check "the door" "cat door.txt"`,
      errors: [{ ...absent('check'), ...at(8, 1, 'check "the door" "cat door.txt"') }],
    },
    { code: `${SEARCH}assert_shelf ''`, errors: [{ ...empty('assert_shelf'), ...at(2, 14, "''") }] },
    {
      code: 'verify() { [[ "$(cat door.txt)" =~ $1 ]]; }\nverify ""',
      errors: [{ ...empty('verify'), ...at(2, 8, '""') }],
    },
    {
      code: 'if [[ "$state" == *""* ]]; then echo PASS; fi',
      errors: [{ messageId: 'anything', ...at(1, 7, '"$state" == *""*') }],
    },
    {
      code: 'grep -q "" door.txt && echo PASS',
      errors: [{ messageId: 'anyLine', data: { command: 'grep -q' }, ...at(1, 1, 'grep -q "" door.txt') }],
    },
    { code: '[[ -f door.txt ]] || true', errors: [swallowed('[[ … ]]', 19)] },
    { code: '[ -f door.txt ] || :', errors: [swallowed('[ … ]', 17, '|| :')] },
    { code: 'test -f door.txt || true', errors: [swallowed('test', 18)] },
    { code: 'grep -q open door.txt || true', errors: [swallowed('grep -q', 23)] },
    { code: 'cat door.txt | grep -qi open || true', errors: [swallowed('grep -q', 30)] },
    { code: 'cmp -s a.md b.md || true', errors: [swallowed('cmp -s', 18)] },
    { code: 'diff -q a.md b.md >/dev/null || true', errors: [swallowed('diff -q', 30)] },
    { code: 'bash runs/run-1/validate-exit.sh || true', errors: [swallowed('validate-exit.sh', 34)] },
    { code: './validate-exit-night.sh || true', errors: [swallowed('validate-exit-night.sh', 26)] },
    { code: 'npm test || true', languageOptions: { host: 'step' }, errors: [swallowed('npm test', 10)] },
    { code: 'make -C web check || true', errors: [swallowed('make check', 19)] },
    {
      code: 'check_door() { grep -q open door.txt; }; check_door || true',
      errors: [swallowed('check_door', 53)],
    },
    {
      code: 'faults=$(cat report.txt 2>/dev/null || true)\n[[ -z "$faults" ]] && echo "PASS: no faults"',
      ...SCRIPT,
      errors: [{ ...failOpen('report.txt', 'faults', 'empty'), ...at(1, 37, '|| true') }],
    },
    {
      code: 'faults="$(jq .faults report.json || echo 0)"\nif [ "$faults" -eq 0 ]; then echo "✅ none"; else exit 1; fi',
      errors: [{ ...failOpen('report.json', 'faults', '0'), ...at(1, 34, '|| echo 0') }],
    },
    {
      code: 'faults=$(cat report.txt || true)\nif [[ -n "$faults" ]]; then echo "FAIL: $faults"; exit 1; fi',
      errors: [{ ...failOpen('report.txt', 'faults', 'empty'), ...at(1, 25, '|| true') }],
    },
    {
      code: 'faults=$(jq .faults report.json || echo 0)\n((faults > 0)) && echo FAIL',
      errors: [{ ...failOpen('report.json', 'faults', '0'), ...at(1, 33, '|| echo 0') }],
    },
    {
      code: 'REPORT=build/report.txt\nfaults=$(grep FAULT "$REPORT" 2>/dev/null || true)\n[ "$faults" = "" ] && echo PASS',
      errors: [{ ...failOpen('"$REPORT"', 'faults', 'empty'), ...at(2, 43, '|| true') }],
    },
  ],
})
