import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { llmsText, sectionsOf } from '../../../plugins/starlight/llms-text.ts'

const LINK = { title: 'Night', href: '/tower/night/' }

test('title, summary, and a line for each page', () => {
  expect(
    llmsText({
      title: 'Observatory',
      description: 'How the nights are run.',
      sections: [
        { title: 'The plan', links: [LINK, { ...LINK, description: 'What is done after dark.' }] },
        { title: 'Nothing', links: [] },
      ],
    }),
  ).toBe(`# Observatory

> How the nights are run.

## The plan

- [Night](/tower/night/)
- [Night](/tower/night/): What is done after dark.
`)
})

test('addresses are absolute where the site has an origin', () => {
  const text = llmsText({
    title: 'Observatory',
    sections: [{ title: 'The plan', links: [LINK] }],
    origin: new URL('https://stars.example/ignored'),
  })
  expect(text).toContain('- [Night](https://stars.example/tower/night/)\n')
})

test('hostile text stays on its line, and is text', () => {
  const hostile = 'A](javascript:alert(1))\n\n# B\u2028\u202e- [x](y) <img src=x onerror=go()> `c` *d* & \\'
  const text = llmsText({
    title: hostile,
    description: hostile,
    sections: [{ title: hostile, links: [{ title: hostile, href: '/a)[b](c d"\n', description: hostile }] }],
  })
  expect(text.split('\n').filter((line) => line !== '')).toHaveLength(4)
  const { children } = fromMarkdown(text)
  expect(children.map(({ type }) => type)).toEqual(['heading', 'blockquote', 'heading', 'list'])
  const kinds = new Map<string, string[]>()
  const shown: string[] = []
  const walk = (node: object) => {
    const {
      type,
      value,
      url,
      children: inner,
    } = node as {
      type: string
      value?: string
      url?: string
      children?: object[]
    }
    if (url !== undefined) kinds.set(type, [...(kinds.get(type) ?? []), url])
    if (value !== undefined) shown.push(`${type} ${value}`)
    for (const child of inner ?? []) walk(child)
  }
  for (const child of children) walk(child)
  expect([...kinds]).toEqual([['link', ['/a%29%5Bb%5D%28c%20d%22%0A']]])
  const said = 'A](javascript:alert(1)) # B - [x](y) <img src=x onerror=go()> `c` *d* & \\'
  expect(shown).toEqual([`text ${said}`, `text ${said}`, `text ${said}`, `text ${said}`, `text : ${said}`])
})

test('a title of nothing but hidden characters is shown as its address', () => {
  const text = llmsText({ title: 'x', sections: [{ title: 'y', links: [{ title: '\u200b\u202e', href: '/a/' }] }] })
  expect(text).toContain('- [/a/](/a/)\n')
})

test('pages by their first folder, named by its own page', () => {
  const page = (title: string, href: string) => ({ title, href })
  expect(
    sectionsOf(
      [
        page('Home', '/tower/'),
        page('Rails', '/tower/dome-care/rails/'),
        page('Night', '/tower/night/'),
        page('All projects', '/tower/projects/'),
        page('Mirror', '/tower/projects/mirror/'),
        page('Plan', '/tower/projects/mirror/plan/'),
      ],
      '/tower/',
      'Documents',
    ).map(({ title, links }) => [title, links.map((link) => link.title)]),
  ).toEqual([
    ['Documents', ['Home', 'Night']],
    ['Dome care', ['Rails']],
    ['All projects', ['All projects', 'Mirror', 'Plan']],
  ])
})
