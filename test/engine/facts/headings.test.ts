import GithubSlugger from 'github-slugger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { slugOf } from '../../../src/engine/facts/headings.ts'

test('slugs of plain headings equal those of github-slugger', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      expect(slugOf(text)).toBe(new GithubSlugger().slug(text))
    }),
    { numRuns: 2000 },
  )
})

test('second headings of a name are numbered as github-slugger numbers them', () => {
  const names = ['Fog', 'Fog', 'Fog 1', 'Fog', 'fog-1', 'constructor', 'constructor', '__proto__']
  const slugger = new GithubSlugger()
  const { headings } = extractFacts(names.map((name) => `# ${name.replaceAll('_', '\\_')}\n`).join('\n'), 'markdown')
  expect(headings.map(({ slug }) => slug)).toEqual(names.map((name) => slugger.slug(name)))
})

test('anchors: HTML ids, names, explicit ids, footnotes; not in comments', () => {
  const text = '<a id="top-berth"></a> <!-- <a id="no"> -->\n\n<div name=\'x\'>\n\n## Fog {#fog-rules}\n\n[^1]: note\n'
  expect(extractFacts(text, 'markdown').anchors.map(({ name }) => name)).toEqual([
    'top-berth',
    'x',
    'fog-rules',
    'fn-1',
    'user-content-fn-1',
  ])
})

test.each([
  ['a heading in a list', '- ## Fog\n', 'fog'],
  ['code and emphasis', '## The `horn` *sounds*\n', 'the-horn-sounds'],
  ['entities and escapes', '## A &amp; B \\* C\n', 'a--b--c'],
  ['a setext heading', 'Fog\n===\n', 'fog'],
  ['Hindi', '## कोहरा नियम\n', 'कोहरा-नियम'],
  ['an image', '## ![Map](map.png) of berths\n', 'map-of-berths'],
])('the slug of %s', (_, text, slug) => {
  expect(extractFacts(text, 'markdown').headings.map((heading) => heading.slug)).toEqual([slug])
})
