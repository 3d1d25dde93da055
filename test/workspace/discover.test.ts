import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discover, type DiscoveryOptions } from '../../src/workspace/discover.ts'
import { directoryWith, git, repositoryWith } from './temporary.ts'

function found(root: string, options: Partial<DiscoveryOptions> = {}) {
  return discover({ root, usesGit: false, include: [], exclude: [], sizeLimit: 1e6, ...options })
}

test('finds documents by their endings, in any letter case, and everything else as a file of the tree', () => {
  const root = directoryWith({
    'plan.md': '',
    'README.MD': '',
    'page.mdx': '',
    'work.yaml': '',
    'src/main.ts': '',
    '.github/review.md': '',
  })
  const { documents, tree } = found(root)
  expect(documents).toEqual(['.github/review.md', 'README.MD', 'page.mdx', 'plan.md', 'work.yaml'])
  expect(tree.files).toContain('src/main.ts')
  expect(tree.kindOf('src')).toBe('directory')
})

test('includes and excludes', () => {
  const root = directoryWith({ 'docs/plan.md': '', 'docs/archive/old.md': '', 'notes.md': '' })
  expect(found(root, { include: ['docs'] }).documents).toEqual(['docs/archive/old.md', 'docs/plan.md'])
  expect(found(root, { include: ['docs'], exclude: ['**/archive'] }).documents).toEqual(['docs/plan.md'])
  expect(found(root, { exclude: ['docs'] }).tree.kindOf('docs/plan.md')).toBe('file')
})

test('takes what git tracks or would track, and knows of the rest when a link asks', () => {
  const root = repositoryWith({ '.gitignore': 'scratch/\n', 'plan.md': '', 'gone.md': '', 'vendor/lib/README.md': '' })
  writeFileSync(join(root, 'new.md'), '')
  mkdirSync(join(root, 'scratch'))
  writeFileSync(join(root, 'scratch/note.md'), '')
  rmSync(join(root, 'gone.md'))
  const { documents, tree } = found(root, { usesGit: true })
  expect(documents).toEqual(['new.md', 'plan.md'])
  expect(tree.files).toEqual(['.gitignore', 'new.md', 'plan.md', 'vendor/lib/README.md'])
  expect(['scratch/note.md', 'scratch', 'Scratch/note.md', 'gone.md'].map((path) => tree.kindOf(path))).toEqual([
    'file',
    'directory',
    undefined,
    undefined,
  ])
})

test('leaves the files of a repository inside the repository to it', () => {
  const root = repositoryWith({ 'plan.md': '' })
  mkdirSync(join(root, 'other'))
  writeFileSync(join(root, 'other/plan.md'), '')
  git(join(root, 'other'), 'init', '--quiet')
  const { documents, tree } = found(root, { usesGit: true })
  expect(documents).toEqual(['plan.md'])
  expect(tree.kindOf('other/plan.md')).toBe('file')
})

test('lists a name with a line break, quotes and what looks like a stage', () => {
  const names = ['a\nb.md', '"quoted".md', '100644 0123456789012345678901234567890123456789 0\tc.md', 'ü.md']
  const root = repositoryWith({ 'plan.md': '' })
  for (const name of names) writeFileSync(join(root, name), '')
  expect(found(root, { usesGit: true }).documents).toEqual([...names, 'plan.md'].sort())
})

test('walks where git refuses, and says so', () => {
  const root = directoryWith({ 'plan.md': '', '.git/HEAD': 'broken' })
  const { documents, notes } = found(root, { usesGit: true })
  expect(documents).toEqual(['plan.md'])
  expect(notes).toEqual([
    expect.stringContaining(
      'git does not list the files, so ignored ones are checked too: fatal: not a git repository',
    ),
  ])
})

test.each([true, false])('reads a linked file under its own name only (git: %s)', (usesGit) => {
  const root = repositoryWith({ 'AGENTS.md': '', 'docs/plan.md': '' })
  symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'))
  symlinkSync('docs', join(root, 'manual'))
  git(root, 'add', '--all')
  symlinkSync('AGENTS.md', join(root, 'untracked.md'))
  const { documents, tree } = found(root, { usesGit })
  expect(documents).toEqual(['AGENTS.md', 'docs/plan.md'])
  expect(['CLAUDE.md', 'untracked.md', 'manual/plan.md', 'manual'].map((path) => tree.kindOf(path))).toEqual([
    'file',
    'file',
    'file',
    'directory',
  ])
})

test.each([true, false])(
  'gives links out of the root and in circles to the reader, and looks at nothing outside (git: %s)',
  (usesGit) => {
    const around = directoryWith({ 'secret.md': '' })
    const root = join(around, 'root')
    mkdirSync(root)
    writeFileSync(join(root, 'plan.md'), '')
    for (const [target, name] of [
      ['../secret.md', 'out.md'],
      ['..', 'up'],
      ['circle.md', 'circle.md'],
      ['.', 'self'],
    ] as const) {
      symlinkSync(target, join(root, name))
    }
    git(root, 'init', '--quiet')
    git(root, 'add', '--all')
    const { documents, tree } = found(root, { usesGit })
    expect(documents).toEqual(['circle.md', 'out.md', 'plan.md'])
    expect(tree.kindOf('up/secret.md')).toBe('file')
    expect(tree.kindOf('self/self/plan.md')).toBe('file')
  },
)

test.each([false, true])('names a FIFO with the name of a document, git or not (%s)', (usesGit) => {
  const root = usesGit ? repositoryWith({ 'plan.md': '' }) : directoryWith({ 'plan.md': '' })
  execFileSync('mkfifo', [join(root, 'x.md')])
  expect(found(root, { usesGit }).documents).toEqual(['plan.md', 'x.md'])
})

test('knows what git ignores, there or not, and how many lines a file has', () => {
  const root = repositoryWith({
    '.gitignore': 'scratch/\n*.log\n',
    'plan.md': 'one\ntwo\n',
    'kept.log': 'one\ntwo',
    'empty.txt': '',
  })
  git(root, 'add', '--force', 'kept.log')
  const { tree } = found(root, { usesGit: true })
  const asked = ['scratch/note.md', 'run.log', 'kept.log', 'plan.md']
  expect(tree.ignored(asked)).toEqual(new Set(['scratch/note.md', 'run.log']))
  expect(['plan.md', 'kept.log', 'empty.txt', 'absent.md'].map((path) => tree.linesOf(path))).toEqual([
    2,
    2,
    undefined,
    undefined,
  ])
  expect(found(directoryWith({ 'plan.md': '' })).tree.ignored(['plan.md'])).toBeUndefined()
})
