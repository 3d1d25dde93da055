import { describe, expect, test } from 'vitest'
import { extractProgram } from '../../../src/engine/facts/programs/extract.ts'
import { extractScript } from '../../../src/engine/facts/script.ts'
import { extractShell } from '../../../src/engine/facts/shell.ts'
import type { ProgramLanguage } from '../../../src/engine/model/facts.ts'
import { expectPlaced, found, only, replaced, texts } from './shell.ts'

const X = '\uFFFC'

describe('a script', () => {
  test.each(['cat log\n', '#!/bin/sh\ncat log\n', '#!/usr/bin/env -S bash -e\ncat log\r\n', '#! /bin/zsh\nls'])(
    'is one text: %j',
    (file) => {
      expect(only(file, 'shell')).toEqual({ host: 'script', text: file, stretches: [0, 0, file.length], guarded: '' })
      expect(extractScript(file)).toMatchObject({ language: 'shell', unreadable: [], shell: [{ text: file }] })
      expect(extractScript(file)).not.toHaveProperty('program')
    },
  )

  test('begins behind a byte-order mark', () => {
    expect(only('\uFEFF#!/bin/sh\nls\n', 'shell')).toMatchObject({ text: '#!/bin/sh\nls\n', stretches: [0, 1, 13] })
  })

  test.each([
    '#!/usr/bin/env python3\nls\n',
    '#!/usr/bin/fish\nls\n',
    '#!/bin/csh\nls\n',
    '#!/usr/bin/env bats\n',
    '\n',
  ])('of another language says nothing: %j', (file) => {
    expect(texts(file, 'shell')).toEqual([])
    expect(extractScript(file)).toBeUndefined()
    expect(extractProgram(file, 'shell')).not.toHaveProperty('shell')
  })

  test('that does not parse is read all the same, and has its suppressions', () => {
    const file = '# throughline-disable-next-line shell/x -- as it came\ncat "log\n'
    expect(extractScript(file)).toMatchObject({ unreadable: [], suppressions: [{ line: 2 }], shell: [{ text: file }] })
  })
})

describe('scripts of a package.json', () => {
  const file = String.raw`{
  "name": "harbour",
  "scripts": {
    "//": "not a command",
    "log": "cat \"log\" && cd 🌊\u00e9 && ls",
    "none": "",
    "wrong": 3,
    "tide": "tsc -p \\."
  }
}`

  test('in their order, exact through escapes', () => {
    const facts = extractShell(file, 'package')
    expect(facts.map(({ text }) => text)).toEqual(['cat "log" && cd 🌊é && ls', 'tsc -p \\.'])
    for (const fact of facts) expectPlaced(file, fact)
    expect(found(file, facts[0]!, '"log"')).toBe(String.raw`\"log\"`)
    expect(found(file, facts[0]!, 'ls')).toBe('ls')
    expect(replaced(file, facts[0]!, 'ls', 'ls -l')).toBe(file.replace('&& ls"', '&& ls -l"'))
    for (const text of ['"', '\\', '\t', '\n']) expect(replaced(file, facts[0]!, 'ls', text)).toBeUndefined()
    expect(replaced(file, facts[0]!, 'cd 🌊é', 'ls')).toBeUndefined()
  })

  test.each(['', '[]', '{"scripts": "ls"}', '{"scripts": {"a": ["ls"]}}', '{', '\uFEFF{}'])('none in %j', (text) =>
    expect(texts(text, 'package')).toEqual([]),
  )
})

describe('steps of a workflow', () => {
  const step = (lines: string) => `jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${lines}\n`

  test.each([
    ['plain', 'run: cat log # why', 'cat log', ':'],
    ['in double quotes', String.raw`run: "cat \"log\" \u00e9"`, 'cat "log" é', '"'],
    ['in single quotes', "run: 'cat ''log'' '", "cat 'log' ", "'"],
    ['literal', 'run: |\n          cat log\n            ls\n\n          ls', 'cat log\n  ls\n\nls\n', X],
    ['literal with CRLF', 'run: |-\r\n          cat log\r\n          ls', 'cat log\nls', X],
    ['folded', 'run: >\n          cat log\n          tides', 'cat log tides\n', X],
    ['plain over lines', 'run: cat log\n          tides', 'cat log tides', '#'],
  ])('%s', (_, lines, text, guarded) => {
    const file = step(lines)
    const fact = only(file, 'workflow')
    expect(fact).toMatchObject({ host: 'step', text })
    expect(fact.guarded).toContain(guarded)
    expect(replaced(file, fact, 'cat', `echo ${guarded}`)).toBeUndefined()
    expect(only(replaced(file, fact, 'cat', 'echo')!, 'workflow').text).toBe(text.replace('cat', 'echo'))
  })

  test('an expression is as long as it was, and one place', () => {
    const file = step('run: cat ${{ a }}/log ${{ b }}')
    const fact = only(file, 'workflow')
    expect(fact.text).toBe(`cat ${X.repeat(8)}/log ${X.repeat(8)}`)
    expect(found(file, fact, '/log')).toBe('/log')
    expect(found(file, fact, X)).toBe('${{ a }}')
    expect(replaced(file, fact, X, 'x')).toBeUndefined()
    expect(replaced(file, fact, `cat ${X}`, 'x')).toBeUndefined()
    expect(replaced(file, fact, 'cat', X)).toBeUndefined()
    expect(replaced(file, fact, 'cat', 'ls')).toBe(file.replace('cat', 'ls'))
  })

  test.each([
    ['of another shell', 'run: ls\n        shell: pwsh'],
    ['of an interpreter', 'run: ls\n        shell: python'],
    ['that uses an action', 'uses: actions/checkout@v4'],
    ['of an expression alone', 'run: ${{ inputs.command }}'],
    ['that is empty', 'run: ""'],
  ])('not one %s', (_, lines) => expect(texts(step(lines), 'workflow')).toEqual([]))

  test('of the shell that the job or the workflow names', () => {
    const file = `defaults:
  run:
    shell: pwsh
jobs:
  a:
    steps:
      - run: a
      - run: b
        shell: bash -e {0}
  b:
    defaults: { run: { shell: sh } }
    steps: [{ run: c }, { name: d }]
`
    expect(texts(file, 'workflow')).toEqual(['step: b', 'step: c'])
    expect(texts('jobs: {a: {runs-on: windows-latest, steps: [{run: dir}]}}', 'workflow')).toEqual([])
  })
})

describe('recipes of a Makefile', () => {
  test('a line at a time, as make hands it on', () => {
    const file =
      'PLANS = docs/plans\nall: x ; cat log\n\t@cd $(PLANS) && ls\n\t-echo $$HOME \\\n\t  $@ ${X}\n\n\t\n%.o:\n\t+cc $<\n'
    const facts = extractShell(file, 'makefile')
    expect(facts.map(({ text }) => text)).toEqual([
      'cat log',
      'cd docs/plans && ls',
      `echo $HOME \\\n\t  ${X} ${X}`,
      `cc ${X}`,
    ])
    for (const fact of facts) expectPlaced(file, fact)
    const cd = facts[1]!
    expect(cd.host).toBe('recipe')
    expect(found(file, cd, 'docs')).toBe('$(PLANS)')
    expect(replaced(file, cd, 'docs', 'x')).toBeUndefined()
    expect(replaced(file, cd, 'ls', '$x')).toBeUndefined()
    expect(replaced(file, cd, 'ls', 'ls -l')).toBe(file.replace('&& ls', '&& ls -l'))
    expect(found(file, facts[2]!, '$')).toBe('$$')
  })

  test('all lines at once where make is told so', () => {
    const file = '.ONESHELL:\nall:\n\tcd docs\n\tls\r\n'
    const fact = only(file, 'makefile')
    expect(fact.text).toBe('cd docs\nls')
    expect(replaced(file, fact, 'cd docs\n', '')).toBe('.ONESHELL:\nall:\n\tls\r\n')
  })

  test('not for an interpreter, and not of a text as long as its name', () => {
    expect(texts('SHELL = /usr/bin/python3\nall:\n\tprint(1)\n', 'makefile')).toEqual([])
    expect(only('all:\n\tcd $(CURDIR) && ls\n', 'makefile').text).toBe('cd ${CURDIR} && ls')
  })
})

describe('strings of a program', () => {
  const imports = "import { exec, execSync, spawn, spawnSync, execFile } from 'node:child_process'\n"

  test.each([
    ["exec('cat log')", 'cat log'],
    ['execSync("cat log", { cwd })', 'cat log'],
    ['execSync(`cat ${log} ${x}/tides`)', `cat ${X} ${X}/tides`],
    ["execSync('cat ' + log + \" 'x'\")", `cat ${X} 'x'`],
    [String.raw`exec('echo \'a\'\n\u{1F30A}\x41 b')`, "echo 'a'\n🌊A b"],
    ["exec('ls', { shell: '/bin/bash' }, done)", 'ls'],
    ["spawn('cat log | wc', { shell: true })", 'cat log | wc'],
    ["spawn('cat', ['log', x], { stdio: 'inherit', shell: true })", `cat log ${X}`],
    ["spawnSync('bash', ['-c', 'cat log'])", 'cat log'],
    ["execFile('/bin/sh', ['-e', '-c', `cat ${x}`], done)", `cat ${X}`],
    ["const run = promisify(exec)\nrun('ls')", 'ls'],
    ["const run = util.promisify(exec)\nawait run('ls')", 'ls'],
    ["function go() { return exec('ls') }", 'ls'],
    ["import * as child from 'child_process'\nchild.execSync('ls')", 'ls'],
    ["import { exec as run } from 'child_process'\nrun('ls')", 'ls'],
    ["const { execSync: run } = require('child_process')\nrun('ls')", 'ls'],
    ["require('child_process').execSync('ls')", 'ls'],
    ["import { execaCommand } from 'execa'\nexecaCommand('ls')", 'ls'],
    ["import { execa } from 'execa'\nexeca('cat log | wc', { shell: true })", 'cat log | wc'],
    ["import { $ } from 'execa'\nawait $`ls ${x}`", `ls ${X}`],
    ["import { $ } from 'zx'\nawait $({ cwd })`ls`", 'ls'],
    ["import { $ as sh } from 'bun'\nsh`ls`", 'ls'],
    ['await Bun.$`ls`', 'ls'],
    ['#!/usr/bin/env zx\nawait $`ls`', 'ls'],
    ['$.sync`ls`', 'ls'],
  ])('%s', (program, text) => {
    for (const language of ['javascript', 'typescript'] as const) {
      const file = /^#!|import |require\(|\$[.`]/.test(program) ? program : imports + program
      const fact = only(file, language)
      expect(fact).toMatchObject({ host: 'string', text })
      expect(extractProgram(file, language).shell).toEqual([fact])
    }
  })

  test.each([
    'exec(command)',
    'exec(`${command}`)',
    "exec('')",
    "exec('dir', { shell: 'powershell.exe' })",
    "spawn('cat', ['log'])",
    "spawn('cat log')",
    "spawn('cat log', { shell: false })",
    "spawn('bash', ['-c', script])",
    "spawn('bash', ['scripts/x.sh', '-c', 'x'])",
    "spawn('node', ['-c', 'x'])",
    "function go(exec) { exec('ls') }",
    "other.exec('ls')",
    "/x/.exec('ls')",
    "import { $ } from './dollar.js'\n$`ls`",
    'const $ = (x) => x\n$`ls`',
    'html`<b>`',
    "exec('ls'",
  ])('not %s', (program) => expect(texts(imports + program, 'javascript')).toEqual([]))

  test('not without a module that starts programs', () => {
    expect(texts("exec('ls')", 'javascript')).toEqual([])
    expect(extractProgram("exec('ls')", 'javascript')).not.toHaveProperty('shell')
  })

  test('JSX, whatever the language is said to be', () => {
    expect(texts(`${imports}exec('ls'); const a = <b>{x}</b>`, 'typescript')).toEqual(['string: ls'])
  })

  test('in the order of the file, and exact beside escapes', () => {
    const file = `${imports}exec('cat \\'log\\' tides', () => execSync(\`ls \${$\`pwd\`} -l\`))\n`
    const facts = extractShell(file, 'typescript')
    expect(facts.map(({ text }) => text)).toEqual(["cat 'log' tides", `ls ${X} -l`, 'pwd'])
    for (const fact of facts) expectPlaced(file, fact)
    expect(found(file, facts[0]!, "'log'")).toBe("\\'log\\'")
    expect(replaced(file, facts[0]!, 'tides', 'fog')).toBe(file.replace('tides', 'fog'))
    expect(replaced(file, facts[0]!, 'tides', '"fog"')).toBe(file.replace('tides', '"fog"'))
    expect(replaced(file, facts[0]!, 'tides', "'fog'")).toBeUndefined()
    expect(replaced(file, facts[1]!, '-l', '$x')).toBeUndefined()
    expect(found(file, facts[1]!, X)).toBe('${$`pwd`}')
  })

  test('no edit reaches from one string into the next', () => {
    const file = `${imports}exec('cat ' + "log")\n`
    const fact = only(file, 'javascript')
    expect(fact.text).toBe('cat log')
    expect(replaced(file, fact, 't l', 'x')).toBeUndefined()
    expect(replaced(file, fact, 'log', 'fog')).toBe(file.replace('log', 'fog'))
  })
})

test('both hosts get the same facts, and nothing is thrown whatever the text', () => {
  const languages: ProgramLanguage[] = ['shell', 'package', 'workflow', 'makefile', 'javascript', 'typescript']
  const hostile = [
    '',
    '\0',
    '\uFEFF',
    'jobs: {a: {steps: [{run: "\\ud83c"}]}}',
    `import 'execa'\n${'$`${'.repeat(3000)}`,
    `import 'execa'\nexec(${'"a"+'.repeat(9000)}"b")`,
    '{"scripts": {"a": "\\ud83c \\q"}}',
    '$(((((',
    'all:\n\t$(',
  ]
  for (const text of hostile)
    for (const language of languages) {
      const facts = extractShell(text, language)
      expect(extractProgram(text, language).shell ?? []).toEqual(facts)
      for (const fact of facts) expectPlaced(text, fact)
    }
})
