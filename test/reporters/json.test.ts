import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { diagnosticsSchema } from '../../src/reporters/json-schema.ts'
import { json } from '../../src/reporters/json.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'

const plan = 'See [it](Rollback.md).\n'
const range = rangeIn(plan, 'Rollback.md')
const change = { message: 'Write rollback.md', edits: [{ file: 'plan.md', range, text: 'rollback.md' }] }
const diagnostics = [
  diagnosticAt('plan.md', range, { related: [{ file: 'rollback.md', range, message: 'here' }], fix: change }),
  diagnosticAt('plan.md', range, { severity: 'info', suggestions: [change] }),
]

const validate = new Ajv2020({ strict: true }).compile(diagnosticsSchema)

test('follows the published schema', () => {
  for (const report of [reportOf(diagnostics), reportOf([])]) {
    validate(JSON.parse(textOf(json.report(report))))
    expect(validate.errors).toBeNull()
  }
})

test('the schema refuses what the contract does not name', () => {
  const data = JSON.parse(textOf(json.report(reportOf(diagnostics)))) as { diagnostics: Record<string, unknown>[] }
  delete data.diagnostics[0]!['fixable']
  data.diagnostics[1]!['colour'] = 'red'
  validate(data)
  expect(validate.errors).not.toBeNull()
})

test('is written like this', () => {
  expect(textOf(json.report(reportOf(diagnostics.slice(0, 1))))).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "diagnostics": [
        {"ruleId":"link/missing-file","messageId":"missing","severity":"error","message":"rollback.md does not exist.","file":"plan.md","range":{"start":{"line":1,"column":10,"offset":9},"end":{"line":1,"column":21,"offset":20}},"related":[{"file":"rollback.md","range":{"start":{"line":1,"column":10,"offset":9},"end":{"line":1,"column":21,"offset":20}},"message":"here"}],"fixable":true,"fix":{"message":"Write rollback.md","edits":[{"file":"plan.md","range":{"start":{"line":1,"column":10,"offset":9},"end":{"line":1,"column":21,"offset":20}},"text":"rollback.md"}]},"suggestions":[]}
      ],
      "notRun": [{"ruleId":"decision/reopened","needs":"base"}],
      "summary": {"files":12,"items":1204,"references":3010,"links":240,"errors":1,"warnings":0,"durationMs":61}
    }
    "
  `)
  expect(textOf(json.report(reportOf([])))).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "diagnostics": [],
      "notRun": [{"ruleId":"decision/reopened","needs":"base"}],
      "summary": {"files":12,"items":1204,"references":3010,"links":240,"errors":0,"warnings":0,"durationMs":61}
    }
    "
  `)
})

test('carries names and messages intact, as plain characters', () => {
  const message = '\u001b]0;x\u0007 \u009b2J ##[error] \u202e "quoted" \ud800 計画\n::add-mask::x'
  const file = 'plan\n::add-mask::x.md'
  const text = textOf(json.report(reportOf([diagnosticAt(file, range, { message })])))
  expect(JSON.parse(text)).toMatchObject({ diagnostics: [{ file, message }] })
  expect(text.split('\n').filter((line) => /^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202e]/.test(line))).toEqual([])
})
