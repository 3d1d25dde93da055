/** What holds of every shell text, for all rules and in both hosts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOLLOWERS } from '../../eslint-rules/rule.ts'
import { shellRules } from '../../eslint-rules/rules/registry.ts'
import { SHELL_HOSTS } from '../../src/engine/model/shell.ts'
import { engineReports, eslintReports, type Report, type ShellCase } from './verdicts.ts'

const name = fc.constantFrom('quay', 'tide', 'ledger.csv', 'a', '-', 'validate-exit.sh', '../mole', '/srv/slip', '~')
const command = fc.constantFrom(
  ...[
    'cd',
    'cd --',
    'pushd',
    'git',
    'git -C quay',
    'npm test',
    'npm --prefix web run build',
    'make -j2',
    'aws s3 cp',
    'cp -r',
  ],
  ...[
    'mv',
    'rm -rf',
    'tail -f',
    'test -f',
    '[ -n',
    'grep -q',
    'export',
    'AWS_PROFILE=berth aws',
    'env -u A',
    'sudo',
    'echo',
  ],
  ...[
    'exit',
    'return',
    'set -e',
    'set -euo pipefail',
    '((PASS++))',
    'source',
    'exec',
    'eval',
    'bash -c',
    'ssh berth',
    'xargs',
  ],
  ...[
    'local x',
    'readonly',
    'trap',
    'wait',
    'true',
    'false',
    ':',
    'kubectl apply -f',
    'terraform -chdir=x apply',
    'docker run -it',
  ],
)
/** What rules look for, whole: put together from words, it would come up once in a thousand. */
const known = fc.constantFrom(
  'cd quay && git status && npm test',
  'cd quay && make all',
  'cd "$HOME/tide"; git log; cd -',
  'cp -r quay quay',
  '((PASS++))',
  'let TIDE+=1',
  'export AWS_PROFILE=berth',
  'AWS_PROFILE=berth aws s3 ls',
  'grep -q tide quay/*.md && exit 1',
  'test -f "$TIDE" || exit 0',
  'set -e',
  'kubectl get pods | tail -1',
)
const space = fc.constantFrom(' ', '  ', '\t', ' \\\n  ')
const noise = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '`',
    '"',
    "'",
    '$(',
    '${',
    '((',
    '<<E',
    '<(',
    '}',
    ')',
    ';;',
    '&',
    '\\',
    '\0',
    '\r',
    '\n',
    '#',
    '!',
    '🌊',
    '{{ x }}',
  ),
)

const { script } = fc.letrec<{ script: string; line: string; word: string }>((tie) => ({
  word: fc.oneof(
    { weight: 6, arbitrary: name },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '<your-name>',
        's3://<bucket>/x',
        '$A',
        '${A:-b}',
        '$1',
        '"$@"',
        '*.md',
        '{a,b}',
        '-f',
        '--all',
      ),
    },
    { weight: 1, arbitrary: tie('line').map((line) => `$(${line})`) },
    { weight: 1, arbitrary: tie('line').map((line) => `"${line}"`) },
    { weight: 1, arbitrary: tie('line').map((line) => `'${line}'`) },
    { weight: 1, arbitrary: tie('line').map((line) => `\`${line}\``) },
    { weight: 1, arbitrary: noise },
  ),
  line: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: known },
    {
      weight: 6,
      arbitrary: fc
        .tuple(command, space, fc.array(tie('word'), { maxLength: 3 }))
        .map(([head, gap, words]) => [head, ...words].join(gap)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('line'), fc.constantFrom(' && ', ' || ', ' | ', '; ', ' & ', '\n'), tie('line'))
        .map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: tie('line').map((line) => `(${line})`) },
    { weight: 1, arbitrary: tie('line').map((line) => `{ ${line}; }`) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('line'), tie('line')).map(([test, body]) => `if ${test}; then\n  ${body}\nfi`),
    },
    { weight: 1, arbitrary: tie('line').map((line) => `for f in *.md; do ${line}; done`) },
    { weight: 1, arbitrary: tie('line').map((line) => `case $x in a) ${line};; *) ;; esac`) },
    { weight: 1, arbitrary: fc.tuple(name, tie('line')).map(([word, line]) => `moor() {\n  ${line}\n}\nmoor ${word}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('line'), fc.constantFrom("'E'", 'E', '-E'))
        .map(([line, end]) => `bash <<${end}\n${line}\nE`),
    },
    { weight: 1, arbitrary: fc.tuple(tie('line'), tie('word')).map(([line, word]) => `${line} > ${word} 2>&1`) },
  ),
  script: fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: tie('line') },
        { weight: 1, arbitrary: noise },
        { weight: 1, arbitrary: fc.constant('# a note') },
      ),
      { maxLength: 6 },
    )
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join('\n').replaceAll('\n', end))),
}))

const shellCase: fc.Arbitrary<ShellCase> = fc.record({
  code: script,
  filename: fc.constantFrom('notes.md', 'quay/validate-exit.sh', 'specs/001-slip/scripts/land.sh', 'package.json'),
  languageOptions: fc.record({ host: fc.constantFrom(...SHELL_HOSTS), followers: fc.constantFrom(...FOLLOWERS) }),
  settings: fc.constantFrom({ shell: {} }, { shell: { allow: ['Bash(git -C * *)', 'Bash(npm test:*)'] } }),
})

test('of arbitrary text, both hosts say the same, of places that are there', () => {
  fc.assert(
    fc.property(shellCase, (one) => {
      // Applying a fix throws where its edits overlap, or leave the text.
      const reports = eslintReports(shellRules, one)
      expect(engineReports(shellRules, one)).toEqual(reports)
      for (const report of reports) expect(misplaced(one.code, report)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

/** What is wrong with the place of a report: it has to select what the message calls unexpected. */
function misplaced(text: string, { rule, message, range }: Report): string | undefined {
  const [start, end] = offsetsOf(text, range)
  if (start === undefined || end === undefined || start > end || end > text.length) return `${rule} at ${range}`
  const [, quoted] = /^Unexpected `([^`]+)`/.exec(message) ?? []
  const place = folded(text.slice(start, end))
  if (quoted === undefined || !folded(text).includes(folded(quoted))) return undefined
  return place.includes(folded(quoted)) || (place !== '' && folded(quoted).includes(place))
    ? undefined
    : `${rule}: ${message} at ${place}`
}

function folded(text: string): string {
  return text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function offsetsOf(text: string, range: string): (number | undefined)[] {
  const starts = [0, ...[...text.matchAll(/\r\n|[\r\n]/g)].map(({ index, 0: end }) => index + end.length)]
  return range.split('-').map((place) => {
    const [line, column] = place.split(':').map(Number)
    const start = starts[line! - 1]
    return start === undefined ? undefined : start + column! - 1
  })
}

describe('of what cannot be read, one diagnostic at most, and the rest is checked', () => {
  const rest = 'cd quay && ./build'
  const bad: [string, string][] = [
    ['an unclosed quote', 'echo "tide'],
    ['an unclosed single quote', "echo 'tide"],
    ['a here-document without end', 'cat <<END\ntide'],
    ['a placeholder', 'ssh <host>'],
    ['an unclosed substitution', 'echo $(tide'],
    ['ten thousand substitutions in each other', '$('.repeat(10_000)],
    ['ten thousand closed ones', `echo ${'$('.repeat(10_000)}tide${')'.repeat(10_000)}`],
    ['a line of a megabyte', `echo ${'tide '.repeat(200_000)}`],
    ['a word of a megabyte', `echo ${'t'.repeat(1_000_000)}`],
    ['a megabyte of quotes', `echo ${`"a" 'b' `.repeat(125_000)}`],
    ['NUL', 'echo \0 tide\0'],
    ['a template', 'echo {{ tide }} && {% if tide %}'],
    ['a command of Windows', 'set TIDE=%HOME%\\quay\ncopy "C:\\tide\\" D:\\\nif exist quay (del quay)'],
    ['fish', 'for f in *.md\n  echo $f\nend\nset -x TIDE (date)'],
    ['a lone closing', ') } fi done esac'],
  ]

  test.each(bad)('%s', (_name, text) => {
    const before = { code: `${rest}\n${text}` }
    // A megabyte is read once: where it stands in the text changes nothing.
    const codes = text.length > 500_000 ? [] : [text, `${text}\n${rest}`]
    const found = eslintReports(shellRules, before)
    expect(found.map(({ rule, range }) => `${rule} ${range}`)).toContain('shell/no-cd-in-shell 1:1-1:8')
    expect(engineReports(shellRules, before)).toEqual(found)
    expect(unreadIn(found)).toBeLessThan(2)
    for (const code of codes) {
      const reports = eslintReports(shellRules, { code })
      expect(engineReports(shellRules, { code })).toEqual(reports)
      expect(unreadIn(reports)).toBeLessThan(2)
    }
  })
})

function unreadIn(reports: readonly Report[]): number {
  return reports.filter(({ rule }) => rule === 'shell/invalid-syntax').length
}
