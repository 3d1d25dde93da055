import rule from '../../eslint-rules/rules/no-cd-in-shell.ts'
import { testRule } from './test-rule.ts'

/** A report of the text's only `cd …`, which begins at `column` of `line` and is `command`. */
function at(line: number, column: number, command: string) {
  return { line, column, endLine: line, endColumn: column + command.length }
}

function chain(command: string, name: string, option = '-C') {
  return { messageId: 'chain', data: { command, name, option } } as const
}

function bare(command: string) {
  return { messageId: 'bare', data: { command } } as const
}

const STEP = { languageOptions: { host: 'step' } } as const
const SCRIPT = { languageOptions: { host: 'script' } } as const

testRule(rule, {
  valid: [
    'git -C docs status && npm --prefix web test',
    '(cd web && ./build)',
    'here="$(cd "$(dirname "$0")" && pwd)"',
    'echo "cd web && make"',
    '# cd web && make',
    'cd -',
    'popd',
    // Nothing depends on it.
    'git clone ../quay && cd quay',
    { code: 'cd quay', languageOptions: { host: 'transcript', followers: 'next' } },
    { code: 'git clone ../quay && cd quay', languageOptions: { host: 'fence', followers: 'later' } },
    'cd quay\nls -la /srv/plans "$HOME/notes"',
    'cd ../quay\n# or from anywhere:\ncd /srv/quay',
    'cd quay\ncurl -s https://example.org/tides',
    { code: '#!/bin/bash\ncd web || exit 1\nmake all' },
    { code: '# In a file of its own:\n#!/bin/bash\nset -e\ncd web\nmake all' },
    { code: 'set -euo pipefail\ncd web && ./build', ...SCRIPT },
    { code: 'cd /srv/plans\nmake all', ...SCRIPT },
    { code: 'cd web\nnpm ci', ...STEP },
    { code: 'cd quay\n# Now open the page.', languageOptions: { host: 'fence', followers: 'next' } },
    { code: 'cd "$HARBOUR_ROOT"\nmake all', ...SCRIPT },
    // Another shell's.
    'cd C:\\plans && git status',
    'cd /d plans && git status',
    // A shell of its own, on another host, with nothing that could name the directory.
    "ssh quay 'cd /srv/plans && ./deploy'",
    "docker exec web sh -c 'cd /app && ./migrate'",
    'cd() { builtin cd "$@" && ls; }\ncd web && make all',
    'cd "$(git rev-parse --show-toplevel)"\nmake all',
    { code: 'cd web && npx vite build', languageOptions: { host: 'npm-script' } },
    { code: 'cd out && pdflatex plan', languageOptions: { host: 'recipe' } },
    { code: 'scratch=$(mktemp -d)\ncd "$scratch"\nls', ...SCRIPT },
    { code: 'cd "$(dirname "${BASH_SOURCE[0]}")/.."\nmake all', ...SCRIPT },
    { code: 'cd "$(git rev-parse --show-toplevel)" || exit 1\nmake all', ...SCRIPT },
    { code: 'HERE="$(cd "$(dirname "$0")" && pwd)"\nROOT="$HERE/../.."\ncd "$ROOT"\nmake all', ...SCRIPT },
    // The whole of it runs beside the rest.
    'cd web | cat',
  ],
  invalid: [
    {
      code: 'cd a && git status && npm test',
      output: 'git -C a status && npm --prefix a test',
      errors: [{ ...chain('cd a', 'git'), ...at(1, 1, 'cd a') }],
    },
    {
      code: 'mkdir -p logs && cd logs && git init --quiet',
      output: 'mkdir -p logs && git -C logs init --quiet',
      errors: [{ ...chain('cd logs', 'git'), ...at(1, 18, 'cd logs') }],
    },
    {
      code: 'cd web && npm test && \\\n  npm run build -- --out ./site',
      output: 'npm --prefix web test && \\\n  npm --prefix web run build -- --out ./site',
      errors: [chain('cd web', 'npm', '--prefix')],
    },
    {
      code: 'cd "reading room" && git log --oneline | head -5',
      output: 'git -C "reading room" log --oneline | head -5',
      errors: [{ ...chain('cd "reading room"', 'git'), ...at(1, 1, 'cd "reading room"') }],
    },
    {
      code: 'cd ~/plans && git pull && echo done',
      output: 'git -C ~/plans pull && echo done',
      errors: [chain('cd ~/plans', 'git')],
    },
    {
      code: 'cd <your-clone> && make all',
      output: 'make -C <your-clone> all',
      errors: [chain('cd <your-clone>', 'make')],
    },
    {
      code: 'cd a && VERSION=$(git rev-parse HEAD) make all || echo failed',
      output: 'VERSION=$(git -C a rev-parse HEAD) make -C a all || echo failed',
      errors: [chain('cd a', 'make')],
    },
    {
      code: 'cd web && npm start &',
      output: 'npm --prefix web start &',
      errors: [chain('cd web', 'npm', '--prefix')],
    },
    {
      code: 'set -e\r\ncd a && git pull\r\necho 😀',
      output: 'set -e\r\ngit -C a pull\r\necho 😀',
      errors: [{ ...chain('cd a', 'git'), ...at(2, 1, 'cd a') }],
    },
    // Texts within texts.
    {
      code: "ssh quay 'cd /srv/plans && git pull'",
      output: "ssh quay 'git -C /srv/plans pull'",
      errors: [{ ...chain('cd /srv/plans', 'git'), ...at(1, 11, 'cd /srv/plans') }],
    },
    {
      code: 'sudo bash -c "cd a && make all"',
      output: 'sudo bash -c "make -C a all"',
      errors: [{ ...chain('cd a', 'make'), ...at(1, 15, 'cd a') }],
    },
    {
      code: 'bash <<EOF\ncd a && make all\nEOF',
      output: 'bash <<EOF\nmake -C a all\nEOF',
      errors: [{ ...chain('cd a', 'make'), ...at(2, 1, 'cd a') }],
    },
    {
      code: 'eval "cd a && make all"',
      output: null,
      errors: [{ ...chain('cd a', 'make'), ...at(1, 7, 'cd a') }],
    },
    {
      // Quoting has changed the text on its way: there is a place, and no fix.
      code: 'bash -c "cd \\"a b\\" && make all"',
      output: null,
      errors: [{ messageId: 'chain', ...at(1, 9, '"cd \\"a b\\" && make all"') }],
    },
    // Not certain.
    {
      code: 'cd "$ROOM" && git status',
      output: null,
      errors: [
        { ...chain('cd "$ROOM"', 'git'), suggestions: [{ messageId: 'name', output: 'git -C "$ROOM" status' }] },
      ],
    },
    {
      code: 'cd a\ngit status\nnpm test',
      output: null,
      errors: [
        {
          ...bare('cd a'),
          ...at(1, 1, 'cd a'),
          suggestions: [{ messageId: 'name', output: 'git -C a status\nnpm --prefix a test' }],
        },
      ],
    },
    {
      code: 'cd web; make all',
      output: null,
      errors: [{ ...bare('cd web'), suggestions: [{ messageId: 'name', output: 'make -C web all' }] }],
    },
    {
      // A reader is still there when the next block is pasted.
      code: 'cd a && git status',
      languageOptions: { host: 'fence', followers: 'later' },
      output: null,
      errors: [{ ...chain('cd a', 'git'), suggestions: [{ messageId: 'name', output: 'git -C a status' }] }],
    },
    {
      code: 'git clone ../quay && cd quay',
      languageOptions: { host: 'fence', followers: 'next' },
      output: null,
      errors: [{ messageId: 'last', data: { command: 'cd quay' }, ...at(1, 22, 'cd quay') }],
    },
    {
      code: 'cd a && git status',
      languageOptions: { host: 'step', followers: 'next' },
      output: 'git -C a status',
      errors: [chain('cd a', 'git')],
    },
    // Something depends on the directory and has no option for it.
    {
      code: 'cd web && ./build',
      output: null,
      errors: [{ ...bare('cd web'), suggestions: [{ messageId: 'enclose', output: '(cd web && ./build)' }] }],
    },
    {
      code: 'cd a && git log > log.txt',
      output: null,
      errors: [{ ...bare('cd a'), suggestions: [{ messageId: 'enclose', output: '(cd a && git log > log.txt)' }] }],
    },
    {
      code: 'cd a && git add *.md',
      output: null,
      errors: [{ ...bare('cd a'), suggestions: [{ messageId: 'enclose', output: '(cd a && git add *.md)' }] }],
    },
    {
      code: 'cd a && npm install ../quay',
      output: null,
      errors: [{ ...bare('cd a'), suggestions: [{ messageId: 'enclose', output: '(cd a && npm install ../quay)' }] }],
    },
    {
      code: 'cd a && npm install --global pnpm',
      output: null,
      errors: [
        { ...bare('cd a'), suggestions: [{ messageId: 'enclose', output: '(cd a && npm install --global pnpm)' }] },
      ],
    },
    {
      code: 'cd a && git status\nls',
      output: null,
      errors: [chain('cd a', 'git')],
    },
    {
      code: 'cd a && git status; echo "$PWD"',
      output: null,
      errors: [chain('cd a', 'git')],
    },
    {
      code: 'cd a && source env.sh',
      output: null,
      errors: [bare('cd a')],
    },
    {
      // Where `a` is not there, `make` runs where the chain began.
      code: 'cd a && git status || make all',
      output: null,
      errors: [chain('cd a', 'git')],
    },
    {
      code: 'cd a || exit 1\nmake all',
      output: null,
      errors: [{ ...bare('cd a'), ...at(1, 1, 'cd a') }],
    },
    {
      code: 'pushd a && make all && popd',
      output: null,
      errors: [{ messageId: 'chain', data: { command: 'pushd a', name: 'make', option: '-C' } }],
    },
    {
      code: 'if cd a && git status; then echo clean; fi',
      output: null,
      errors: [
        {
          ...chain('cd a', 'git'),
          suggestions: [{ messageId: 'enclose', output: 'if (cd a && git status); then echo clean; fi' }],
        },
      ],
    },
    {
      code: 'for room in east west; do cd $room && git pull; cd ..; done',
      output: null,
      errors: [{ ...chain('cd $room', 'git'), ...at(1, 27, 'cd $room') }],
    },
    {
      // Two steps, and one change.
      code: 'cd a && cd b && git status',
      output: null,
      errors: [
        {
          ...chain('cd a && cd b', 'git'),
          ...at(1, 1, 'cd a && cd b'),
          suggestions: [{ messageId: 'enclose', output: '(cd a && cd b && git status)' }],
        },
      ],
    },
    { code: 'npm ci\ncd web\nnpm ci\ncd ..', output: null, errors: [{ ...bare('cd web'), ...at(2, 1, 'cd web') }] },
    { code: 'cd "$(dirname "$0")"\nmake all', output: null, errors: [bare('cd "$(dirname "$0")"')] },
    { code: 'cd web && npm t', ...STEP, output: 'npm --prefix web t', errors: [chain('cd web', 'npm', '--prefix')] },
    {
      // In a workspace it would work on the whole of it.
      code: 'cd web && npm ci',
      output: null,
      errors: [
        {
          ...chain('cd web', 'npm', '--prefix'),
          suggestions: [{ messageId: 'name', output: 'npm --prefix web ci' }],
        },
      ],
    },
    {
      // make says where it goes, and head reads it.
      code: 'cd tools && make version | head -1',
      output: null,
      errors: [
        {
          ...chain('cd tools', 'make'),
          suggestions: [{ messageId: 'name', output: 'make -C tools version | head -1' }],
        },
      ],
    },
    {
      code: 'cd tools && make -s version | head -1',
      output: 'make -C tools -s version | head -1',
      errors: [chain('cd tools', 'make')],
    },
    {
      // What is behind a link is not what is above it.
      code: 'cd current/.. && git status',
      output: null,
      errors: [
        { ...chain('cd current/..', 'git'), suggestions: [{ messageId: 'name', output: 'git -C current/.. status' }] },
      ],
    },
    {
      code: "trap 'rm -f lock' EXIT\ncd a && git status",
      output: null,
      errors: [
        {
          ...chain('cd a', 'git'),
          suggestions: [{ messageId: 'name', output: "trap 'rm -f lock' EXIT\ngit -C a status" }],
        },
      ],
    },
    ...[
      '[[ -f plan.md ]] || exit 1',
      'for page in *.md; do echo "$page"; done',
      'while read -r line; do echo "$line"; done < list.txt',
      '{ echo a; } > report.txt',
      'pages=(*.md)',
      'declare -a pages=(*.md)',
      'export PATH=./bin:$PATH',
      'date -r plan.md',
      'awk \'{ print > "x" }\'',
      'sort -o plan.md',
      'npm --prefix /srv/x install ./quay',
      "trap 'rm -f build.lock' EXIT",
    ].map((later) => ({ code: `cd a && git status\n${later}`, output: null, errors: [chain('cd a', 'git')] })),
    {
      // It looks for its own files first.
      code: 'cd a && poetry run make all',
      output: null,
      errors: [{ ...bare('cd a'), suggestions: [{ messageId: 'enclose', output: '(cd a && poetry run make all)' }] }],
    },
    {
      code: 'cd \uFFFC && git pull',
      languageOptions: { host: 'recipe' },
      output: 'git -C \uFFFC pull',
      errors: [chain('cd …', 'git')],
    },
    {
      code: '(cd web && npm test)',
      options: [{ subshells: true }],
      output: '(npm --prefix web test)',
      errors: [{ ...chain('cd web', 'npm', '--prefix'), ...at(1, 2, 'cd web') }],
    },
    // A script goes on where nobody stops it, and an exit gate names every directory.
    {
      code: 'cd web\nmake all',
      ...SCRIPT,
      output: null,
      errors: [{ ...bare('cd web'), suggestions: [{ messageId: 'name', output: 'make -C web all' }] }],
    },
    {
      code: 'set -euo pipefail\ncd web && make all',
      ...SCRIPT,
      output: 'set -euo pipefail\nmake -C web all',
      errors: [chain('cd web', 'make')],
    },
    {
      code: 'set -euo pipefail\ncd /srv/plans\nmake all',
      filename: 'plans/validate-exit.sh',
      ...SCRIPT,
      output: null,
      errors: [
        {
          ...bare('cd /srv/plans'),
          suggestions: [{ messageId: 'name', output: 'set -euo pipefail\nmake -C /srv/plans all' }],
        },
      ],
    },
    // What does not parse costs its own line.
    {
      code: 'echo "open\ncd a && git status',
      output: 'echo "open\ngit -C a status',
      errors: [{ ...chain('cd a', 'git'), ...at(2, 1, 'cd a') }],
    },
  ],
})
