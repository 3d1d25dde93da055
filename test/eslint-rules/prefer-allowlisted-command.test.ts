import { expect, test } from 'vitest'
import rule from '../../eslint-rules/rules/prefer-allowlisted-command.ts'
import { isPlanScript } from '../../eslint-rules/shell/plan-commands.ts'
import { testRule, type ShellCase } from './test-rule.ts'

/** The allowlist of a reading room whose standard is `aws --profile <name> …`: it has no pattern with a profile. */
const LIST = [
  'Bash(bash */validate-exit.sh*)',
  'Bash(dig *)',
  'Bash(aws cloudformation describe-stacks*)',
  'Bash(aws sts get-caller-identity*)',
  'Bash(git -C * *)',
  'Bash(make -C * *)',
  'Bash(npm test)',
]

const script = (code: string, ...more: string[]): ShellCase => ({
  code,
  filename: 'plan/runs/run-1-shelves/validate-exit.sh',
  languageOptions: { host: 'script' },
  settings: { shell: { allow: [...LIST, ...more] } },
})

const silent = (code: string, ...more: string[]) => script(code, ...more)

function reported(code: string, messageId: string, data: Record<string, string>, [from, to] = [0, code.length]) {
  const place = (offset: number) => {
    const before = code.slice(0, offset).split('\n')
    return { line: before.length, column: before.at(-1)!.length + 1 }
  }
  const { line: endLine, column: endColumn } = place(to)
  return { ...script(code), errors: [{ messageId, data, ...place(from), endLine, endColumn }] }
}

const uncovered = (code: string, command = code, span?: [number, number]) =>
  reported(code, 'uncovered', { command }, span)

function handed(before: string, after: string) {
  const command = 'kubectl get pods'
  return uncovered(before + command + after, command, [before.length, before.length + command.length])
}

testRule(rule, {
  valid: [
    // No list, no plan, no script.
    { ...script('kubectl get pods'), settings: { shell: { allow: [] } } },
    { ...script('kubectl get pods'), settings: { shell: {} } },
    { ...script('kubectl get pods'), filename: 'scripts/pods.sh' },
    { ...script('kubectl get pods'), filename: 'planning/rerun-1/pods.sh' },
    { ...script('kubectl get pods'), languageOptions: { host: 'fence' } },
    // Covered, each by its pattern.
    silent('dig +short desk.example'),
    silent('dig'),
    silent('aws  sts \\\n  get-caller-identity --output json >/dev/null 2>&1'),
    silent('git -C "$root" push origin "$branch"'),
    silent('make -C shelves label && git -C shelves status | dig -f -'),
    silent('out=$(make -C "$dir" count)'),
    silent('timeout 60 nice -n 5 dig desk.example'),
    silent('printf %s desk.example | xargs dig'),
    silent('NODE_ENV=test npm test'),
    silent('npm test > count.txt', 'Bash(npm test > count.txt)'),
    silent('curl -fsS "$url"; rm -f -- old.csv', 'Bash'),
    silent('curl -fsS "$url"; rm -f -- old.csv', 'Bash(*)'),
    silent('curl -fsS "$url"', 'curl:*'),
    { ...script('curl -fsS "$url"'), options: [{ allow: ['curl *'] }] },
    // Nobody is asked.
    silent('set -euo pipefail; local x=1; [ -f a ] && [[ $x == 1 ]] || return 1; trap - EXIT; PASS=$((PASS+1))'),
    silent('grep -q total count.txt && ls | head -1; git status --short; find . -name "*.md"'),
    silent('say() { printf "%s\\n" "$1"; }\nsay done'),
    silent('empty() { [[ -n $1 ]]; }\nempty "$x"'),
    // Which program that is only the run tells.
    silent('"$@"; $tool --version; "${cmd[@]}"; eval "$check"'),
    silent('<your-tool> status'),
    // A name of the sourced file.
    silent('source ./lib.sh\nassert_shelf A 12'),
    // Handed to a function, and covered; or nobody can tell what is.
    silent('check() { eval "$2"; }\ncheck "the address" "dig +short desk.example | head -1" 192'),
    silent('run() { local what="$1"; shift; echo "$what"; "$@"; }\nrun "the address" dig desk.example'),
    silent('check() { eval "$2"; }\ncheck "the address" "$command"'),
    silent('check() { eval "$2"; }\ncheck "the address"'),
    silent('say() { echo "$@"; }\nsay kubectl get pods'),
    // A part of the command that hands it over.
    silent("ssh desk 'systemctl restart lamp'", 'Bash(ssh *)'),
    silent("bash -c 'kubectl get pods'", 'Bash(bash -c *)'),
  ],
  invalid: [
    // The list fails the house's own standard.
    reported('aws --profile "$profile" cloudformation describe-stacks --stack-name desk', 'options', {
      command: 'aws --profile "$profile" cloudformation describe-stacks --s…',
      pattern: 'Bash(aws cloudformation describe-stacks*)',
      between: '--profile "$profile"',
      wanted: 'Bash(aws --profile * cloudformation describe-stacks*)',
    }),
    reported('aws --profile=desk --no-cli-pager sts get-caller-identity', 'options', {
      command: 'aws --profile=desk --no-cli-pager sts get-caller-identity',
      pattern: 'Bash(aws sts get-caller-identity*)',
      between: '--profile=desk --no-cli-pager',
      wanted: 'Bash(aws --profile=* --no-cli-pager sts get-caller-identity*)',
    }),
    reported(
      'AWS_PROFILE=desk aws sts get-caller-identity',
      'front',
      {
        command: 'AWS_PROFILE=desk aws sts get-caller-identity',
        pattern: 'Bash(aws sts get-caller-identity*)',
        before: 'AWS_PROFILE=desk',
      },
      [17, 44],
    ),
    reported('sudo make -C shelves label', 'front', {
      command: 'sudo make -C shelves label',
      pattern: 'Bash(make -C * *)',
      before: 'sudo',
    }),
    reported('npm test -- --run', 'exact', {
      command: 'npm test -- --run',
      pattern: 'Bash(npm test)',
      wanted: 'Bash(npm test *)',
    }),
    uncovered('kubectl get pods'),
    uncovered('make label'),
    uncovered('if ! kubectl get pods >/dev/null; then exit 1; fi', 'kubectl get pods', [5, 21]),
    uncovered('echo "$(hostname -f)"', 'hostname -f', [8, 19]),
    uncovered('dig desk.example | jq .', 'jq .', [19, 23]),
    uncovered('"$root/scripts/count.sh" --all'),
    uncovered('find . -name "*.tmp" -delete'),
    uncovered('source ./lib.sh\nmake label', 'make label', [16, 26]),
    uncovered('command -v jq\ncommand jq .', 'command jq .', [14, 26]),
    uncovered("eval 'kubectl get pods'", 'kubectl get pods', [6, 22]),
    uncovered('kubectl \\\n  get pods', 'kubectl get pods'),
    // What a function of the script is handed to run.
    handed(
      'check() {\n  local desc="$1" cmd="$2"\n  if out=$(eval "$cmd" 2>&1); then echo "$desc"; fi\n}\ncheck "pods" "',
      ' | head -1" web',
    ),
    handed('check() { eval "${2}"; }\ncheck pods \'', "'"),
    handed('check() { shift; local cmd=$1; eval $cmd; }\ncheck pods "', '"'),
    handed('run() { shift 1; if "$@"; then :; fi; }\nrun pods ', ''),
    handed('run() { timeout 60 "${@:2}"; }\nrun pods ', ''),
    uncovered('check() { eval "$2"; }\ncheck pods "kubectl get \\"pods\\""', 'kubectl get "pods"', [35, 55]),
    // A text with a fault: the rest is read.
    uncovered('kubectl get pods\nif then\n', 'kubectl get pods', [0, 16]),
    {
      ...script('kubectl get pods'),
      filename: 'docs/specs/012-lamp/checks.sh',
      errors: [{ messageId: 'uncovered', line: 1, column: 1, endLine: 1, endColumn: 17 }],
    },
  ],
})

test('what is above the working directory makes no plan', () => {
  expect(isPlanScript('/home/plans/room/scripts/count.sh', '/home/plans/room')).toBe(false)
  expect(isPlanScript('/home/room/plans/scripts/count.sh', '/home/room')).toBe(true)
  expect(isPlanScript('C:\\room\\runs\\count.sh', 'C:\\room')).toBe(true)
})
