import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { allowlistIn } from '../../eslint-rules/allowlist-in.ts'
import { widthOf } from '../../src/reporters/cells.ts'
import { allowlistSchema } from '../../src/reporters/allowlist-schema.ts'
import { directoryWith, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

/** Patterns without a profile, in a house whose commands all have one. */
const settings = `{
  "permissions": {
    "allow": [
      "Bash(bash */validate-exit.sh*)",
      "Bash(dig *)",
      "Bash(aws cloudformation describe-stacks*)",
      "Bash(git -C * *)",
      "Bash(unclosed",
      "Read(**)"
    ]
  }
}
`

const room = {
  '.gitignore': '.claude/settings.local.json\n',
  'plan/index.md': '# The reading room\n',
  'plan/runs/run-1-catalogue/validate-exit.sh': `#!/usr/bin/env bash
set -euo pipefail
check() { eval "$2" >/dev/null; }
check 'the address' 'dig +short catalogue.example'
check 'the stack' "aws --profile $1 cloudformation describe-stacks --stack-name catalogue"
git -C "$2" log -1 | grep -q catalogue
`,
  'plan/runs/run-2-lamps/validate-exit.sh': '#!/usr/bin/env bash\ngit -C "$1" status\n',
}

function roomWith(files: Readonly<Record<string, string>>): string {
  return repositoryWith({ ...room, ...files })
}

test('shows the pattern of each command, and the patterns that cover none', async () => {
  const { code, out, err } = await throughline(roomWith({ '.claude/settings.local.json': settings }), 'allowlist')
  expect(err).toBe('')
  expect(out).toBe(`plan/runs/run-1-catalogue/validate-exit.sh
  4  dig +short catalogue.example                               Bash(dig *)
  5  aws --profile $1 cloudformation describe-stacks --stack-…  none
     nearest: Bash(aws cloudformation describe-stacks*)
  6  git -C "$2" log -1                                         Bash(git -C * *)
  6  grep -q catalogue                                          (read-only)

plan/runs/run-2-lamps/validate-exit.sh
  2  git -C "$1" status                                         Bash(git -C * *)

Patterns that cover none of the commands
.claude/settings.local.json
  4  Bash(bash */validate-exit.sh*)
  6  Bash(aws cloudformation describe-stacks*)
  8  Bash(unclosed
     it can cover nothing: its parenthesis is never closed

5 commands, 1 of them not covered; 5 patterns, 3 of them unused.
`)
  expect(code).toBe(1)
})

test('lists the commands below the paths, and counts the use of patterns in all of the workspace', async () => {
  const directory = roomWith({
    '.claude/settings.json': '{ "permissions": { "allow": ["Bash(git -C * *)", "Bash(dig *)"] } }',
  })
  expect(await throughline(directory, 'allowlist', 'plan/runs/run-2-lamps')).toEqual({
    code: 0,
    out: `validate-exit.sh
  2  git -C "$1" status  Bash(git -C * *)

1 command, all covered; 2 patterns, all used.
`,
    err: '',
  })
})

test('JSON follows the published schema', async () => {
  const directory = roomWith({
    '.claude/settings.local.json': settings,
    'throughline.yaml': "rules:\n  shell/prefer-allowlisted-command:\n    severity: warning\n    allow: ['jq *']\n",
  })
  const { code, out } = await throughline(directory, 'allowlist', '--format', 'json')
  expect(code).toBe(1)
  const validate = new Ajv2020({ strict: true }).compile(allowlistSchema)
  const report = JSON.parse(out) as { commands: object[]; patterns: object[]; summary: object }
  validate(report)
  expect(validate.errors).toBeNull()
  expect(report.commands[1]).toEqual({
    file: 'plan/runs/run-1-catalogue/validate-exit.sh',
    range: { start: { line: 5, column: 20, offset: 142 }, end: { line: 5, column: 90, offset: 212 } },
    command: 'aws --profile $1 cloudformation describe-stacks --stack-name catalogue',
    state: 'uncovered',
    nearest: 'Bash(aws cloudformation describe-stacks*)',
  })
  expect(report.patterns.at(-1)).toEqual({ pattern: 'jq *', isUsed: false })
  expect(report.summary).toEqual({ commands: 5, uncovered: 1, patterns: 6, unused: 4 })
})

test('check says the same of the command, and counts the settings file nowhere', async () => {
  const directory = roomWith({ '.claude/settings.local.json': settings })
  const { out } = await throughline(directory, 'check', '--format', 'json')
  const { diagnostics, summary } = JSON.parse(out) as {
    diagnostics: { ruleId: string; file: string; range: { start: object } }[]
    summary: { files: number }
  }
  const found = diagnostics.filter(({ ruleId }) => ruleId === 'shell/prefer-allowlisted-command')
  expect(found.map(({ file, range }) => [file, range.start])).toEqual([
    ['plan/runs/run-1-catalogue/validate-exit.sh', { line: 5, column: 20, offset: 142 }],
  ])
  expect(summary.files).toBe(3)
})

test('fits 80 columns, and hides no control character', async () => {
  const long = 'x'.repeat(200)
  const directory = roomWith({
    '.claude/settings.json': JSON.stringify({
      permissions: { allow: [`Bash(label ${'書'.repeat(60)}*)`, 'Bash(dig *)'] },
    }),
    'plan/label.sh': `label ${'書'.repeat(70)}\nlabel \u001b[31m${long}\ndig ${long}\n`,
  })
  const { out } = await throughline(directory, 'allowlist', 'plan/label.sh')
  expect(out).toContain('\\u{1b}[31m')
  expect(out).not.toContain('\u001b')
  const rows = out.split('\n').filter((line) => /^ +\d/.test(line))
  expect(rows).toHaveLength(3)
  expect(rows.filter((line) => widthOf(line) > 80)).toEqual([])
})

test('no allowlist at all is said', async () => {
  const hint =
    'list patterns such as "Bash(git -C * *)" there in permissions.allow, or in the option allow of shell/prefer-allowlisted-command'
  const message =
    'no permission allowlist: .claude/settings.json and .claude/settings.local.json have no pattern for commands'
  expect(await throughline(roomWith({}), 'allowlist')).toEqual({
    code: 2,
    out: '',
    err: `error: ${message}\nhelp: ${hint}\n`,
  })
})

test('a settings file that cannot be read is said, by check too', async () => {
  const directory = roomWith({
    '.claude/settings.json': 'allow: everything\n',
    '.claude/settings.local.json': settings,
  })
  expect(await throughline(directory, 'allowlist')).toEqual({
    code: 2,
    out: '',
    err: 'error: .claude/settings.json could not be read: JSON: InvalidSymbol\n',
  })
  const { out } = await throughline(directory, 'check')
  expect(out).toContain('error[page/unreadable] JSON: InvalidSymbol.\n  --> .claude/settings.json:1:1\n')
})

test('a settings file behind a symbolic link is not read', async () => {
  const elsewhere = directoryWith({ 'settings.json': settings })
  const directory = roomWith({})
  symlinkSync(elsewhere, join(directory, '.claude'))
  expect((await throughline(directory, 'allowlist')).err).toContain('no permission allowlist')
})

test('a settings file alone is no document', async () => {
  const directory = repositoryWith({ '.claude/settings.json': settings })
  expect((await throughline(directory, 'check')).err).toContain('0 documents found')
})

test('a program named twice in 3,000 patterns is found', async () => {
  const allow = [...Array.from({ length: 3000 }, (_, at) => `Bash(desk${at} *)`), 'Bash(git -C * *)', 'Bash(git *)']
  const directory = roomWith({ '.claude/settings.json': JSON.stringify({ permissions: { allow } }) })
  const { out } = await throughline(directory, 'allowlist', 'plan/runs/run-2-lamps')
  expect(out).toMatch(/^validate-exit\.sh\n {2}2 {2}git -C "\$1" status {2}Bash\(git -C \* \*\)\n/)
})

test('allowlistIn reads both files of a directory, for ESLint', () => {
  const directory = directoryWith({ '.claude/settings.local.json': settings })
  const ofFile = [
    'Bash(bash */validate-exit.sh*)',
    'Bash(dig *)',
    'Bash(aws cloudformation describe-stacks*)',
    'Bash(git -C * *)',
    'Bash(unclosed',
  ]
  expect(allowlistIn(directory)).toEqual(ofFile)
  writeFileSync(join(directory, '.claude/settings.json'), '{ "permissions": { "allow": ["Bash(ls *)"] } }')
  expect(allowlistIn(directory)).toEqual(['Bash(ls *)', ...ofFile])
  expect(allowlistIn(directoryWith())).toEqual([])
  expect(allowlistIn(directoryWith({ '.claude': '' }))).toEqual([])
})

test('allowlistIn says which file cannot be read', () => {
  const broken = directoryWith({ '.claude/settings.json': 'allow' })
  const file = join(broken, '.claude/settings.json')
  expect(() => allowlistIn(broken)).toThrow(`${file}: JSON: InvalidSymbol; mend the file`)
  const folder = directoryWith()
  mkdirSync(join(folder, '.claude/settings.json'), { recursive: true })
  expect(() => allowlistIn(folder)).toThrow(
    `${join(folder, '.claude/settings.json')} could not be read; make it readable`,
  )
})
