import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diskAt } from '../../src/workspace/disk.ts'
import { directoryWith } from './temporary.ts'

function diskWithLinks() {
  const around = directoryWith({
    'secret.md': 'secret',
    'root/docs/plan.md': '# Plan',
    'root/docs/runbooks/rollback.md': '# Rollback',
  })
  const root = join(around, 'root')
  const link = (target: string, path: string) => symlinkSync(target, join(root, path))
  link('docs/plan.md', 'plan.md')
  link('../docs', 'docs/again')
  link(join(root, 'docs'), 'absolute')
  link('../secret.md', 'out.md')
  link('..', 'up')
  link('/etc', 'etc')
  link('circle-2', 'circle-1')
  link('circle-1', 'circle-2')
  link('docs/gone.md', 'dangling.md')
  return diskAt(root)
}

test.each([
  ['docs/plan.md', { state: 'file', path: 'docs/plan.md' }],
  ['docs', { state: 'directory', path: 'docs' }],
  ['', { state: 'directory', path: '' }],
  ['plan.md', { state: 'file', path: 'docs/plan.md' }],
  ['docs/again/again/plan.md', { state: 'file', path: 'docs/plan.md' }],
  ['absolute/runbooks', { state: 'directory', path: 'docs/runbooks' }],
  ['Docs/plan.md', { state: 'missing' }],
  ['docs/PLAN.md', { state: 'missing' }],
  ['docs/plan.md/more', { state: 'missing' }],
  ['dangling.md', { state: 'missing' }],
  ['docs/\0.md', { state: 'missing' }],
  ['out.md', { state: 'outside' }],
  ['up/secret.md', { state: 'outside' }],
  ['etc/passwd', { state: 'outside' }],
  ['../secret.md', { state: 'outside' }],
  ['docs/../../secret.md', { state: 'outside' }],
  ['circle-1', { state: 'loop' }],
])('finds %s', (path, found) => {
  expect(diskWithLinks().find(path)).toEqual(found)
})

test('asks a directory once, so that a run sees one state of it', () => {
  const root = directoryWith({ 'docs/plan.md': '' })
  const disk = diskAt(root)
  expect(disk.find('docs/later')).toEqual({ state: 'missing' })
  mkdirSync(join(root, 'docs/later'))
  expect(disk.find('docs/later')).toEqual({ state: 'missing' })
})
