/** Files that hold shell, as ESLint's processors take them apart and put what was found back in its place. */
import { Linter, type ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { bash } from '../../eslint-rules/language.ts'
import { fragments, fragmentsAndHost } from '../../eslint-rules/processor.ts'
import { splitEdit } from '../../eslint-rules/processor-edits.ts'
import { defineShellRule, spanNode } from '../../eslint-rules/rule.ts'
import { applyEdits } from '../../src/engine/model/edit.ts'

/** Reports every `cat`, and writes `tac` for the name of each command of the text, all in the first report. */
const noCat = defineShellRule({
  name: 'no-cat',
  summary: 'A cat.',
  rationale: 'For these tests.',
  severity: 'error',
  fixable: true,
  suggests: true,
  messages: { cat: 'Unexpected cat in a {{host}}.', dog: 'Take a dog.' },
  check(shell, { languageOptions, report }) {
    const cats = shell.calls.filter(({ words }) => words[0]?.value === 'cat')
    for (const { span, words } of cats)
      report({
        node: spanNode(span),
        messageId: 'cat',
        data: { host: `${languageOptions.host}${languageOptions.followers === 'next' ? ' that is followed' : ''}` },
        fix: (fixer) => cats.map((call) => fixer.replaceTextRange(call.words[0]!.span, 'tac')),
        suggest: [{ messageId: 'dog', fix: (fixer) => [fixer.replaceTextRange(words[0]!.span, 'dog\n')] }],
      })
  },
})

const plugin = {
  languages: { bash },
  processors: { fragments, 'fragments-and-host': fragmentsAndHost },
  rules: { 'no-cat': noCat },
} as unknown as ESLint.Plugin

function lint(filename: string, text: string, processor = 'shell/fragments', rules: Linter.RulesRecord = {}) {
  const config: Linter.Config[] = [
    { files: ['**/*.{md,mdx,yml,json,mk,js,ts}', '**/Makefile'], plugins: { shell: plugin }, processor, rules },
    {
      files: ['**/*.sh'],
      plugins: { shell: plugin },
      language: 'shell/bash',
      rules: { 'shell/no-cat': 'error' },
      linterOptions: { reportUnusedDisableDirectives: 'warn' },
    },
    ...['fence', 'transcript', 'step', 'npm-script', 'recipe', 'string'].map((host) => ({
      files: [`**/*.${host}.sh`, `**/*.next-${host}.sh`],
      languageOptions: { host },
    })),
    { files: ['**/*.next-*.sh'], languageOptions: { followers: 'next' } },
  ]
  return new Linter().verify(text, config, { filename, filterCodeBlock: () => true })
}

const reports = (...found: Parameters<typeof lint>) =>
  lint(...found).map(({ line, column, endLine, endColumn, message }) => {
    const end = endLine === undefined ? '' : `-${endLine}:${endColumn}`
    return `${line}:${column}${end} ${message}`
  })

function fixed(filename: string, text: string): (string | undefined)[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  return lint(filename, text).map(
    ({ fix }) => fix && applyEdits(text, [{ span: [fix.range[0] + mark, fix.range[1] + mark], text: fix.text }]),
  )
}

describe('blocks', () => {
  test('are named for their hosts, in the order of the file', () => {
    const named = (filename: string, text: string) =>
      fragments.preprocess!(text, filename).map((block) => (typeof block === 'string' ? block : block.filename))
    expect(named('a.md', '```sh\necho\n```\n\n```python\necho\n```\n\n```console\n$ echo\n```\n')).toEqual([
      '0.fence.sh',
      '1.transcript.sh',
    ])
    expect(named('a.md', '```sh\ncd quay\n```\n\n```sh\n./build\n```\n')).toEqual(['0.next-fence.sh', '1.fence.sh'])
    expect(named('/x/.github/workflows/ci.yml', 'jobs:\n  a:\n    steps:\n      - run: echo\n')).toEqual(['0.step.sh'])
    expect(named('C:\\x\\package.json', '{ "scripts": { "a": "echo", "b": "ls" } }')).toEqual([
      '0.npm-script.sh',
      '1.npm-script.sh',
    ])
    expect(named('Makefile', 'a:\n\techo\n')).toEqual(['0.recipe.sh'])
    expect(named('a.ts', 'import { execSync } from "node:child_process"\nexecSync("echo")\n')).toEqual(['0.string.sh'])
    expect(named('a.txt', '```sh\necho\n```\n')).toEqual([])
    expect(named('openapi.yml', 'run: echo\n')).toEqual([])
  })

  test('tell the rules where they stand', () => {
    expect(reports('a.md', '```sh\ncd quay\ncat a\n```\n\n```sh\n./build && cat b\n```\n')).toEqual([
      '3:1-3:6 Unexpected cat in a fence that is followed.',
      '7:12-7:17 Unexpected cat in a fence.',
    ])
  })

  test.each([
    ['in a quotation', '> ```sh\n> cat a\n> ```\n', '2:3-2:8', '> ```sh\n> tac a\n> ```\n'],
    [
      'in a list, behind emoji',
      '- 🌊 x\n\n  ~~~~sh title="🌊"\n  echo 🌊; cat 🌊\n  ~~~~\n',
      '4:12-4:18',
      '- 🌊 x\n\n  ~~~~sh title="🌊"\n  echo 🌊; tac 🌊\n  ~~~~\n',
    ],
    [
      'with CRLF',
      'A\r\n\r\n```sh\r\necho\r\ncat a\r\n```\r\n',
      '5:1-5:6',
      'A\r\n\r\n```sh\r\necho\r\ntac a\r\n```\r\n',
    ],
    ['behind a byte-order mark', '\uFEFF```sh\ncat a\n```\n', '2:1-2:6', '\uFEFF```sh\ntac a\n```\n'],
    ['behind a prompt', '```console\n$ cat a\ncat b\n```\n', '2:3-2:8', '```console\n$ tac a\ncat b\n```\n'],
  ])('%s are placed and fixed', (_name, text, range, output) => {
    expect(reports('a.md', text)).toEqual([
      `${range} Unexpected cat in a ${text.includes('$') ? 'transcript' : 'fence'}.`,
    ])
    expect(fixed('a.md', text)).toEqual([output])
  })

  test('in JSON are placed within their string, and lose the fix where an escape stands in it', () => {
    const text = '{\n  "scripts": { "a": "echo && cat a", "b": "echo \\"\\" && cat b" }\n}\n'
    expect(reports('package.json', text)).toEqual([
      '2:30-2:35 Unexpected cat in a npm-script.',
      expect.stringMatching(/^2:\d+-2:\d+ Unexpected cat in a npm-script\.$/) as string,
    ])
    expect(fixed('package.json', text)[0]).toBe(text.replace('cat a', 'tac a'))
  })
})

describe('fixes of several places in one report', () => {
  test('leave what stands between them in the file alone', () => {
    const text = '> ```sh\n> cat a\n>   cat b\n> ```\n'
    expect(fixed('a.md', text)).toEqual(Array(2).fill('> ```sh\n> tac a\n>   tac b\n> ```\n'))
  })

  test('leave the output between commands alone', () => {
    const text = '```console\n$ cat a\nthe tide\n$ cat b\n```\n'
    expect(fixed('a.md', text)).toEqual(Array(2).fill('```console\n$ tac a\nthe tide\n$ tac b\n```\n'))
  })

  test.each([
    [
      'a b c d',
      [0, 7],
      'x b y d',
      [
        [[0, 1], 'x'],
        [[4, 5], 'y'],
      ],
    ],
    ['a b c d', [2, 5], 'b c', []],
    ['cd a\ngit x\ngit y', [0, 16], 'git -C a x\ngit -C a y', undefined],
    ['a b', [0, 3], 'a  b', [[[1, 2], '  ']]],
    ['a', [1, 1], ' b', [[[1, 1], ' b']]],
  ] as const)('%j from %j to %j', (text, span, replacement, expected) => {
    const edits = splitEdit(text, { span, text: replacement })!
    if (expected) expect(edits).toEqual(expected.map(([place, word]) => ({ span: place, text: word })))
    expect(applyEdits(text, edits)).toBe(applyEdits(text, [{ span, text: replacement }]))
    expect(edits.every(({ text }) => !text.includes('\n'))).toBe(true)
  })

  test('are given up where comparing them would take too long', () => {
    expect(splitEdit('a '.repeat(2000), { span: [0, 4000], text: 'b '.repeat(2000) })).toBeUndefined()
  })
})

test('a suggestion that cannot stand in the file is gone', () => {
  expect(lint('a.md', '```sh\ncat a\n```\n').map(({ suggestions }) => suggestions)).toEqual([undefined])
})

describe('comments of a page', () => {
  test('right before a fence are directives for it', () => {
    const text = `<!-- eslint-disable shell/no-cat -->

\`\`\`sh
cat a
\`\`\`

\`\`\`sh
cat b
\`\`\`

<!-- eslint-disable-next-line shell/no-cat -->
<!-- eslint-disable shell/other
     -- a reason -->

\`\`\`sh
cat c
cat d
\`\`\`
`
    expect(reports('a.md', text)).toEqual([
      '8:1-8:6 Unexpected cat in a fence that is followed.',
      "12:1-13:21 Definition for rule 'shell/other' was not found.",
      '17:1-17:6 Unexpected cat in a fence.',
    ])
  })

  test('are named where they are of no use', () => {
    expect(reports('a.md', 'Tide.\n\n<!-- eslint-disable shell/no-cat -->\n\n```sh\necho\n```\n')).toEqual([
      "3:1 Unused eslint-disable directive (no problems were reported from 'shell/no-cat').",
    ])
  })

  test('leave a fence out', () => {
    expect(reports('a.md', '<!-- eslint-skip -->\n\n```sh\ncat a\n```\n')).toEqual([])
  })

  test('of the checker silence what they silence there', () => {
    const fence = '```sh\ncat a\n```\n'
    const next = '<!-- throughline-disable-next-line shell/no-cat -- a reason -->\n'
    expect(reports('a.md', `${next}\n${fence}\n${fence}`)).toEqual(['8:1-8:6 Unexpected cat in a fence.'])
    expect(reports('a.md', `${fence}\n<!-- throughline-disable-file shell/no-cat -- a reason -->\n`)).toEqual([])
    expect(reports('a.mdx', `{/* throughline-disable-next-line shell/no-cat -- a reason */}\n\n${fence}`)).toEqual([])
    expect(
      reports('a.md', '```sh\n# throughline-disable-next-line shell/no-cat -- a reason\ncat a\ncat b\n```\n'),
    ).toEqual(['4:1-4:6 Unexpected cat in a fence.'])
  })

  test('of the checker silence in other files too', () => {
    const comment = '# throughline-disable-next-line shell/no-cat -- a reason'
    expect(
      reports('.github/workflows/a.yml', `jobs:\n  a:\n    steps:\n      ${comment}\n      - run: cat a\n`),
    ).toEqual([])
  })
})

describe('with the host', () => {
  const text = 'import { execSync } from "node:child_process"\nexecSync("cat a")\nlet tide\n'

  test('the file is linted in its own language', () => {
    expect(reports('a.js', text, 'shell/fragments-and-host', { 'no-unused-vars': 'error' })).toEqual([
      "3:5-3:9 'tide' is defined but never used.",
      '2:11-2:16 Unexpected cat in a string.',
    ])
    expect(reports('a.js', text, 'shell/fragments', { 'no-unused-vars': 'error' })).toEqual([
      '2:11-2:16 Unexpected cat in a string.',
    ])
  })

  test('TypeScript without a parser for it is no fault, what is no TypeScript is one', () => {
    expect(reports('a.ts', `${text.replace('tide', 'tide: string')}`, 'shell/fragments-and-host')).toEqual([
      '2:11-2:16 Unexpected cat in a string.',
    ])
    expect(reports('a.ts', 'let tide: = 1\n', 'shell/fragments-and-host')).toEqual([
      expect.stringMatching(/^1:\d+ Parsing error/) as string,
    ])
    expect(reports('a.js', 'let tide: string\n', 'shell/fragments-and-host')).toEqual([
      expect.stringMatching(/^1:\d+ Parsing error/) as string,
    ])
  })
})
