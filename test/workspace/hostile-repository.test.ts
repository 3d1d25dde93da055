/** Repositories whose own settings and objects want more than to be read. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { baseFiles } from '../../src/workspace/base-files.ts'
import { git as ask, trackedByGit } from '../../src/workspace/git.ts'
import { recoverWrites } from '../../src/workspace/write.ts'
import { committed, directoryWith, git, revision } from './temporary.ts'

function objectFrom(root: string, input: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', root, ...words], { input, encoding: 'utf8' }).trim()
}

function filesSince(root: string, commit = revision(root, 'HEAD')) {
  return baseFiles({ root, ref: 'HEAD', commit, listed: readdirSync(root).filter((name) => name.endsWith('.md')) })
}

/** Settings under which whatever git runs leaves a file behind in the directory that is returned. */
function armed(root: string): string {
  const traces = directoryWith()
  const hooks = directoryWith({ 'post-index-change': `#!/bin/sh\ntouch ${join(traces, 'hook')}\n` })
  chmodSync(join(hooks, 'post-index-change'), 0o755)
  const program = join(directoryWith({ 'sign.sh': `#!/bin/sh\ntouch ${join(traces, 'signature')}\n` }), 'sign.sh')
  chmodSync(program, 0o755)
  const settings: Readonly<Record<string, string>> = {
    'filter.tide.clean': `touch ${join(traces, 'clean')}; cat`,
    'filter.tide.required': 'true',
    'filter.a=b.process': `touch ${join(traces, 'process')}`,
    'diff.tide.textconv': `touch ${join(traces, 'textconv')}; cat`,
    'diff.external': `touch ${join(traces, 'external')}`,
    'core.fsmonitor': `touch ${join(traces, 'monitor')}`,
    'core.hooksPath': hooks,
    'log.showSignature': 'true',
    'gpg.program': program,
  }
  for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value)
  return traces
}

test('runs nothing that a repository names, and leaves its index as it is', () => {
  const attributes = 'bell.md filter=tide diff=tide\ntide.md filter=a=b\nmoved.md filter=tide\n'
  const root = committed({
    '.gitattributes': attributes,
    'bell.md': '# Bell\n',
    'tide.md': '# Tide\n',
    'gone.md': '# Ebb\n',
  })
  const signature = '-----BEGIN PGP SIGNATURE-----\n \n tide\n -----END PGP SIGNATURE-----'
  const signed = `tree ${revision(root, 'HEAD^{tree}')}\nauthor Bell <bell@example.org> 0 +0000\ncommitter Bell <bell@example.org> 0 +0000\ngpgsig ${signature}\n\nsigned\n`
  git(root, 'update-ref', 'HEAD', objectFrom(root, signed, 'hash-object', '-t', 'commit', '-w', '--stdin'))
  const traces = armed(root)
  // Of another age than the index says: git has to look into them.
  for (const name of ['bell.md', 'tide.md']) utimesSync(join(root, name), 0, 0)
  renameSync(join(root, 'gone.md'), join(root, 'moved.md'))
  const index = readFileSync(join(root, '.git/index'))
  const { changed, renamed } = filesSince(root)
  expect([...changed.after]).toEqual(['moved.md'])
  expect([...renamed]).toEqual([['gone.md', 'moved.md']])
  expect(trackedByGit(root, ['bell.md'])).toEqual(new Set(['bell.md']))
  expect(ask(root, ['status', '--porcelain']).output).toContain('moved.md')
  expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true)
  expect(readdirSync(traces)).toEqual([])
})

test('a revision with names that lead out of the work tree is refused', () => {
  const root = committed({ 'bell.md': '# Bell\n' })
  const blob = objectFrom(root, 'evil\n', 'hash-object', '-w', '--stdin')
  for (const name of ['..', '.', '.git', '.GIT']) {
    const inner = objectFrom(root, `100644 blob ${blob}\t.gitignore\n`, 'mktree')
    const tree = objectFrom(root, `040000 tree ${inner}\t${name}\n`, 'mktree')
    expect(() => filesSince(root, tree)).toThrow(`--base HEAD: that revision holds ${name}/.gitignore`)
  }
})

test('a repository that calls another folder its work tree has nothing taken back there', () => {
  const folder = directoryWith({ 'outside.md': 'x', 'inside/bell.md': '# Bell\n' })
  const root = join(folder, 'inside')
  const files = [{ path: 'outside.md', temporary: '.throughline-00.tmp', before: 'evil\n', after: SUM }]
  git(root, 'init', '--quiet')
  mkdirSync(join(root, '.git/throughline'))
  writeFileSync(join(root, '.git/throughline/journal'), JSON.stringify({ version: 1, directories: [], files }))
  git(root, 'config', 'core.worktree', folder)
  recoverWrites(root)
  expect(readFileSync(join(folder, 'outside.md'), 'utf8')).toBe('x')
})

/** Of "x". */
const SUM = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
