import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { directoryWith, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

/** Two fixable faults in one file and one in another, and one that nobody can fix. */
const HARBOUR = {
  'docs/bells.md': '# Bells\n\nThe qu\u200bay rings.\n\nSee [the lamps](Lamps.md).\n',
  'docs/lamps.md': '# Lamps\n\nThey are lit ‚úì\n',
  'docs/pier/boats.md': '# Boats\n\nSee [the tide](tide.md).\n',
}

const FIXED = {
  ...HARBOUR,
  'docs/bells.md': '# Bells\n\nThe quay rings.\n\nSee [the lamps](lamps.md).\n',
  'docs/lamps.md': '# Lamps\n\nThey are lit ✓\n',
}

function textsIn(root: string): Record<string, string> {
  return Object.fromEntries(Object.keys(HARBOUR).map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

test('fixes, lists what it fixed, and counts what is left', async () => {
  const root = directoryWith(HARBOUR)
  const { code, out, err } = await throughline(root, 'fix')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out.split('\n').map((line) => line.replace(/ ─+ /, ' '))).toEqual([
    '── docs/bells.md 2 fixed',
    '  3:7  text/hidden-character  Unexpected hidden character U+200B ZERO WIDTH',
    '      SPACE.',
    '  5:17  link/case-mismatch  Unexpected docs/Lamps.md, expected docs/lamps.md:',
    '      the letter case differs.',
    '',
    '── docs/lamps.md 1 fixed',
    expect.stringMatching(/^ {2}3:14 {2}text\/mojibake {2}/),
    '      encoding.',
    '',
    '3 faults fixed in 2 files',
    'Left: 1 error. throughline check lists them.',
    '',
  ])
  expect(textsIn(root)).toEqual(FIXED)
  expect(existsSync(join(root, '.throughline'))).toBe(false)
})

test('a second time it fixes nothing', async () => {
  const root = directoryWith(FIXED)
  expect(await throughline(root, 'fix', 'docs/bells.md')).toEqual({
    code: 0,
    out: '0 faults fixed in 0 files\nNothing is left.\n',
    err: '',
  })
  expect(textsIn(root)).toEqual(FIXED)
})

test('touches only files below the paths', async () => {
  const root = directoryWith({ ...HARBOUR, 'throughline.yaml': '' })
  expect((await throughline(root, 'fix', 'docs/lamps.md')).code).toBe(0)
  expect(textsIn(root)).toEqual({ ...HARBOUR, 'docs/lamps.md': FIXED['docs/lamps.md'] })
})

test('fixes only what the rules of --rule report', async () => {
  const root = directoryWith(HARBOUR)
  expect((await throughline(root, 'fix', '--rule', 'text/mojibake')).out).toContain('1 fault fixed in 1 file\n')
  expect(textsIn(root)).toEqual({ ...HARBOUR, 'docs/lamps.md': FIXED['docs/lamps.md'] })
})

test.each([
  [['--rule', 'text/mojibak'], 'unknown rule "text/mojibak"', 'did you mean "text/mojibake"?'],
  [['--rule', 'link/missing-file'], 'link/missing-file has no fixes', 'one of link/case-mismatch, '],
])('refuses %j', async (words, message, hint) => {
  const { code, out, err } = await throughline(directoryWith(HARBOUR), 'fix', ...words)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(`error: --rule: ${message}\nhelp: ${hint}`)
})

test('a rule that is off, or silenced by a comment, fixes nothing', async () => {
  const files = {
    ...HARBOUR,
    'throughline.yaml': 'rules:\n  text/mojibake: off\n  link/missing-file: off\n',
    'docs/bells.md': `<!-- throughline-disable-file text/hidden-character, link/case-mismatch -- as received -->\n\n${HARBOUR['docs/bells.md']}`,
  }
  const root = directoryWith(files)
  expect((await throughline(root, 'fix')).out).toContain('0 faults fixed in 0 files\n')
  expect(textsIn(root)).toEqual({ ...HARBOUR, 'docs/bells.md': files['docs/bells.md'] })
})

test('keeps every other byte: byte-order mark, line ends of all sorts, none at the end', async () => {
  const text = '\ufeff# Bells\r\n\r\nlit ‚úì\rold\n\n‚úì 🔔 end'
  const root = directoryWith({ 'bells.md': text })
  expect((await throughline(root, 'fix')).code).toBe(0)
  expect(readFileSync(join(root, 'bells.md'), 'utf8')).toBe(text.replaceAll('‚úì', '✓'))
})

test('--dry-run writes nothing, and git apply takes what it prints', async () => {
  const awkward = {
    ...HARBOUR,
    'docs/a "b"\\c d.md': '# Bells\r\n\r\nlit ‚úì\r\nold',
    'docs/ü.md': `${'line\n'.repeat(20)}lit ‚úì\n${'line\n'.repeat(20)}lit ‚úì`,
    'docs/start.sh': '#!/usr/bin/env bash\nset -e\nlit=0\n((lit++))\necho "$lit"\n',
  }
  const root = repositoryWith(awkward)
  const { code, out, err } = await throughline(root, 'fix', '--dry-run')
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^note: \d+ faults would be fixed in \d files; nothing was written\. Left then: 1 error\n$/,
    ) as string,
  })
  for (const [path, text] of Object.entries(awkward)) expect(readFileSync(join(root, path), 'utf8')).toBe(text)
  const copy = repositoryWith(awkward)
  execFileSync('git', ['-C', copy, 'apply', '-'], { input: out })
  await throughline(root, 'fix')
  for (const path of Object.keys(awkward))
    expect(readFileSync(join(copy, path), 'utf8')).toBe(readFileSync(join(root, path), 'utf8'))
  expect(textsIn(copy)).toEqual(FIXED)
})

test('--dry-run ends with 0 where nothing would be fixed and no error is left', async () => {
  const root = directoryWith(FIXED)
  expect(await throughline(root, 'fix', '--dry-run', 'docs/bells.md')).toEqual({
    code: 0,
    out: '',
    err: 'note: 0 faults would be fixed in 0 files; nothing was written\n',
  })
})

test.each([
  ['a terminal', { isTerminal: true, checkout: undefined }],
  ["a runner's log", { isTerminal: false, checkout: '/checkout' }],
])('--dry-run sends nothing to %s that it would obey', async (_, { isTerminal, checkout }) => {
  const root = directoryWith({ 'bells.md': '# Bells\n\n::add-mask::a\n\u001b]0;x\u0007 ##[error] ‚úì\n' })
  let out = ''
  const screen = { isTerminal, hasColour: false, width: 80 }
  await run(['fix', '--dry-run'], {
    cwd: root,
    checkout,
    write: (chunks) => {
      for (const chunk of chunks) out += chunk
      return Promise.resolve()
    },
    say: () => undefined,
    output: screen,
    errors: screen,
  })
  expect(out).toContain('\n+\\u{1b}]0;x\\u{7} ##\\u{5b}error] ✓\n')
  expect(out).not.toContain('\n ::')
})

test('a journal that an interrupted run left is taken back first', async () => {
  const root = directoryWith({ 'bells.md': 'half\n' })
  mkdirSync(join(root, '.throughline'))
  const file = { path: 'bells.md', temporary: '.throughline-00.tmp', before: '# Bells\n', after: HALF }
  writeFileSync(join(root, '.throughline/journal'), JSON.stringify({ version: 1, directories: [], files: [file] }))
  expect((await throughline(root, 'fix', '--dry-run')).code).toBe(0)
  expect(readFileSync(join(root, 'bells.md'), 'utf8')).toBe('half\n')
  expect((await throughline(root, 'fix')).code).toBe(0)
  expect(readFileSync(join(root, 'bells.md'), 'utf8')).toBe('# Bells\n')
})

/** Digest of "half" and a line break. */
const HALF = '741cda0b2efdfdda8840c4c82053a226d6d6d881b8c4311ba1f2c3ba16804d56'
