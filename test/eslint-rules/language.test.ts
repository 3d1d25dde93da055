/** The language `shell/bash` as ESLint drives it: tree, places, comments, options. */
import js from '@eslint/js'
import { Linter, type ESLint, type Rule } from 'eslint'
import { describe, expect, test } from 'vitest'
import { bash } from '../../eslint-rules/language.ts'
import { childrenOf, VISITOR_KEYS } from '../../eslint-rules/language-keys.ts'
import { defineShellRule, spanNode } from '../../eslint-rules/rule.ts'
import { forEachChild, parseShell, type SyntaxNode } from '../../src/engine/parse/shell.ts'

const noCat = defineShellRule({
  name: 'no-cat',
  summary: 'A cat.',
  rationale: 'For these tests.',
  severity: 'error',
  fixable: false,
  messages: { cat: 'Unexpected {{host}} cat.' },
  check(shell, { languageOptions, report }) {
    for (const { span, words } of shell.calls)
      if (words[0]?.value === 'cat')
        report({ node: spanNode(span), messageId: 'cat', data: { host: languageOptions.host } })
  },
})

const words: Rule.RuleModule = {
  create: (context) => ({
    'Command[suffix.length=2] > Word.name'(node: Rule.Node) {
      const { sourceCode } = context
      const above = sourceCode.getAncestors(node as never).map(({ type }) => type as string)
      context.report({ node, message: `${above.join(' ')}: ${sourceCode.getText(node)}` })
    },
  }),
}

interface Settings extends Linter.Config {
  readonly rules?: Linter.RulesRecord
}

function lint(text: string, { rules = { 'shell/no-cat': 'error' }, ...rest }: Settings = {}): string[] {
  const plugin = { languages: { bash }, rules: { 'no-cat': noCat, words } } as unknown as ESLint.Plugin
  const config: Linter.Config = {
    files: ['**/*.sh'],
    plugins: { shell: plugin },
    language: 'shell/bash',
    rules,
    ...rest,
  }
  return new Linter().verify(text, [config], 'tide.sh').map(({ line, column, endLine, endColumn, message }) => {
    const end = endLine === undefined ? '' : `-${endLine}:${endColumn}`
    return `${line}:${column}${end} ${message}`
  })
}

const isUnused = { linterOptions: { reportUnusedDisableDirectives: 'error' } } as const

describe('places', () => {
  test('a report stands where its span does, with lines and columns from 1', () => {
    expect(lint('echo a\n  cat b | wc -l\n')).toEqual(['2:3-2:8 Unexpected script cat.'])
  })

  test.each([
    ['CRLF', 'echo a\r\ncat b\r\n', '2:1-2:6'],
    ['a lone carriage return', 'echo a\rcat b\r', '2:1-2:6'],
    ['a byte-order mark', '\uFEFFcat b', '1:1-1:6'],
    ['characters of two units', 'echo 🌊; cat 🌊', '1:10-1:16'],
  ])('%s', (_name, text, range) => {
    expect(lint(text)).toEqual([`${range} Unexpected script cat.`])
  })

  test('a foreign rule selects nodes of the tree, and asks for what is above them', () => {
    const found = lint('if true; then mv a b; fi\necho "$(cp c d)"\n', { rules: { 'shell/words': 'error' } })
    expect(found).toEqual([
      '1:15-1:17 Script Statement If CompoundList Statement Command: mv',
      '2:9-2:11 Script Statement Command Word DoubleQuoted CommandExpansion Script Statement Command: cp',
    ])
  })

  test('nodes of a text that was decoded first have no places, and are not visited', () => {
    expect(lint('echo `mv \\`pwd\\` b`\nmv c d\n', { rules: { 'shell/words': 'error' } })).toEqual([
      '2:1-2:3 Script Statement Command: mv',
    ])
  })

  test('the last place of a text without a last line break, and of one without anything', () => {
    expect(lint('echo\ncat')).toEqual(['2:1-2:4 Unexpected script cat.'])
    expect(lint('')).toEqual([])
  })
})

test('every node has keys that name its children in the order of the text', () => {
  const text =
    'x[1]=a y=(b c) cmd {fd}>out 2>&1 <<E\n${v:-$(d)}\nE\n' +
    'if a; then b; elif c; then d; else e; fi; for i in 1 2; do f; done; for ((i=0; i<2; i++)); do g; done\n' +
    'while h; do i; done >x; case $j in k|l) m;; esac; select n in o; do p; done; q() { r; }; coproc s\n' +
    '! time -p t | u && (v) || { w; }; [[ -f x && ! ( y == z ) ]]; (( a = b ? -c : (d) ))\n' +
    `echo "a$b" 'c' $'d' $"e" {f,g} @(h|i) [j]* k? \${l/m/n} \${o:1:2} \${p^^} \${q#r} \${s@Q} \${!t*} $((u + $(v))) <(w) <<<x\n`
  const seen = new Set<string>()
  const open: SyntaxNode[] = [parseShell(text).script]
  for (let node = open.pop(); node; node = open.pop()) {
    seen.add(node.type)
    const children: SyntaxNode[] = []
    forEachChild(node, (child) => children.push(child))
    expect(childrenOf(node)).toEqual(children)
    open.push(...children)
  }
  expect(Object.keys(VISITOR_KEYS).filter((type) => !seen.has(type))).toEqual(['Unknown'])
})

describe('directives', () => {
  test('a comment silences the next line, its own, or what is behind it', () => {
    const text = `# eslint-disable-next-line shell/no-cat -- a reason
cat a
cat b # eslint-disable-line
cat c
# eslint-disable shell/no-cat
cat d
# eslint-enable shell/no-cat
cat e
`
    expect(lint(text, isUnused)).toEqual(['4:1-4:6 Unexpected script cat.', '8:1-8:6 Unexpected script cat.'])
  })

  test('in quotes and here-documents there are no comments', () => {
    const text = `echo "
# eslint-disable
" '
# eslint-disable
'
true <<END
# eslint-disable
END
cat a#eslint-disable-line
`
    expect(lint(text)).toEqual(['9:1-9:26 Unexpected script cat.'])
  })

  test('in a substitution within quotes there are', () => {
    expect(lint('echo "$(cat a # eslint-disable-line\n)"')).toEqual([])
    expect(lint('echo "$(\n  # eslint-disable-next-line\n  cat a\n)"')).toEqual([])
  })

  test('suppressions of the checker hold here too, across blank lines', () => {
    const text = `# throughline-disable-next-line id/other, shell/no-cat -- a reason

cat a
cat b
`
    expect(lint(text)).toEqual(['4:1-4:6 Unexpected script cat.'])
    expect(lint('cat a\n# throughline-disable-file shell/no-cat -- a reason\n')).toEqual([])
  })

  test('one for other rules of the checker says nothing to ESLint', () => {
    expect(lint('# throughline-disable-next-line id/other -- a reason\ncat a\n')).toEqual([
      '2:1-2:6 Unexpected script cat.',
    ])
  })

  test('lines that the Markdown plugin puts before a fence are directives, and no shell', () => {
    expect(lint('/* eslint-disable shell/no-cat */\ncat a\n', isUnused)).toEqual([])
    const next = '/* eslint-disable-next-line\n   shell/no-cat -- b */\n'
    expect(lint(`${next}/* eslint shell/no-cat: warn */\ncat a\ncat b\n`)).toEqual(['5:1-5:6 Unexpected script cat.'])
    expect(lint('/* eslint-disable */\necho a\n', isUnused)).toEqual([
      '1:1 Unused eslint-disable directive (no problems were reported).',
    ])
    expect(lint('echo a\n/* eslint-disable */\ncat a\n')).toEqual(['3:1-3:6 Unexpected script cat.'])
  })

  test('a comment configures a rule, and says so where it cannot', () => {
    expect(lint('# eslint shell/no-cat: off\ncat a\n')).toEqual([])
    expect(lint('# eslint shell/no-cat: {{\ncat a\n')).toEqual([
      expect.stringMatching(/^1:1-1:26 Failed to parse JSON/) as string,
      '2:1-2:6 Unexpected script cat.',
    ])
    expect(lint('# eslint shell/no-dog: error\n')).toEqual([
      "1:1-1:29 Definition for rule 'shell/no-dog' was not found.",
    ])
  })
})

describe('options of the language', () => {
  test('tell a rule where the text stands', () => {
    expect(lint('cat a', { languageOptions: { host: 'step' } })).toEqual(['1:1-1:6 Unexpected step cat.'])
  })

  test('are checked', () => {
    expect(() => lint('', { languageOptions: { host: 'shore' } })).toThrow(
      'languageOptions.host is "shore": expected one of script, fence,',
    )
    expect(() => lint('', { languageOptions: { followers: 1 } })).toThrow(
      'languageOptions.followers is 1: expected one of none, next, later.',
    )
  })

  test('of other languages are no fault', () => {
    expect(lint('cat a', { languageOptions: { globals: { process: 'readonly' } } })).toHaveLength(1)
  })
})

test('rules for JavaScript that are on for every file find nothing in shell', () => {
  const text = `#!/bin/sh
echo a "b$c" 'd' #\u00a0
x=("$(ls)" \`pwd\`)
if [ -n "$x" ]; then f() { local y="\${z:-$(( 1 + 2 ))}"; }; fi
case "$x" in 'a') ;; *) exit 1 ;; esac
for i in "a"*; do :; done <<E
"\x1f"
E
`
  expect(lint(text, { rules: js.configs.recommended.rules })).toEqual([])
})
