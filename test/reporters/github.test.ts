import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { github } from '../../src/reporters/github.ts'
import type { Report } from '../../src/reporters/report.ts'
import { hostileTexts, spelledOut } from './hostile.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'
import { commandsIn } from './runner-model.ts'

const plan = 'See [it](rollback.md)\nand more.\n'

test('one command for each diagnostic', () => {
  const diagnostics = [
    diagnosticAt('docs/plan.md', rangeIn(plan, 'rollback.md')),
    diagnosticAt('docs/plan.md', rangeIn(plan, 'it](rollback.md)\nand'), {
      severity: 'warning',
      message: 'Two lines, 100% of them.\r\nTruly.',
    }),
    diagnosticAt('docs/a, b: 100%.md', rangeIn(plan, 'more'), { severity: 'info' }),
  ]
  expect(textOf(github.report(reportOf(diagnostics)))).toMatchInlineSnapshot(`
    "::error file=docs/plan.md,line=1,endLine=1,col=10,endColumn=21,title=link/missing-file::rollback.md does not exist.
    ::warning file=docs/plan.md,line=1,endLine=2,title=link/missing-file::Two lines, 100%25 of them.%0D%0ATruly.
    ::notice file=docs/a%2C b%3A 100%25.md,line=2,endLine=2,col=5,endColumn=9,title=link/missing-file::rollback.md does not exist.
    1 error, 1 warning and 1 note in 12 files
    "
  `)
})

test('ten of each level are annotations, the others are listed', () => {
  const errors = Array.from({ length: 12 }, (_, at) =>
    diagnosticAt('plan.md', rangeIn(plan, 'it'), { message: `Error ${at + 1}.` }),
  )
  const warnings = errors.slice(0, 11).map((error) => ({ ...error, severity: 'warning' as const }))
  const lines = textOf(github.report(reportOf([...errors, ...warnings]))).split('\n')
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10)
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10)
  expect(lines.slice(20).join('\n')).toMatchInlineSnapshot(`
    "10 of 12 errors are annotations: GitHub shows no more of a step.
    10 of 11 warnings are annotations: GitHub shows no more of a step.
    The others:
      error plan.md:1:6 Error 11. [link/missing-file]
      error plan.md:1:6 Error 12. [link/missing-file]
      warning plan.md:1:6 Error 11. [link/missing-file]
    12 errors and 11 warnings in 12 files
    "
  `)
})

describe('with a base and a baseline', () => {
  const here = diagnosticAt('plan.md', rangeIn(plan, 'rollback.md'))
  const there = Array.from({ length: 10 }, (_, at) => diagnosticAt(`bells/${at}.md`, rangeIn(plan, 'it')))
  const report: Report = {
    ...reportOf([...there, here]),
    change: { ref: 'origin/main', existing: [there[0]!], healed: [here, here], elsewhere: new Set(there) },
    baseline: {
      path: 'accepted.yaml',
      covered: [],
      expired: new Map([[here, '2026-01-31']]),
      left: [],
      isRewritten: false,
    },
  }

  test('what the change touches is annotated first, the rest says where it comes from', () => {
    const lines = textOf(github.report(report)).split('\n')
    expect(lines[0]).toBe(
      '::error file=plan.md,line=1,endLine=1,col=10,endColumn=21,title=link/missing-file::rollback.md does not exist. (accepted until 2026-01-31, and no longer)',
    )
    expect(lines[1]).toMatch(/ \(caused elsewhere: the change does not touch this file\)$/)
  })

  test('the last line has the verdict on the change', () => {
    expect(textOf(github.report(report)).split('\n').at(-2)).toBe(
      '11 errors since origin/main in 12 files; 2 healed; 1 there before; 0 accepted by accepted.yaml',
    )
  })
})

describe('a runner sees the annotations that were meant, and no other command', () => {
  const files = hostileTexts(500, 7)
  const messages = hostileTexts(500, 11)
  const meant = files.map((file, at) =>
    diagnosticAt(file, rangeIn(plan, 'it'), { message: messages[at]!, severity: at % 2 === 0 ? 'error' : 'info' }),
  )
  const kept = (text: string) => spelledOut(text, '\r\n').replace(/##(vso)?\[/g, '##$1\\u{5b}')

  test('500 hostile names and messages, restored', () => {
    // Ten a report, as more would be lines of the log.
    const logs = Array.from({ length: 50 }, (_, at) =>
      textOf(github.report(reportOf(meant.slice(at * 10, at * 10 + 10)))),
    )
    const seen = logs.flatMap(commandsIn).map(({ name, properties, data }) => [name, properties.get('file'), data])
    expect(seen).toEqual(
      meant.map(({ severity, file, message }) => [
        severity === 'error' ? 'error' : 'notice',
        `${file.startsWith('=') ? './' : ''}${kept(file)}`,
        kept(message),
      ]),
    )
  })

  test('beyond the limit, and in the closing line, none is a command', () => {
    const log = textOf(github.report(reportOf(meant)))
    expect(commandsIn(log)).toHaveLength(20)
    expect(log.split('\n')).toHaveLength(20 + 2 + 1 + 480 + 2)
    const closings = messages.map((ref) => {
      const change = { ref, existing: [], healed: [], elsewhere: new Set<Diagnostic>() }
      return textOf(github.report({ ...reportOf([]), change }))
    })
    expect(closings.flatMap(commandsIn)).toEqual([])
    expect(closings.filter((text) => text.split('\n').length !== 2)).toEqual([])
    const all = [log, ...closings].join('').replaceAll('\n', '')
    expect(all).toBe(spelledOut(all))
    expect(all).not.toMatch(/##(vso)?\[/)
  })

  test('the model sees what is not escaped', () => {
    expect(commandsIn('  ::add-mask::bell\nx ##[error]tide\r::debug::y')).toMatchObject([
      { name: 'add-mask', data: 'bell' },
      { name: 'error', data: 'tide' },
      { name: 'debug', data: 'y' },
    ])
    expect(commandsIn('::error file=a%2Cb,title=x=y::50%25%0A')).toEqual([
      { name: 'error', properties: new Map([['file', 'a,b'], ['title', 'x=y']]), data: '50%\n' }, // prettier-ignore
    ])
  })
})
