import { expect, test } from 'vitest'
import { shortNames } from '../../../plugins/starlight/evidence-names.ts'

const names = (...paths: readonly string[]) => [...shortNames(paths).values()]

test('a path is known by the name of its file', () => {
  expect(names('runs/run-1/evidence/settings.txt', 'runs/run-1/evidence/count.csv')).toEqual([
    'settings.txt',
    'count.csv',
  ])
})

test('folders part files of one name, as many as it takes', () => {
  expect(names('a/run-1/proof/log.txt', 'a/run-2/proof/log.txt', 'b/run-2/notes/log.txt')).toEqual([
    'run-1/proof/log.txt',
    'run-2/proof/log.txt',
    'notes/log.txt',
  ])
})

test('a path may be the end of another, or stand there twice', () => {
  expect(names('log.txt', 'a/log.txt', 'a/log.txt')).toEqual(['log.txt', 'a/log.txt'])
})
