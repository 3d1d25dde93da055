import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { realMachine } from '../../src/workspace/machine.ts'
import { recoverWrites, writeFiles, type FileChange } from '../../src/workspace/write.ts'
import { directoryWith, isRoot, repositoryWith } from './temporary.ts'

function textIn(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function refusalOf(root: string, ...changes: readonly FileChange[]): string {
  try {
    writeFiles(root, changes)
  } catch (error) {
    return (error as Error).message
  }
  return 'written'
}

test('writes bytes as they are: byte-order mark, any line end, none at the end; mode kept', () => {
  const before = '\ufeff# Bells\r\nold\rnight\n\n🔔'
  const root = directoryWith({ 'bells.md': before })
  chmodSync(join(root, 'bells.md'), 0o664)
  writeFiles(root, [{ path: 'bells.md', before, text: before.replace('old', 'new') }])
  expect(textIn(root, 'bells.md')).toBe(before.replace('old', 'new'))
  expect(statSync(join(root, 'bells.md')).mode & 0o777).toBe(0o664)
  expect(readdirSync(root)).toEqual(['bells.md'])
})

test('makes files, with the directories above them', () => {
  const root = directoryWith()
  writeFiles(root, [{ path: 'pier/north/boats.md', before: undefined, text: 'boats\n' }])
  expect(textIn(root, 'pier/north/boats.md')).toBe('boats\n')
  expect(refusalOf(root, { path: 'pier/north/boats.md', before: undefined, text: 'more boats\n' })).toBe(
    'pier/north/boats.md is not written: it is there already',
  )
})

test('the journal lies in the git directory, that of a further work tree as well, and never in the tree', () => {
  const root = repositoryWith({ 'docs/bells.md': 'old\n' })
  const places: string[] = []
  const watching = {
    ...realMachine,
    rename(from: string, to: string) {
      places.push(to)
      realMachine.rename(from, to)
    },
  }
  writeFiles(join(root, 'docs'), [{ path: 'bells.md', before: 'old\n', text: 'new\n' }], watching)
  execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@t.example', 'commit', '-qm', 'bells'])
  const tree = join(directoryWith(), 'tree')
  execFileSync('git', ['-C', root, 'worktree', 'add', '--quiet', tree])
  writeFiles(tree, [{ path: 'docs/bells.md', before: 'old\n', text: 'newer\n' }], watching)
  expect(places).toEqual([
    join(root, '.git/throughline/journal'),
    join(root, 'docs/bells.md'),
    join(root, '.git/worktrees/tree/throughline/journal'),
    join(tree, 'docs/bells.md'),
  ])
  expect(existsSync(join(root, '.git/throughline'))).toBe(false)
})

test('refuses what is not the text that a change was computed from', () => {
  const root = directoryWith({
    'bells.md': 'edited\n',
    'latin.md': Buffer.from('K\xf6ln', 'latin1'),
    'lamps.md': 'lamps\n',
  })
  const lamps = { path: 'lamps.md', before: 'lamps\n', text: 'more lamps\n' }
  expect(refusalOf(root, lamps, { path: 'bells.md', before: 'old\n', text: 'new\n' })).toBe(
    'bells.md is not written: it has changed since it was read',
  )
  expect(refusalOf(root, lamps, { path: 'gone.md', before: 'old\n', text: 'new\n' })).toBe(
    'gone.md is not written: it has changed since it was read',
  )
  expect(refusalOf(root, lamps, { path: 'latin.md', before: 'K\ufffdln', text: 'new' })).toBe(
    'latin.md is not written: it is not UTF-8',
  )
  expect(textIn(root, 'lamps.md')).toBe('lamps\n')
})

test.each(['../out.md', '/tmp/out.md', 'a/../../out.md', './bells.md', 'a//b.md', '', 'bells.md\0'])(
  'refuses the path %j',
  (path) => {
    const root = directoryWith({ 'bells.md': 'old\n' })
    expect(refusalOf(root, { path, before: undefined, text: 'out\n' })).toBe(
      `${path} is not written: it leads out of ${root}`,
    )
  },
)

test('follows no symbolic link, neither to a file nor on the way', () => {
  const root = directoryWith({ 'quay/bells.md': 'old\n' })
  symlinkSync('quay/bells.md', join(root, 'link.md'))
  symlinkSync('quay', join(root, 'pier'))
  expect(refusalOf(root, { path: 'link.md', before: 'old\n', text: 'new\n' })).toBe(
    'link.md is not written: it is no regular file',
  )
  expect(refusalOf(root, { path: 'pier/bells.md', before: 'old\n', text: 'new\n' })).toBe(
    'pier/bells.md is not written: pier is no directory',
  )
  expect(textIn(root, 'quay/bells.md')).toBe('old\n')
})

test.skipIf(isRoot)(
  'names the file in a directory that may not be written (skipped for root, whom nothing is refused)',
  () => {
    const root = repositoryWith({ 'quay/bells.md': 'old\n' })
    chmodSync(join(root, 'quay'), 0o555)
    onTestFinished(() => chmodSync(join(root, 'quay'), 0o755))
    expect(refusalOf(root, { path: 'quay/bells.md', before: 'old\n', text: 'new\n' })).toBe(
      'quay/bells.md cannot be written: Permission denied',
    )
    expect(textIn(root, 'quay/bells.md')).toBe('old\n')
  },
)

/** A writer that kills itself at the rename of this number, the journal's own counted. */
function killedAt(rename: number, root: string): void {
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, '../../src/workspace', name))
  const script = `
    import { realMachine } from ${module('machine.ts')}
    import { writeFiles } from ${module('write.ts')}
    let renames = 0
    const rename = (from, to) => {
      if (renames++ === ${rename}) process.kill(process.pid, 'SIGKILL')
      realMachine.rename(from, to)
    }
    const change = (path) => ({ path, before: 'old\\n', text: 'new\\n' })
    writeFiles(${JSON.stringify(root)}, ['a.md', 'b.md', 'c.md'].map(change), { ...realMachine, rename })`
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script])
  expect(signal).toBe('SIGKILL')
}

test.each([0, 1, 2, 3])(
  'a process that is killed at rename %i of a real disk leaves what the next one takes back',
  (rename) => {
    const root = repositoryWith({ 'a.md': 'old\n', 'b.md': 'old\n', 'c.md': 'old\n' })
    killedAt(rename, root)
    const kept = ['a.md', 'b.md', 'c.md'].map((path) => textIn(root, path))
    expect(kept).toEqual([0, 1, 2].map((at) => (at < rename - 1 ? 'new\n' : 'old\n')))
    writeFiles(root, [{ path: 'c.md', before: 'old\n', text: 'newer\n' }])
    expect(readdirSync(root).map((name) => (name === '.git' ? name : textIn(root, name)))).toEqual([
      '.git',
      'old\n',
      'old\n',
      'newer\n',
    ])
    expect(existsSync(join(root, '.git/throughline'))).toBe(false)
  },
)

test('waits for another writer, and says which it is where that does not end', () => {
  const root = directoryWith({ 'bells.md': 'old\n' })
  const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()'])
  onTestFinished(() => void other.kill())
  mkdirSync(join(root, '.throughline'))
  const lock = join(root, '.throughline', `writer-${other.pid}-0-${realMachine.self.machine}`)
  writeFileSync(lock, '')
  let pauses = 0
  const patient = { ...realMachine, pause: () => void pauses++ }
  const change = { path: 'bells.md', before: 'old\n', text: 'new\n' }
  expect(() => {
    writeFiles(root, [change], patient)
  }).toThrow(
    expect.objectContaining({
      faults: [
        {
          message: `another run is writing here: process ${other.pid}`,
          hint: `wait for it to end; if it has ended, delete ${lock}`,
        },
      ],
    }),
  )
  expect({ pauses, text: textIn(root, 'bells.md') }).toEqual({ pauses: 80, text: 'old\n' })
})

test('takes no heed of the lock of a process that is dead, or whose number is another one now', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  const root = directoryWith({ 'bells.md': 'old\n' })
  mkdirSync(join(root, '.throughline'))
  const { machine, start } = realMachine.self
  writeFileSync(join(root, '.throughline', `writer-${pid}-0-${machine}`), '')
  if (start > 0) writeFileSync(join(root, '.throughline', `writer-${process.ppid}-1-${machine}`), '')
  writeFiles(root, [{ path: 'bells.md', before: 'old\n', text: 'new\n' }])
  expect(textIn(root, 'bells.md')).toBe('new\n')
  expect(readdirSync(root)).toEqual(['bells.md'])
})

test('a journal of somebody else does nothing outside of the root, and one that cannot be read is said', () => {
  const journal = (path: string, temporary = '.throughline-00.tmp') =>
    JSON.stringify({
      version: 1,
      directories: ['..', '/tmp'],
      files: [{ path, temporary, before: 'evil\n', after: SUM }],
    })
  const root = directoryWith({
    'inside/bells.md': 'old\n',
    'outside.md': 'x',
    'inside/.throughline/journal': journal('../outside.md'),
  })
  recoverWrites(join(root, 'inside'))
  expect(textIn(root, 'outside.md')).toBe('x')
  for (const text of ['{', '{}', '[]', journal('bells.md', '../outside.md'), journal('bells.md').replace('1', '2')]) {
    const folder = directoryWith({ '.throughline/journal': text })
    expect(() => {
      recoverWrites(folder)
    }).toThrow(`${join(folder, '.throughline/journal')} is no journal that this version can read`)
  }
})

test('a journal that is no file is not waited for', () => {
  const root = directoryWith()
  mkdirSync(join(root, '.throughline'))
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(root, '.throughline/journal')])
  else mkdirSync(join(root, '.throughline/journal'))
  expect(refusalOf(root, { path: 'bells.md', before: undefined, text: 'x' })).toContain('is no journal')
})

/** Of "x". */
const SUM = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
