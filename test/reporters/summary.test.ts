import type { Element, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { summary } from '../../src/reporters/summary.ts'
import { hostileTexts, spelledOut } from './hostile.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'
import { commandsIn } from './runner-model.ts'

const plan = 'See [it](rollback.md)\nand more.\n'
const range = rangeIn(plan, 'rollback.md')

test('the verdict, then the diagnostics by file', () => {
  const found = [
    diagnosticAt('bells/plan.md', range),
    diagnosticAt('plan.md', range, { severity: 'warning' }),
    diagnosticAt('plan.md', rangeIn(plan, 'more'), { severity: 'info' }),
  ]
  expect(textOf(summary.report(reportOf(found)))).toMatchInlineSnapshot(`
    "## Throughline: 1 error, 1 warning and 1 note

    <p>1 error, 1 warning and 1 note in 12 files.</p>

    <table>
    <tr><th colspan="3" align="left"><code>bells/plan.md</code></th></tr>
    <tr><td align="right">1</td><td>❌ error</td><td>rollback.md does not exist. <code>link/missing-file</code></td></tr>
    <tr><th colspan="3" align="left"><code>plan.md</code></th></tr>
    <tr><td align="right">1</td><td>⚠️ warning</td><td>rollback.md does not exist. <code>link/missing-file</code></td></tr>
    <tr><td align="right">2</td><td>ℹ️ note</td><td>rollback.md does not exist. <code>link/missing-file</code></td></tr>
    </table>

    "
  `)
})

test('of nothing', () => {
  expect(textOf(summary.report(reportOf([])))).toBe('## Throughline: no faults\n\n<p>No faults in 12 files.</p>\n\n')
})

test('what a change brings and heals, and what a baseline no longer needs', () => {
  const [brought, gone] = ['brought', 'gone'].map((message) => diagnosticAt('plan.md', range, { message })) as [
    Diagnostic,
    Diagnostic,
  ]
  const report = {
    ...reportOf([brought]),
    change: { ref: 'origin/main', existing: [], healed: [gone], elsewhere: new Set([brought]) },
    baseline: {
      path: 'accepted.yaml',
      covered: [],
      expired: new Map([[brought, '2026-01-31']]),
      left: [{ ruleId: 'link/missing-file', file: 'old.md', message: 'quay.md does not exist.' }],
      isRewritten: false,
    },
  }
  expect(textOf(summary.report(report))).toMatchInlineSnapshot(`
    "## Throughline: 1 error

    <p>1 error since origin/main in 12 files; 1 healed; 0 there before; 0 accepted by accepted.yaml.</p>

    <table>
    <tr><th colspan="3" align="left"><code>plan.md</code></th></tr>
    <tr><td align="right">1</td><td>❌ error</td><td>brought <code>link/missing-file</code><br><em>caused elsewhere: the change does not touch this file</em><br><em>accepted until 2026-01-31, and no longer</em></td></tr>
    </table>

    <details><summary>1 fault healed</summary>
    <table>
    <tr><th colspan="3" align="left"><code>plan.md</code></th></tr>
    <tr><td align="right">1</td><td>❌ error</td><td>gone <code>link/missing-file</code></td></tr>
    </table>
    </details>

    <details><summary>Entries of the baseline that fit nothing any more: 1</summary>
    <ul>
    <li><code>old.md</code>: quay.md does not exist. <code>link/missing-file</code></li>
    </ul>
    </details>

    "
  `)
})

describe('at most what can be read', () => {
  test('200 rows, errors first, and it says so', () => {
    const found = [
      ...Array.from({ length: 1200 }, (_, at) => diagnosticAt(`${at % 7}.md`, range, { severity: 'warning' })),
      ...Array.from({ length: 4 }, () => diagnosticAt('z.md', range)),
    ]
    const text = textOf(summary.report(reportOf(found)))
    expect(text.match(/<tr><td/g)).toHaveLength(200)
    expect(text.match(/❌/g)).toHaveLength(4)
    expect(text).toContain('<p>Listed: 200 of 1,204 diagnostics, errors first. The others are in')
  })

  test('500 kB, be names as long as they may', () => {
    const file = '<'.repeat(4000)
    const found = Array.from({ length: 300 }, (_, at) =>
      diagnosticAt(`${file}${at}`, range, { message: '@'.repeat(20_000) }),
    )
    const change = { ref: file, existing: [], healed: found, elsewhere: new Set<Diagnostic>() }
    const text = textOf(summary.report({ ...reportOf(found), change }))
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576)
    expect(text).toMatch(/<p>Listed: \d+ of 300 diagnostics/)
  })
})

describe('hostile names and messages', () => {
  const messages = hostileTexts(500, 29)
  const files = hostileTexts(500, 31)
  const found = files.map((file, at) => diagnosticAt(file, range, { message: messages[at]! }))
  const batches = Array.from({ length: 10 }, (_, at) => {
    const own = found.slice(at * 50, at * 50 + 50)
    const left = own.map(({ ruleId, file, message }) => ({ ruleId, file, message }))
    const change = { ref: messages[at]!, existing: [], healed: own, elsewhere: new Set(own) }
    const baseline = {
      path: files[at]!,
      covered: [],
      expired: new Map([[own[0]!, messages[at]!]]),
      left,
      isRewritten: false,
    }
    return textOf(summary.report({ ...reportOf(own), change, baseline }))
  })
  const blocks = batches.map(
    (text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children,
  )
  const trees = blocks.map((all) =>
    all.map((block) => fromHtml(block.type === 'html' ? block.value : '', { fragment: true })),
  )

  test('are no Markdown: a heading of ours, then blocks of HTML', () => {
    for (const [heading, ...rest] of blocks) {
      expect(heading).toMatchObject({ type: 'heading', children: [{ type: 'text', value: 'Throughline: 50 errors' }] })
      expect(rest.map(({ type }) => type)).toEqual(['html', 'html', 'html', 'html'])
    }
  })

  test('are no HTML: only our elements, without an attribute of theirs', () => {
    const elements = trees.flat().flatMap(elementsOf)
    expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
      new Set('p table tbody tr th td code em br span details summary ul li'.split(' ')),
    )
    const attributes = elements.flatMap(({ properties }) => Object.entries(properties).map(String))
    expect(new Set(attributes)).toEqual(new Set(['colSpan,3', 'align,left', 'align,right']))
  })

  test('are no mention, no reference and no link', () => {
    const texts = trees.flat().flatMap(textsOf)
    expect(texts.filter((text) => /[@#]\w|:\/\/|www\./i.test(text))).toEqual([])
  })

  test('read as they are', () => {
    const codes = trees.map((own) => own.flatMap(elementsOf).filter(({ tagName }) => tagName === 'code'))
    const read = new Set(codes.flat().map((code) => textsOf(code).join('')))
    expect(files.filter((file) => !read.has(spelledOut(file)))).toEqual([])
    const cells = trees
      .flat()
      .flatMap(elementsOf)
      .filter(({ tagName }) => tagName === 'td')
    const said = cells.map((cell) => textsOf(cell).join(''))
    expect(messages.filter((message) => !said.some((text) => text.startsWith(`${spelledOut(message)} link/`)))).toEqual(
      [],
    )
  })

  test('are no commands where a runner prints the file', () => {
    expect(batches.flatMap(commandsIn)).toEqual([])
    expect(batches.join('')).not.toMatch(/##(vso)?\[/)
  })
})

function elementsOf(node: Root | RootContent): Element[] {
  const own = node.type === 'element' ? [node] : []
  return 'children' in node ? [...own, ...node.children.flatMap(elementsOf)] : own
}

function textsOf(node: Root | RootContent): string[] {
  if (node.type === 'text') return [node.value]
  return 'children' in node ? node.children.flatMap(textsOf) : []
}
