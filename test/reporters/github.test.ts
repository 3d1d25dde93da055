import { expect, test } from 'vitest'
import { github } from '../../src/reporters/github.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'

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

test('no content becomes a command', () => {
  const hostile = '\n::add-mask::x\r##[error]y\u001b[2J\u009b##[set-output name=z]'
  const diagnostics = Array.from({ length: 12 }, () =>
    diagnosticAt(`::x${hostile}`, rangeIn(plan, 'it'), { message: hostile, ruleId: `link/x${hostile}` }),
  )
  const lines = textOf(github.report(reportOf(diagnostics))).split('\n')
  expect(
    lines.filter(
      (line) =>
        (/^\s*::/.test(line) && !line.startsWith('::error file=%3A%3Ax%0A%3A%3Aadd-mask%3A%3Ax%0D')) ||
        /##\[|[\u0000-\u001f\u007f-\u009f]/.test(line),
    ),
  ).toEqual([])
})
