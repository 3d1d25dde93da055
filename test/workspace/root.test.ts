import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { displayPath, isShown, workspaceOf } from '../../src/workspace/root.ts'
import { directoryWith, repositoryWith } from './temporary.ts'

const plan = { 'docs/project/plan.md': '', 'docs/project/runs/run-1.md': '', 'README.md': '' }

test('a directory with neither configuration nor repository around it is its own root', () => {
  const directory = directoryWith(plan)
  const docs = join(directory, 'docs')
  expect(workspaceOf(['docs'], directory)).toEqual({ root: docs, base: docs, shown: [''], usesGit: false })
})

test('the root is the nearest configuration, and paths are relative to what was named', () => {
  const directory = directoryWith({ ...plan, 'throughline.yaml': '' })
  const workspace = workspaceOf(['docs/project'], directory)
  expect(workspace).toEqual({
    root: directory,
    base: join(directory, 'docs/project'),
    shown: ['docs/project'],
    usesGit: false,
  })
  expect(displayPath(workspace, 'docs/project/plan.md')).toBe('plan.md')
  expect(displayPath(workspace, 'README.md')).toBe('../../README.md')
  expect(isShown(workspace, 'docs/project/runs/run-1.md')).toBe(true)
  expect(isShown(workspace, 'docs/project-2/plan.md')).toBe(false)
})

test('the root is the nearest repository', () => {
  const directory = repositoryWith(plan)
  expect(workspaceOf(['.'], join(directory, 'docs'))).toMatchObject({ root: directory, shown: ['docs'], usesGit: true })
  expect(workspaceOf([directory], '/')).toMatchObject({ root: directory, base: directory, shown: [''], usesGit: true })
})

test('a directory that git ignores is its own root', () => {
  const directory = repositoryWith({ ...plan, '.gitignore': 'build/\n' })
  mkdirSync(join(directory, 'build/docs'), { recursive: true })
  expect(workspaceOf(['build/docs'], directory)).toMatchObject({
    root: join(directory, 'build/docs'),
    shown: [''],
    usesGit: false,
  })
})

test('files and several directories belong to the root around all of them', () => {
  const directory = directoryWith({ ...plan, 'throughline.yaml': '' })
  const paths = ['docs/project/plan.md', 'README.md']
  expect(workspaceOf(paths, directory)).toMatchObject({ root: directory, base: directory, shown: paths })
  expect(workspaceOf(['docs/project/runs/run-1.md'], directory)).toMatchObject({ root: directory, base: directory })
})

test('files without a root around them share the lowest directory, never the working directory', () => {
  const directory = directoryWith(plan)
  expect(workspaceOf([join(directory, 'docs/project/plan.md')], '/')).toMatchObject({
    root: join(directory, 'docs/project'),
    shown: ['plan.md'],
  })
  expect(workspaceOf(['docs/project/plan.md', 'docs/project/runs'], directory)).toMatchObject({
    root: join(directory, 'docs/project'),
  })
})

test('a path that does not exist is refused with the nearest name', () => {
  const directory = directoryWith(plan)
  const refusal = (path: string) => {
    try {
      workspaceOf([path], directory)
    } catch (error) {
      return (error as { faults: unknown }).faults
    }
    return undefined
  }
  expect(refusal('dosc')).toEqual([{ message: 'dosc does not exist', hint: 'did you mean "docs"?' }])
  expect(refusal('docs/projcet/plan.md')).toEqual([
    {
      message: 'docs/projcet/plan.md does not exist',
      hint: `did you mean "project"? It would be in ${join(directory, 'docs')}`,
    },
  ])
  expect(refusal('elsewhere')).toEqual([
    { message: 'elsewhere does not exist', hint: 'name a file or a directory that is there' },
  ])
})
