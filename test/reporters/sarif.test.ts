import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { rules } from '../../src/engine/rules/registry.ts'
import type { Report } from '../../src/reporters/report.ts'
import { sarif } from '../../src/reporters/sarif.ts'
import { hostileTexts } from './hostile.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'
import { sarifFaults } from './sarif-schema.ts'

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly invocations: readonly [
        { readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[] },
      ]
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex?: number
        readonly level: string
        readonly message: { readonly text: string }
        readonly partialFingerprints: Record<string, string>
        readonly baselineState?: string
        readonly suppressions?: readonly object[]
      }[]
    },
  ]
}

function logOf(
  diagnostics: readonly Diagnostic[],
  files: Readonly<Record<string, string>> = {},
  more: Partial<Report> = {},
): Log['runs'][0] & { readonly text: string } {
  const text = textOf(sarif.report({ ...reportOf(diagnostics, files), ...more }))
  return { ...(JSON.parse(text) as Log).runs[0], text }
}

const plan = 'See [it](Rollback.md), says D-007.\n'
const range = rangeIn(plan, 'Rollback.md')

test('a result has its rule, its place, what explains it and what to do', () => {
  const change = { message: 'Write rollback.md', edits: [{ file: 'docs/my plan.md', range, text: 'rollback.md' }] }
  const { results, tool } = logOf([
    diagnosticAt('docs/my plan.md', range, { fix: change, related: [{ file: 'ü/100%.md', range, message: 'here' }] }),
  ])
  expect({ ...results[0], ruleIndex: undefined }).toMatchInlineSnapshot(`
    {
      "fixes": [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "docs/my%20plan.md",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 21,
                    "endLine": 1,
                    "startColumn": 10,
                    "startLine": 1,
                  },
                  "insertedContent": {
                    "text": "rollback.md",
                  },
                },
              ],
            },
          ],
          "description": {
            "text": "Write rollback.md",
          },
        },
      ],
      "level": "error",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "docs/my%20plan.md",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "endColumn": 21,
              "endLine": 1,
              "startColumn": 10,
              "startLine": 1,
            },
          },
        },
      ],
      "message": {
        "text": "rollback.md does not exist.",
      },
      "partialFingerprints": {
        "throughline/v2": "14ac467d02cb396a2f72493df56bad63",
      },
      "relatedLocations": [
        {
          "id": 0,
          "message": {
            "text": "here",
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "%C3%BC/100%25.md",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "endColumn": 21,
              "endLine": 1,
              "startColumn": 10,
              "startLine": 1,
            },
          },
        },
      ],
      "ruleId": "link/missing-file",
      "ruleIndex": undefined,
    }
  `)
  expect(tool.driver.rules[results[0]!.ruleIndex!]!.id).toBe('link/missing-file')
})

test('lists every rule, also of no results', () => {
  const { tool, results } = logOf([])
  expect(results).toEqual([])
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
  expect(tool.driver.rules.find(({ id }) => id === 'link/case-mismatch')).toMatchObject({
    shortDescription: { text: expect.stringMatching(/\.$/) as string },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['link'], fixable: true },
  })
})

test('levels', () => {
  const { results } = logOf(
    (['error', 'warning', 'info'] as const).map((severity) => diagnosticAt('plan.md', range, { severity })),
  )
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note'])
})

test('a fingerprint survives text above, and tells equal findings apart', () => {
  const prints = (diagnostics: readonly Diagnostic[], text: string) =>
    logOf(diagnostics, { 'plan.md': text }).results.map((result) => result.partialFingerprints['throughline/v2'])
  const two = (text: string) => [
    diagnosticAt('plan.md', rangeIn(text, 'Rollback.md')),
    diagnosticAt('plan.md', rangeIn(text, 'D-007')),
  ]
  const [first, second] = prints(two(plan), plan)
  expect(first).not.toBe(second)
  const longer = `# Title\n\n${plan.replace('says', 'and says')}`
  expect(prints(two(longer), longer)).toEqual([first, second])
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  const twice = prints([two(plan)[0]!, two(plan)[0]!], plan)
  expect(twice[0]).toBe(first)
  expect(new Set(twice).size).toBe(2)
})

describe('with a base and a baseline', () => {
  const [here, before, accepted, gone] = ['here', 'before', 'accepted', 'gone'].map((message) =>
    diagnosticAt('plan.md', range, {
      message,
      fix: { message: 'Write it', edits: [{ file: 'plan.md', range, text: '' }] },
    }),
  ) as [Diagnostic, Diagnostic, Diagnostic, Diagnostic]
  const change = { ref: 'origin/main', existing: [before, accepted], healed: [gone], elsewhere: new Set<Diagnostic>() }
  const covered = [{ diagnostic: accepted, reason: 'The old harbour is closed in May.' }]
  const baseline = {
    path: 'accepted.yaml',
    covered,
    expired: new Map<Diagnostic, string>(),
    left: [],
    isRewritten: false,
  }

  test('a result says whether the change brought it', () => {
    const { results } = logOf([here], {}, { change })
    expect(results.map(({ message, baselineState }) => [message.text, baselineState])).toEqual([
      ['here', 'new'],
      ['before', 'unchanged'],
      ['accepted', 'unchanged'],
      ['gone', 'absent'],
    ])
    expect(results.map((result) => 'fixes' in result)).toEqual([true, true, true, false])
    expect(results.filter((result) => 'suppressions' in result)).toEqual([])
  })

  test('what is accepted is suppressed, with its reason, and all results say so or not', () => {
    const { results } = logOf([here, before], {}, { baseline })
    expect(results.map(({ message, suppressions }) => [message.text, suppressions])).toEqual([
      ['here', []],
      ['before', []],
      ['accepted', [{ kind: 'external', status: 'accepted', justification: 'The old harbour is closed in May.' }]],
    ])
    expect(results.filter((result) => 'baselineState' in result)).toEqual([])
  })

  test('both at once: each once', () => {
    const { results } = logOf([here], {}, { change, baseline })
    expect(results.map(({ message, baselineState }) => [message.text, baselineState])).toEqual([
      ['here', 'new'],
      ['before', 'unchanged'],
      ['accepted', 'unchanged'],
      ['gone', 'absent'],
    ])
  })
})

describe('by the official schema', () => {
  const faultsOf = sarifFaults()
  const messages = hostileTexts(300, 3)
  const diagnostics = hostileTexts(300, 5).map((file, at) => {
    const change = { message: messages[at]!, edits: [{ file, range, text: messages[at]! }] }
    const related = [{ file, range, message: messages[at]! }]
    return diagnosticAt(file, range, { message: messages[at]!, related, fix: change, suggestions: [change, change] })
  })

  test('valid, of nothing and of hostile names and messages', () => {
    expect(faultsOf(JSON.parse(logOf([]).text))).toEqual([])
    expect(faultsOf(JSON.parse(logOf(diagnostics).text))).toEqual([])
  })

  test('valid with states and suppressions', () => {
    const [first, second, third, ...rest] = diagnostics as [Diagnostic, Diagnostic, Diagnostic, ...Diagnostic[]]
    const change = { ref: 'main', existing: [first], healed: [second], elsewhere: new Set(rest) }
    const covered = [{ diagnostic: third, reason: messages[0]! }]
    const baseline = { path: 'accepted.yaml', covered, expired: new Map(), left: [], isRewritten: false }
    expect(faultsOf(JSON.parse(logOf(rest, {}, { change, baseline }).text))).toEqual([])
  })

  test('the schema catches a level that there is none of, and a name that is no URI', () => {
    const wrong = logOf(diagnostics.slice(0, 1)).text
    expect(faultsOf(JSON.parse(wrong.replace('"level":"error","message"', '"level":"fault","message"')))).not.toEqual(
      [],
    )
    expect(faultsOf(JSON.parse(wrong.replace(/"uri":"[^"]*"/, '"uri":"a b"')))).not.toEqual([])
  })
})

describe('stays within what services take, and says so', () => {
  test('25,000 results, errors first', () => {
    const at = (severity: Diagnostic['severity']) => diagnosticAt('plan.md', range, { severity })
    const { results, invocations, text } = logOf([
      ...Array.from({ length: 25_000 }, () => at('warning')),
      ...Array.from({ length: 10 }, () => at('error')),
    ])
    const levels = results.map(({ level }) => level)
    expect([
      levels.filter((level) => level === 'error').length,
      levels.length <= 25_000,
      Buffer.byteLength(text) <= 10_000_000,
    ]).toEqual([10, true, true])
    expect(levels.at(-1)).toBe('error')
    expect(invocations[0].toolExecutionNotifications?.[0]?.message.text).toMatch(
      /^[\d,]+ of 25,010 diagnostics: a SARIF file has at most 25,000 results and 10 MB\. Errors come first\.$/,
    )
  })

  test('10 MB', () => {
    const { results, text } = logOf(
      Array.from({ length: 100 }, () => diagnosticAt('plan.md', range, { message: 'é'.repeat(100_000) })),
    )
    expect(results.length).toBeGreaterThan(40)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000_000)
  })
})

test('carries names and messages intact, as plain characters', () => {
  const message = '\u001b[2J ##[error] \u202e\n::add-mask::x'
  const { results, text } = logOf([diagnosticAt('a\nb.md', range, { message })])
  expect(results[0]).toMatchObject({
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a%0Ab.md' } } }],
  })
  expect(text.split('\n').filter((line) => /^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202e]/.test(line))).toEqual([])
})
