import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { junit } from '../../src/reporters/junit.ts'
import type { Report } from '../../src/reporters/report.ts'
import { hostileTexts, spelledOut } from './hostile.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'
import { commandsIn } from './runner-model.ts'
import { readXml, type XmlElement } from './xml.ts'

const plan = 'See [it](rollback.md)\nand more.\n'
const range = rangeIn(plan, 'rollback.md')

function suitesOf(report: Report): readonly XmlElement[] {
  return readXml(textOf(junit.report(report))).children
}

function attributesOf(element: XmlElement | undefined): Record<string, string> {
  return Object.fromEntries(element?.attributes ?? [])
}

test('a suite for each file, a case for each diagnostic, and only errors fail', () => {
  const found = [
    diagnosticAt('bells/plan.md', range),
    diagnosticAt('plan.md', range, { severity: 'warning' }),
    diagnosticAt('plan.md', range, { severity: 'info', message: 'A "note" & more.' }),
  ]
  expect(textOf(junit.report(reportOf(found)))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="throughline" tests="3" failures="1" errors="0" skipped="2" time="0">
      <testsuite name="bells/plan.md" tests="1" failures="1" errors="0" skipped="0" time="0">
        <testcase classname="bells/plan.md" name="link/missing-file: rollback.md does not exist." file="bells/plan.md" line="1" time="0"><failure type="link/missing-file" message="rollback.md does not exist.">bells/plan.md:1:10 rollback.md does not exist.
    throughline explain link/missing-file</failure></testcase>
      </testsuite>
      <testsuite name="plan.md" tests="2" failures="0" errors="0" skipped="2" time="0">
        <testcase classname="plan.md" name="link/missing-file: rollback.md does not exist." file="plan.md" line="1" time="0"><skipped message="warning: rollback.md does not exist."/></testcase>
        <testcase classname="plan.md" name="link/missing-file: A &quot;note&quot; &amp; more." file="plan.md" line="1" time="0"><skipped message="info: A &quot;note&quot; &amp; more."/></testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('of nothing: one case that passes, since a report without cases is a fault to some', () => {
  const [suite, ...more] = suitesOf(reportOf([]))
  expect(more).toEqual([])
  expect(attributesOf(suite)).toMatchObject({ tests: '1', failures: '0', skipped: '0' })
  expect(suite?.children.map(({ name, children }) => [name, children])).toEqual([['testcase', []]])
})

test('a case keeps its name when lines move, and no two of a file have the same', () => {
  const later = rangeIn(`\n\n${plan}`, 'rollback.md')
  const namesOf = (at: typeof range) =>
    suitesOf(reportOf([1, 2].map(() => diagnosticAt('plan.md', at))))[0]?.children.map(
      (each) => attributesOf(each)['name'],
    )
  expect(namesOf(range)).toEqual([
    'link/missing-file: rollback.md does not exist.',
    'link/missing-file: rollback.md does not exist. (2)',
  ])
  expect(namesOf(later)).toEqual(namesOf(range))
})

test('what a baseline accepts is skipped, with the reason; what it no longer accepts fails', () => {
  const [old, expired] = [1, 2].map(() => diagnosticAt('plan.md', range)) as [Diagnostic, Diagnostic]
  const [suite] = suitesOf({
    ...reportOf([expired]),
    baseline: {
      path: 'accepted.yaml',
      covered: [{ diagnostic: old, reason: 'The quay is rebuilt.' }],
      expired: new Map([[expired, '2026-01-31']]),
      left: [],
      isRewritten: false,
    },
  })
  expect(
    suite?.children.flatMap(({ children }) => children.map((each) => [each.name, attributesOf(each)['message']])),
  ).toEqual([
    ['failure', 'rollback.md does not exist. (accepted until 2026-01-31, and no longer)'],
    ['skipped', 'accepted: The quay is rebuilt.'],
  ])
})

describe('hostile names and messages', () => {
  const messages = hostileTexts(500, 13)
  const found = hostileTexts(500, 17).map((file, at) => diagnosticAt(file, range, { message: messages[at]! }))
  const xml = textOf(junit.report(reportOf(found)))
  const legible = (text: string) => spelledOut(text, '\n').replaceAll('\ufffe', '\\u{fffe}')

  test('are well-formed, and as they were', () => {
    const cases = readXml(xml).children.flatMap(({ children }) => children)
    expect(cases).toHaveLength(500)
    const seen = cases.map((each) => [attributesOf(each)['file'], attributesOf(each.children[0])['message']])
    const meant = found.map(({ file, message }) => [legible(file), legible(message)])
    expect(seen.sort()).toEqual(meant.sort())
  })

  test('are no commands where a runner prints the file', () => {
    expect(commandsIn(xml)).toEqual([])
    expect(xml).not.toMatch(/##(vso)?\[/)
  })
})

test.each([
  '<a b="1" b="2"/>',
  '<a><b></a></b>',
  '<a>&tide;</a>',
  '<a>\u0001</a>',
  '<a/><b/>',
  '<a b="<"/>',
  '<a b=1/>',
])('the reader refuses %j', (xml) => {
  expect(() => readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`)).toThrow()
})
