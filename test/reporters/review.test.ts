import { Ajv2020 } from 'ajv/dist/2020.js'
import { fromHtml } from 'hast-util-from-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { visit } from 'unist-util-visit'
import type { ReviewPacket } from '../../src/engine/change/review/packet.ts'
import { reviewHtml } from '../../src/reporters/review-html.ts'
import { reviewJson } from '../../src/reporters/review-json.ts'
import { MOST_CHARACTERS, reviewMarkdown } from '../../src/reporters/review-markdown.ts'
import { reviewSchema } from '../../src/reporters/review-schema.ts'
import { packetOf } from '../engine/change/review/change.ts'
import { AFTER, BEFORE } from '../engine/change/review/harbour.ts'
import { textOf } from './reports.ts'

const packet = packetOf(BEFORE, AFTER)

/** Whatever a document may hold, in every text of a packet; paths and all. */
const HOSTILE = [
  '@keeper and @harbour/pilots',
  'see #12, GH-12, harbour/bells#12 and !12',
  'https://github.com/harbour/bells/issues/12 www.example.com keeper@example.com',
  '9https://example.com/bell _https://example.com _www.example.com ~lamp ~12 &12 $12 :white_check_mark:',
  '![bell](https://example.com/bell.png) [lamp](javascript:alert(1))',
  '<img src=x onerror=alert(1)><script>alert(1)</script></details></ins></b>',
  '``` ```` ` | a | b | **bold** _low_ ~~gone~~ $x$ :bell:',
  '1. one',
  '- two',
  '# three',
  '> four',
  '\n\n# five\n\n```\n',
  '::add-mask::tide ##[error]ebb',
  '\u001b]0;x\u0007 \u202eedit \u200b',
  '&lt;b&gt; &#64;keeper <!-- -->',
]

function hostilePacket(): ReviewPacket {
  const text = HOSTILE.join(' ')
  const poisoned = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return KEPT.has(key) ? value : `${HOSTILE[key.length % HOSTILE.length]!} ${text}`
    if (Array.isArray(value)) return (value as unknown[]).flatMap((each) => [poisoned(each, key), poisoned(each, key)])
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]))
  }
  const at = { file: 'harbour.md', line: 3 }
  const full: ReviewPacket = {
    ...packet,
    verdict: {
      brought: [{ ruleId: 'link/missing-file', severity: 'error', message: 'x', at, isElsewhere: true }],
      healed: [],
      existing: 2,
    },
    signOffs: [{ at, target: { file: 'a.md', heading: 'x' }, reviewer: 'x', date: '2026-11-21', state: 'gone' }],
    prose: [{ ruleId: 'prose/weasel-word', severity: 'info', message: 'x', at, sentence: 'x' }],
  }
  return poisoned(full, '') as ReviewPacket
}

/** Words of the format itself. */
const KEPT = new Set(['sort', 'meaning', 'severity', 'state', 'ruleId', 'before', 'after', 'kind'])

test('Markdown tells the most important first', () => {
  const text = textOf(reviewMarkdown(packet))
  expect([...text.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual([
    'Decisions (4)',
    'Items (2)',
    'Pages that may be stale (1)',
    'Requirements (1)',
    'Commands (2)',
    'Links and anchors (2)',
    'Pages (5)',
  ])
  expect(text).toContain(
    '- <b>Reopened</b>: <b>D-001</b> Ring the bell at high tide: locked → <b>open</b> `specs/001-tide/decision-log.md:3`\n' +
      '  - resolution: The bell rings <del>twice</del> <ins>three times</ins> at high tide.\n',
  )
  expect(text).not.toContain('Not all of it')
  expect(textOf(reviewMarkdown(packet))).toBe(text)
})

test('nothing that a document holds comes alive in Markdown', () => {
  const text = textOf(reviewMarkdown(hostilePacket()))
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const found: string[] = []
  visit(tree, (node) => {
    if (
      ['link', 'image', 'linkReference', 'imageReference', 'definition', 'table', 'footnoteReference'].includes(
        node.type,
      )
    )
      found.push(node.type)
    if (
      node.type === 'html' &&
      !/^<\/?(?:b|ins|del|details|summary)>(?:<\/?(?:b|summary)>|[\w ()-])*$/.test(node.value.trim())
    )
      found.push(node.value)
    // A service looks for names and numbers in the text that is shown, and not in code.
    if (node.type === 'text')
      for (const [call] of node.value.matchAll(/@[\w/-]+|[#!~&$]\d+|~\w+|GH-\d+|:\w+:|https?:\/\/\S+|www\.\w+/g))
        found.push(call)
    if (node.type === 'heading' && node.depth === 1) found.push('heading')
    if (node.type === 'list' && node.ordered) found.push('list')
  })
  expect(found).toEqual([])
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/)
  // Each fence is closed by its own.
  const code = fromMarkdown(textOf(reviewMarkdown(packetWithCommands(['```', '````', '~~~', '@keeper #12'])))).children
  expect(JSON.stringify(code)).toContain('+````')
})

function packetWithCommands(texts: readonly string[]): ReviewPacket {
  const lines = texts.map((text) => ({ sort: 'added' as const, text }))
  return { ...packet, commands: [{ at: { file: 'a.md', line: 1 }, section: '', sort: 'changed', lines }] }
}

test('Markdown keeps to its limit and says what it left out, from the end', () => {
  const page = packet.pages[0]!
  const many: ReviewPacket = {
    ...packet,
    pages: Array.from({ length: 3000 }, (_, at) => ({ ...page, file: `pages/harbour-${at}.md` })),
  }
  const text = textOf(reviewMarkdown(many))
  expect(text.length + text.split('\n').length).toBeLessThanOrEqual(MOST_CHARACTERS)
  expect(text.length).toBeGreaterThan(MOST_CHARACTERS * 0.9)
  expect(text).toContain('<b>Reopened</b>: <b>D-001</b>')
  expect(text).toMatch(/Pages: \d+ shortened, \d+ left out/)
  expect(text).not.toMatch(/Decisions: \d+ shortened/)
})

test('nothing that a document holds is more than text in HTML', () => {
  const html = textOf(reviewHtml(hostilePacket()))
  const names = new Set<string>()
  const attributes = new Set<string>()
  visit(fromHtml(html), 'element', ({ tagName, properties }) => {
    names.add(tagName)
    for (const name of Object.keys(properties)) attributes.add(name)
  })
  expect([...names].filter((name) => ['img', 'script', 'iframe', 'table'].includes(name))).toEqual([])
  expect([...attributes].filter((name) => /^on|^src$|^style$/i.test(name))).toEqual([])
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, target]) => target!.startsWith('#part-'))).toBe(true)
  expect(html).toContain("default-src 'none'; style-src 'sha256-")
})

test('JSON keeps to its schema, and carries the data intact', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(reviewSchema)
  for (const each of [packet, hostilePacket(), packetOf(BEFORE, BEFORE)]) {
    const data: unknown = JSON.parse(textOf(reviewJson(each)))
    validate(data)
    expect(validate.errors).toBeNull()
    expect(data).toMatchObject(JSON.parse(JSON.stringify(each)) as object)
  }
})

test('no change is one line', () => {
  const nothing = packetOf(BEFORE, BEFORE)
  expect(textOf(reviewMarkdown(nothing))).toBe('Nothing has changed since `main`.\n')
  expect(textOf(reviewHtml(nothing))).toContain('<p>Nothing has changed since <code>main</code>.</p>')
})
