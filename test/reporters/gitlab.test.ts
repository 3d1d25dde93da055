import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { gitlab } from '../../src/reporters/gitlab.ts'
import type { Report } from '../../src/reporters/report.ts'
import { hostileTexts } from './hostile.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'
import { commandsIn } from './runner-model.ts'

interface Entry {
  readonly description: string
  readonly fingerprint: string
  readonly location: { readonly path: string }
}

const plan = 'See [it](rollback.md)\nand more.\n'
const range = rangeIn(plan, 'rollback.md')

function entriesOf(report: Report): Entry[] {
  return JSON.parse(textOf(gitlab.report(report))) as Entry[]
}

test('an entry for each diagnostic', () => {
  const found = (['error', 'warning', 'info'] as const).map((severity) => diagnosticAt('plan.md', range, { severity }))
  const entries = entriesOf(reportOf(found))
  expect(entries.map((entry) => ({ ...entry, fingerprint: '' }))).toEqual(
    ['major', 'minor', 'info'].map((severity) => ({
      description: 'rollback.md does not exist.',
      check_name: 'link/missing-file',
      fingerprint: '',
      severity,
      location: { path: 'plan.md', lines: { begin: 1, end: 1 } },
    })),
  )
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(3)
})

test('of nothing: an empty list', () => {
  expect(textOf(gitlab.report(reportOf([])))).toBe('[]\n')
})

test('a fingerprint is the same when lines move', () => {
  const moved = rangeIn(`\n\n${plan}`, 'rollback.md')
  const of = (text: string, at: typeof range) => entriesOf(reportOf([diagnosticAt('plan.md', at)], { 'plan.md': text }))
  expect(of(`\n\n${plan}`, moved)[0]?.fingerprint).toBe(of(plan, range)[0]?.fingerprint)
})

test('with a base, what was there before is listed too: GitLab compares whole reports', () => {
  const [brought, before] = ['brought', 'before'].map((message) => diagnosticAt('plan.md', range, { message })) as [
    Diagnostic,
    Diagnostic,
  ]
  const change = {
    ref: 'main',
    existing: [before],
    healed: [diagnosticAt('plan.md', range)],
    elsewhere: new Set([brought]),
  }
  expect(entriesOf({ ...reportOf([brought]), change }).map(({ description }) => description)).toEqual([
    'brought (caused elsewhere: the change does not touch this file)',
    'before',
  ])
})

test('hostile names and messages arrive as they are, and are no commands in a log', () => {
  const messages = hostileTexts(500, 19)
  const found = hostileTexts(500, 23).map((file, at) => diagnosticAt(file, range, { message: messages[at]! }))
  const text = textOf(gitlab.report(reportOf(found)))
  const entries = JSON.parse(text) as Entry[]
  expect(entries.map(({ location, description }) => [location.path, description])).toEqual(
    found.map(({ file, message }) => [file, message]),
  )
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(500)
  expect(commandsIn(text)).toEqual([])
  expect(text).not.toMatch(/##(vso)?\[|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})
