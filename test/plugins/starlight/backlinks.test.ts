import { expect, test } from 'vitest'
import { backlinksOf, type BacklinkGroup } from '../../../plugins/starlight/site-index/backlinks.ts'
import { contextWith, type SiteOptions } from './context.ts'

const LOG = '# Log\n\n### D-002 — One flour\n- `status`: open\n\n### D-001 — Bake at night\n- `status`: open\n'

function backlinksIn(given: Readonly<Record<string, string>>, options?: SiteOptions) {
  const files: Readonly<Record<string, string>> = { 'docs/log.md': LOG, ...given }
  const context = contextWith(files, options)
  const backlinks = backlinksOf(context)
  return (path: string) => {
    const key = context.pageKeyOf(context.index.document(path)!)
    return backlinks[key]
  }
}

const lines = (groups: readonly BacklinkGroup[]) =>
  groups.map(({ title, href, isArchived, mentions }) => [
    `${title} → ${href}${isArchived ? ' archived' : ''}`,
    ...mentions.map((each) => `${each.before}[${each.mention}]${each.after} → ${each.href}`),
  ])

test('sentences by document, for the page and each item in the order of the page', () => {
  const of = backlinksIn(
    {
      'docs/night.md': '# Night\n\nSee [the log](log.md).\n\n## Why\n\nD-001 holds. And so does D-002.\n',
      'docs/old/day.md': '# Day\n\nD-001 was new.\n',
      'README.md': 'D-001 is kept.\n',
    },
    { base: '/bakery' },
  )('docs/log.md')!
  expect(lines(of.page)).toEqual([['Night → /bakery/night/', 'See [the log]. → /bakery/night/#night']])
  expect(of.items.map(({ id, title, href, count }) => ({ id, title, href, count }))).toEqual([
    { id: 'D-002', title: 'One flour', href: '/bakery/log/#d-002--one-flour', count: 1 },
    { id: 'D-001', title: 'Bake at night', href: '/bakery/log/#d-001--bake-at-night', count: 3 },
  ])
  expect(lines(of.items[1]!.groups)).toEqual([
    ['README.md → undefined', '[D-001] is kept. → undefined'],
    ['Night → /bakery/night/', '[D-001] holds. → /bakery/night/#why'],
    ['Day → /bakery/old/day/ archived', '[D-001] was new. → /bakery/old/day/#day'],
  ])
})

test('a page that nobody mentions has none', () => {
  expect(backlinksIn({ 'docs/night.md': 'D-001\n' })('docs/night.md')).toBeUndefined()
})

test('a file without a page has those of its items, and none of its own', () => {
  const of = backlinksIn({
    'tasks.md': '- [ ] T001 Dig\n',
    'docs/dig.md': '# Dig\n\nT001 first. See [all](../tasks.md).\n',
  })('tasks.md')!
  expect(of.page).toEqual([])
  expect(of.items).toMatchObject([{ id: 'T001', file: 'tasks.md', count: 1 }])
  expect(of.items[0]).not.toHaveProperty('href')
  expect(lines(of.items[0]!.groups)).toEqual([['Dig → /dig/', '[T001] first. → /dig/#dig']])
})

test('documents of one title are told apart by their paths', () => {
  const of = backlinksIn({ 'docs/a/log.md': '# Run\n\nD-001.\n', 'docs/b/log.md': '# Run\n\nD-001.\n' })('docs/log.md')!
  expect(of.items[0]!.groups.map(({ title }) => title)).toEqual(['Run (docs/a/log.md)', 'Run (docs/b/log.md)'])
})

test('a draft says nothing, unless in development', () => {
  const files = { 'docs/draft.md': '---\ntitle: Later\ndraft: true\n---\n\nD-001, see [log](log.md).\n' }
  expect(backlinksIn(files)('docs/log.md')).toBeUndefined()
  expect(backlinksIn(files, { isDevelopment: true })('docs/log.md')!.page).toHaveLength(1)
})
