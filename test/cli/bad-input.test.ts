import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directoryWith, isRoot, repositoryWith } from '../workspace/temporary.ts'
import { MAIN, spawnThroughline, throughline } from './session.ts'

test('a directory that does not exist', () => {
  const directory = directoryWith({ 'docs/plan.md': '' })
  expect(spawnThroughline(directory, ['check', 'dosc'])).toEqual({
    code: 2,
    out: '',
    err: 'error: dosc does not exist\nhelp: did you mean "docs"?\n',
  })
})

test('no documents at all', async () => {
  const hint =
    'help: documents are Markdown (.md, .mdx) and work breakdowns (.yaml, .json); what git ignores and vendored folders are left out\n'
  expect(spawnThroughline(directoryWith(), ['check'])).toEqual({
    code: 2,
    out: '',
    err: `error: 0 documents found in the current directory\n${hint}`,
  })
  const data = directoryWith({
    'package.json': '{"name":"x"}',
    'deploy.yaml': 'kind: Service',
    'src/main.ts': '',
    'node_modules/lib/README.md': '',
  })
  expect(await throughline(data, 'check', '.', '--format', 'json')).toMatchObject({ code: 2, out: '' })
  expect(await throughline(data, 'check', 'src/main.ts')).toEqual({
    code: 2,
    out: '',
    err: 'error: 0 documents found in src/main.ts\nhelp: documents are Markdown (.md, .mdx) and work breakdowns (.yaml, .json)\n',
  })
  const excluded = directoryWith({ 'plan.md': '', 'throughline.yaml': 'exclude: ["**"]' })
  expect((await throughline(excluded, 'check')).err).toContain('see include and exclude in throughline.yaml')
})

test('a configuration that is not YAML', () => {
  const directory = directoryWith({ 'plan.md': '', 'throughline.yaml': 'include: [docs\n' })
  const { code, out, err } = spawnThroughline(directory, ['check'])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^error: throughline.yaml:2:1: not YAML: .*\n$/)
})

test('documents that are no text, beside one that is', async () => {
  const directory = directoryWith({
    'latin.md': Buffer.from('# Gr\u00fc\u00dfe', 'latin1'),
    'nul.md': '# Plan\0',
    'sound.md': '# Plan\n',
    'utf16.md': Buffer.from('\ufeff# Plan', 'utf16le'),
  })
  const { code, out } = await throughline(directory, 'check')
  expect(code).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "── latin.md ──────────────────────────────────────────────────────────── 1 error

    error[page/unreadable] Byte 4 (0xfc) is not UTF-8.
      --> latin.md:1:1
       = rule: throughline explain page/unreadable

    ── nul.md ────────────────────────────────────────────────────────────── 1 error

    error[page/unreadable] Byte 6 is NUL, so the file is no text.
      --> nul.md:1:1
       = rule: throughline explain page/unreadable

    ── utf16.md ──────────────────────────────────────────────────────────── 1 error

    error[page/unreadable] The file is UTF-16, by the byte-order mark at byte 0,
      and not UTF-8.
      --> utf16.md:1:1
       = rule: throughline explain page/unreadable

    3 errors in 4 files (0 items), 0 ms
    "
  `)
})

test('a document of 20 MB', async () => {
  const directory = directoryWith({ 'large.md': 'x'.repeat(20_000_000), 'plan.md': '# Plan\n' })
  const { code, out } = await throughline(directory, 'check')
  expect(code).toBe(1)
  expect(out).toContain('error[page/unreadable] The file has 20,000,000 bytes, over the limit of')
  expect(await throughline(directory, 'check', 'plan.md')).toMatchObject({ code: 0 })
})

test('symbolic links in a circle and out of the root', async () => {
  const around = directoryWith({
    'secret.md': 'TOP SECRET T001',
    'root/plan.md': '[out](up/secret.md) [loop](self/self/plan.md)\n',
  })
  const root = join(around, 'root')
  for (const [target, name] of [
    ['.', 'self'],
    ['..', 'up'],
    ['../secret.md', 'out.md'],
    ['circle.md', 'circle.md'],
  ] as const)
    symlinkSync(target, join(root, name))
  const { code, out } = spawnThroughline(root, ['check'])
  expect(code).toBe(1)
  expect(out).not.toContain('TOP SECRET')
  expect(out).toMatchInlineSnapshot(`
    "── circle.md ─────────────────────────────────────────────────────────── 1 error

    error[page/unreadable] A symbolic link to circle.md, which is not a file of
      the workspace.
      --> circle.md:1:1
       = rule: throughline explain page/unreadable

    ── out.md ────────────────────────────────────────────────────────────── 1 error

    error[page/unreadable] A symbolic link to ../secret.md, which is not a file of
      the workspace.
      --> out.md:1:1
       = rule: throughline explain page/unreadable

    2 errors in 3 files (0 items), 0 ms
    "
  `)
})

test('a FIFO that has the name of a document', () => {
  const directory = directoryWith({ 'plan.md': '# Plan\n' })
  execFileSync('mkfifo', [join(directory, 'x.md')])
  const { code, out } = spawnThroughline(directory, ['check'])
  expect(code).toBe(1)
  expect(out).toContain('error[page/unreadable] Not a regular file, and not opened.\n  --> x.md:1:1')
  expect(spawnThroughline(directory, ['check', 'x.md'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('x.md is neither a file nor a directory') as string,
  })
})

test.skipIf(isRoot)(
  'a file and a directory that the system refuses (skipped for root, whom nothing is refused)',
  () => {
    const directory = directoryWith({ 'plan.md': '# Plan\n', 'locked.md': '', 'closed/plan.md': '' })
    chmodSync(join(directory, 'locked.md'), 0)
    chmodSync(join(directory, 'closed'), 0)
    const { code, err } = spawnThroughline(directory, ['check'])
    chmodSync(join(directory, 'closed'), 0o755)
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: closed could not be read: Permission denied\nerror: locked.md could not be read: Permission denied\n',
    })
  },
)

test('a file named with a line break and a workflow command', async () => {
  const directory = repositoryWith({
    'plan\n::add-mask::x.md': '[a](<gone\u001b]0;owned\u0007.md>)\n[b](##[error]x.md) \u009b2J\n',
  })
  const github = await throughline(directory, 'check', '--format', 'github')
  expect(
    github.out.split('\n').filter((line) => /^\s*::(?!error |warning )/.test(line) || line.includes('##[')),
  ).toEqual([])
  expect(github.out).toContain('file=plan%0A%3A%3Aadd-mask%3A%3Ax.md,')
  const pretty = await throughline(directory, 'check')
  expect(pretty.out).toContain('plan\\u{a}::add-mask::x.md:1:')
  expect(pretty.out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  expect(
    (JSON.parse((await throughline(directory, 'check', '--format', 'json')).out) as { diagnostics: unknown[] })
      .diagnostics[0],
  ).toMatchObject({
    file: 'plan\n::add-mask::x.md',
  })
})

test('links to what is not ours are refused without a look', async () => {
  const directory = directoryWith({
    'plan.md':
      '[a](../../etc/passwd) [b](%2e%2e/%2e%2e/etc/passwd) [c](/etc/passwd) [d](file:///etc/passwd) [e](..\\\\..\\\\etc\\\\passwd)\n',
  })
  const { code, out } = await throughline(directory, 'check', '--format', 'json')
  expect(code).toBe(1)
  const { diagnostics } = JSON.parse(out) as { diagnostics: { ruleId: string }[] }
  expect(diagnostics.filter(({ ruleId }) => ruleId === 'link/outside-root')).toHaveLength(2)
})

test('a reader that leaves', async () => {
  const links = Array.from({ length: 5000 }, (_, at) => `[step ${at}](step-${at}.md)`)
  const directory = directoryWith({ 'plan.md': links.join('\n') })
  const child = spawn(process.execPath, [MAIN, 'check'], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await once(child, 'close')).toEqual([1, null])
  expect(err).toBe('')
})

test('all of a long output arrives, and with it the exit code', () => {
  const links = Array.from({ length: 5000 }, (_, at) => `[step ${at}](step-${at}.md)`)
  const directory = directoryWith({ 'plan.md': links.join('\n') })
  const { code, out } = spawnThroughline(directory, ['check', '--format', 'json'])
  expect(code).toBe(1)
  expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).toHaveLength(5000)
})

test('a bug says that it is one, and exits with 2', async () => {
  const directory = directoryWith({ 'plan.md': '' })
  const { run } = await import('../../src/cli/run.ts')
  const screen = { isTerminal: false, hasColour: false, width: 80 }
  let err = ''
  const write = async () => {
    throw new TypeError('the reporter tripped')
  }
  const code = await run(['check'], {
    cwd: directory,
    checkout: undefined,
    write,
    say: (text) => void (err += text),
    output: screen,
    errors: screen,
  })
  expect(code).toBe(2)
  expect(err).toMatch(
    /^This is a bug in Throughline \d+\.\d+\.\d+\. Please report it with these lines:\n\nTypeError: the reporter tripped\n +at /,
  )
})

test('a folder with the name of a document', async () => {
  const directory = directoryWith({ 'plan.md': '# Plan\n' })
  mkdirSync(join(directory, 'folder.md'))
  expect(await throughline(directory, 'check')).toMatchObject({ code: 0 })
})
