import { expect, test } from 'vitest'
import { widthOf } from '../../src/reporters/cells.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { commands } from '../../src/cli/commands.ts'
import { reporters } from '../../src/reporters/registry.ts'
import { throughline } from './session.ts'

test('--help and help show the commands', async () => {
  const { code, out } = await throughline('/', '--help')
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "Throughline, a type-checker for plans: it compiles Markdown plans, runbooks,
    decision logs and verification tables into one index and proves that it holds.

    Usage: throughline <command> [options]

    Commands:
      check [paths…]              Check the corpus: ids, links, definitions, text
      fix [paths…]                Apply the fixes that are safe unseen
      baseline <file> [paths…]    Accept what an old corpus has, with a reason
      review [paths…]             Tell what a change means, or what is due
      sign <record> <page…>       Sign off pages or sections that you have read
      status [scope]              Show what still stands in the way, computed
      cleanup <manifest>          Show what a cleanup manifest would break
      allowlist [paths…]          Show which permission pattern covers each command
      explain [rule|id] [paths…]  Explain a rule, or an item and who refers to it
      new <type> <path>           Start a file of a type

    Options:
      --help     Show help, of a command where one is given
      --version  Show the version

    throughline <command> --help shows the options of a command.
    "
  `)
  expect(await throughline('/', 'help')).toMatchObject({ code: 0, out })
  expect(await throughline('/', '-h')).toMatchObject({ code: 0, out })
})

test('every command has its own help', async () => {
  const check = await throughline('/', 'check', '--help')
  expect(check.out).toMatchInlineSnapshot(`
    "Check the corpus: ids, links, definitions, text.

    Usage: throughline check [paths…] [options]

    Options:
      --format FORMAT     How to write it, FORMAT=FILE to a file; repeatable
      --rule ID=SEVERITY  Set a rule to error, warning, info or off; repeatable
      --base REF          Judge only the change since this branch, tag or commit
      --baseline FILE     Leave out what this file accepts
      --max-warnings N    Fail on more than N warnings
      --quiet             List errors only
      --config FILE       Use this configuration, not the root's throughline.yaml
      --color WHEN        auto (default), always or never; NO_COLOR is honoured

    Without paths: the current directory. The workspace around the paths is read as
    a whole, up to the nearest throughline.yaml or repository, so that ids and links
    resolve; only what concerns the paths is listed.

    Formats: pretty (default), json, github, summary, sarif, junit, gitlab. One may
    go to standard output, any number to files; a summary is added to its file.

      throughline check --format github --format sarif=throughline.sarif

    With --base, the revision where the two branches met is checked as well, out of
    git, and only what the change brings is listed and counted, wherever it stands.
    Rules that judge a change run too: locked text that changed, files deleted
    without a row in a cleanup manifest. git needs the history for it.

    Exit code: 0 clean, 1 errors (or too many warnings), 2 could not do the job.
    "
  `)
  const explain = await throughline('/', 'help', 'explain')
  expect(explain.out).toMatchInlineSnapshot(`
    "Explain a rule, or an item and who refers to it.

    Usage: throughline explain [rule|id] [paths…] [options]

    Options:
      --config FILE  Use this configuration, not the root's throughline.yaml
      --color WHEN   auto (default), always or never; NO_COLOR is honoured

    Without a rule or id: lists all rules.

      throughline explain link/missing-file
      throughline explain D-005 docs
    "
  `)
  expect(await throughline('/', 'explain', 'D-001', '-h')).toMatchObject({ code: 0, out: explain.out })
})

test('every help fits 80 columns', async () => {
  for (const words of [['help'], ['help', 'check'], ['help', 'allowlist'], ['help', 'explain'], ['explain']]) {
    const { out } = await throughline('/', ...words)
    expect(out.split('\n').filter((line) => widthOf(line) > 80)).toEqual([])
  }
})

test('--version shows the version', async () => {
  expect(await throughline('/', '--version')).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' })
})

test.each([
  [
    [],
    'no command given',
    'one of check, fix, baseline, review, sign, status, cleanup, allowlist, explain, new, help; see throughline --help',
  ],
  [['chek'], 'unknown command "chek"', 'did you mean "check"?'],
  [
    ['docs/'],
    'unknown command "docs/"',
    'one of check, fix, baseline, review, sign, status, cleanup, allowlist, explain, new, help',
  ],
  [['--format', 'json'], 'unknown option --format', 'the command comes first: throughline check --format json'],
  [['help', 'chekc'], 'unknown command "chekc"', 'did you mean "check"?'],
  [['check', '--fromat', 'json'], 'unknown option --fromat', 'did you mean "--format"?'],
  [['check', '--zebra'], 'unknown option --zebra', 'see throughline --help'],
  [['check', '-f', 'json'], 'unknown option -f', 'see throughline --help'],
  [['check', '--format', 'jsno'], '--format cannot be "jsno"', 'did you mean "json"?'],
  [['check', '--format=xml'], '--format cannot be "xml"', 'one of pretty, json, github, summary, sarif, junit, gitlab'],
  [['check', '--format'], '--format needs a value', 'one of pretty, json, github, summary, sarif, junit, gitlab'],
  [['check', '--config', '--quiet'], '--config needs a value', '--config FILE'],
  [['check', '--quiet=yes'], '--quiet takes no value', 'write --quiet alone'],
  [['check', '--color', 'sometimes'], '--color cannot be "sometimes"', 'one of auto, always, never'],
  [['check', '--max-warnings', 'few'], '--max-warnings cannot be "few"', 'a whole number, such as 0'],
  [['check', '--max-warnings=-1'], '--max-warnings cannot be "-1"', 'a whole number, such as 0'],
  [
    ['check', '--rule', 'link/missing-fiel=off'],
    '--rule: unknown rule "link/missing-fiel"',
    'did you mean "link/missing-file"?',
  ],
  [['check', '--rule', 'zebra=off'], '--rule: unknown rule "zebra"', 'throughline explain lists all rules'],
  [
    ['check', '--rule', 'link/missing-file=eror'],
    '--rule link/missing-file=eror: not a severity',
    'did you mean "error"?',
  ],
  [
    ['check', '--rule', 'link/missing-file'],
    '--rule link/missing-file: not a severity',
    '--rule link/missing-file=warning: one of off, info, warning, error',
  ],
])('%j is refused with a hint', async (words, message, hint) => {
  expect(await throughline('/', ...words)).toEqual({ code: 2, out: '', err: `error: ${message}\nhelp: ${hint}\n` })
})

test('every reporter is a choice of --format, and the other way round', () => {
  const format = commands.find(({ name }) => name === 'check')?.options.find(({ name }) => name === 'format')
  expect(format?.choices).toEqual(reporters.map(({ name }) => name))
})
