import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { rules } from '../../src/engine/rules/registry.ts'
import { sarif } from '../../src/reporters/sarif.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'

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
        readonly partialFingerprints: Record<string, string>
      }[]
    },
  ]
}

function logOf(diagnostics: readonly Diagnostic[]): Log['runs'][0] & { readonly text: string } {
  const text = textOf(sarif.report(reportOf(diagnostics)))
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
        "throughline/v1": "3e30da99ecd43bb3d58444b9dcc37db5",
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
  const shifted = rangeIn(`# Title\n\n${plan}`, 'Rollback.md')
  const prints = (diagnostics: readonly Diagnostic[]) =>
    logOf(diagnostics).results.map((result) => result.partialFingerprints['throughline/v1'])
  const [first, second] = prints([diagnosticAt('plan.md', range), diagnosticAt('plan.md', rangeIn(plan, 'D-007'))])
  expect(first).not.toBe(second)
  expect(prints([diagnosticAt('plan.md', shifted)])).toEqual([first])
  expect(first).toMatch(/^[0-9a-f]{32}$/)
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
