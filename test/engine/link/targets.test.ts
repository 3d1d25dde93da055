import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { checkCorpus } from '../../corpus.ts'

/** What a link from one page points at, among these files. */
function target(
  from: string,
  url: string,
  files: readonly string[],
  texts: Record<string, string> = {},
  aliases: Record<string, string> = {},
) {
  const all = new Map(files.map((path) => [path, texts[path] ?? '']))
  all.set(from, `${texts[from] ?? ''}\n\n[link](<${url}>)\n`)
  return checkCorpus({ files: all, config: { ...DEFAULT_CONFIG, aliases } }).index.links.find(
    ({ file }) => file === from,
  )!.target
}

describe('a relative link', () => {
  test.each([
    ['docs/a.md', 'b.md', 'found'],
    ['docs/a.md', './b.md', 'found'],
    ['docs/a.md', '../README.md', 'found'],
    ['docs/a.md', '../docs', 'found'],
    ['docs/a.md', '../docs/', 'found'],
    ['docs/a.md', 'c%20d.md', 'found'],
    ['docs/a.md', 'b.md?plain=1', 'found'],
    ['docs/a.md', 'b.md#x', 'found'],
    ['docs/a.md', 'b', 'found'],
    ['docs/a.md', 'b.html', 'found'],
    ['docs/a.md', 'B.md', 'case'],
    ['docs/a.md', 'gone.md', 'missing'],
    ['docs/a.md', '../../README.md', 'outside'],
    ['docs/a.md', '%2e%2e/%2e%2e/etc/passwd', 'outside'],
    ['docs/a.md', '../dist/index.html', 'unknown'],
    ['docs/a.md', '@assets/logo.svg', 'unknown'],
    ['docs/a.md', 'https://harbour.example/x', 'external'],
    ['docs/a.md', 'mailto:pilot@harbour.example', 'external'],
    ['docs/a.md', '//harbour.example/x', 'external'],
  ])('from %s to %s: %s', (from, url, state) => {
    expect(target(from, url, ['docs/a.md', 'docs/b.md', 'docs/c d.md', 'README.md']).state).toBe(state)
  })
})

describe('a rooted link', () => {
  const files = ['keps/sig/1-fog/README.md', 'README.md']
  test.each([
    ['/keps/sig/1-fog', 'found'],
    ['/keps/sig/1-fog/README.md', 'found'],
    ['/keps/sig/2-tide', 'missing'],
    ['/guides/start/', 'unknown'],
    ['/../x', 'outside'],
  ])('%s is %s in a repository', (url, state) => {
    expect(target('README.md', url, files).state).toBe(state)
  })
})

describe('a link of a Starlight site', () => {
  const files = [
    'site/src/content/docs/guides/start.mdx',
    'site/src/content/docs/index.mdx',
    'site/src/content/docs/de/index.mdx',
    'site/public/map.pdf',
    'site/src/pages/404.astro',
  ]
  test.each([
    ['/guides/start/', 'site/src/content/docs/guides/start.mdx'],
    ['/de/guides/start/', 'site/src/content/docs/guides/start.mdx'],
    ['/map.pdf', 'site/public/map.pdf'],
    ['../guides/start/', 'site/src/content/docs/guides/start.mdx'],
  ])('%s is the page of that address, in the default language where there is no other', (url, path) => {
    expect(target('site/src/content/docs/de/index.mdx', url, files)).toMatchObject({ state: 'found', path })
  })

  test('to an address without a page may be generated', () => {
    expect(target('site/src/content/docs/index.mdx', '/api/generated/', files).state).toBe('unknown')
  })
})

describe('a fragment', () => {
  const text = '# Fog\n\n<a id="Horn"></a>\n\n## Pilots & tugs\n'
  test.each([
    ['b.md#fog', true],
    ['b.md#pilots--tugs', true],
    ['b.md#pilots--%74ugs', true],
    ['b.md#Horn', true],
    ['b.md#horn', false],
    ['b.md#Fog', true],
    ['b.md#tide', false],
    ['b.md#', undefined],
    ['b.md#L12', undefined],
    ['b.md#:~:text=fog', undefined],
    ['data.json#x', undefined],
    ['.#fog', undefined],
  ])('%s: %s', (url, hasAnchor) => {
    const found = target('a.md', url, ['b.md', 'data.json'], { 'b.md': text })
    expect(found).toMatchObject({ state: 'found' })
    expect(found.state === 'found' ? found.hasAnchor : 'none').toBe(hasAnchor)
  })

  test('of a folder is that of its README', () => {
    expect(target('a.md', 'docs#tide', ['docs/README.md'], { 'docs/README.md': text })).toMatchObject({
      hasAnchor: false,
    })
  })

  test('of a page that imports content cannot be known', () => {
    const texts = { 'b.mdx': 'import Rules from "./rules.mdx"\n\n<Rules />\n' }
    expect(target('a.md', 'b.mdx#tide', ['b.mdx'], texts)).not.toHaveProperty('hasAnchor')
  })
})

test('an alias of the configuration leads to its folder', () => {
  expect(target('a.md', '@assets/map.svg', ['src/assets/map.svg'], {}, { '@assets/': 'src/assets/' })).toMatchObject({
    state: 'found',
    path: 'src/assets/map.svg',
  })
  expect(target('a.md', '@assets/gone.svg', ['src/assets/map.svg'], {}, { '@assets/': 'src/assets/' }).state).toBe(
    'missing',
  )
})

test('a link definition counts where something uses it', () => {
  const links = (text: string) =>
    checkCorpus({ files: new Map([['a.md', text]]) }).index.links.map(({ fact }) => fact.url)
  expect(links('[The Map]: map.md\n\nSee [the   map].\n')).toEqual(['map.md'])
  expect(links('[x]: map.md\n\n![chart][x]\n')).toEqual(['map.md'])
  expect(links('- [Post about the move]: 2026-09-07\n')).toEqual([])
})
