/** A site that is set up as few are: below a base, in two languages, without slashes, with a draft, in satteri. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOCUMENTS, NIGHT } from './documents.ts'
import { brokenLinks, machineFilesOf, pagesOf } from './links.ts'
import { build, siteWith } from './site.ts'

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n\n${text}\n`

const CONTENT_CONFIG = `
import { defineCollection } from 'astro:content'
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { z } from 'astro/zod'

const words = z.object({ 'throughline.decisions': z.string().optional() })
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: words }) }),
}
`

const site = siteWith(
  {
    ...DOCUMENTS,
    'de/index.md': page('Sternwarte', 'Willkommen; es gilt D-001.'),
    'guides/The Dome.md': page('The dome', 'Before it opens, D-001 applies.'),
    'moved.md': page('Moved', 'It follows D-002.', 'slug: elsewhere/here\n'),
    '404.md': page('Not here', 'Not even D-003 helps.'),
    'secret.md': page('Zeppelin plans', 'Nobody may read of D-004 and the zeppelin.', 'draft: true\n'),
  },
  'satteri',
  {
    astro: { base: '/stars', trailingSlash: 'never' },
    starlight: {
      locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
      components: { PageTitle: './src/Title.astro' },
    },
    throughline: { prefix: 'the-plan' },
    files: {
      'src/content.config.ts': CONTENT_CONFIG,
      'src/content/i18n/de.json': '{ "throughline.decisions": "Was gilt" }',
      'src/content/i18n/en.json': '{}',
      'src/Title.astro': '<h1 id="_top" class="own">{Astro.locals.starlightRoute.entry.data.title}</h1>\n',
      'src/pages/seen.json.ts': `
        import { site } from 'virtual:throughline'
        export const GET = () => Response.json(site)
      `,
    },
  },
)
const published = { directory: join(site.root, 'dist'), base: '/stars' }
let result: Awaited<ReturnType<typeof build>>
beforeAll(async () => {
  result = await build(site)
  if (result.code !== 0) throw new Error(result.output)
})
afterAll(() => site.remove())

const html = (path: string) => readFileSync(join(published.directory, path), 'utf8')

it('says which component it leaves to the site', () => {
  expect(result.output).toContain('The site has a PageTitle component of its own')
  expect(html('night/index.html')).toContain('<h1 id="_top" class="own">')
})

it('has no link that leads nowhere', () => {
  expect(pagesOf(published).length).toBeGreaterThan(20)
  expect(machineFilesOf(published)).toEqual(['llms.txt', 'the-plan/index.json', 'the-plan/items.json'])
  expect(brokenLinks(published)).toEqual([])
})

it('links ids to the addresses that Starlight gives', () => {
  const log = '/stars/decision-log#'
  expect(html('night/index.html')).toContain(`href="${log}d-001--open-the-dome-by-hand"`)
  expect(html('guides/the-dome/index.html')).toContain(`href="${log}d-001--open-the-dome-by-hand"`)
  expect(html('elsewhere/here/index.html')).toContain(`href="${log}d-002--close-it-in-fog"`)
  // A page that is not translated is shown below the other language as well.
  expect(html('de/night/index.html')).toContain(`href="${log}d-001--open-the-dome-by-hand"`)
})

describe('the pages of the plan', () => {
  it.each(['', '/decisions', '/traceability', '/runbooks', '/items'])(
    'the-plan%s is there in each language',
    (place) => {
      expect(html(`the-plan${place}/index.html`)).toContain('<html lang="en"')
      expect(html(`de/the-plan${place}/index.html`)).toContain('<html lang="de"')
    },
  )

  it('are in the sidebar, in the language of the page and in the words of the site', () => {
    expect(sidebarOf(html('night/index.html'))).toContainEqual(['/stars/the-plan/decisions', 'Decisions'])
    const german = html('de/night/index.html')
    expect(german).toMatch(/<span[^>]*>Der Plan<\/span>/)
    expect(sidebarOf(german)).toContainEqual(['/stars/de/the-plan/decisions', 'Was gilt'])
    expect(html('de/the-plan/decisions/index.html')).toMatch(
      /href="\/stars\/de\/the-plan\/decisions" aria-current="page"/,
    )
  })

  it('are files for machines once', () => {
    expect(existsSync(join(published.directory, 'the-plan/index.json'))).toBe(true)
    expect(existsSync(join(published.directory, 'llms.txt'))).toBe(true)
    expect(existsSync(join(published.directory, 'de/the-plan/index.json'))).toBe(false)
  })
})

it('gives the index to pages, by the paths that Astro has', () => {
  const { pages, addresses } = JSON.parse(html('seen.json')) as { pages: Record<string, unknown>; addresses: object }
  expect(pages).toMatchObject({
    'src/content/docs/index.md': { title: 'Observatory', href: '/stars' },
    'src/content/docs/moved.md': { title: 'Moved', href: '/stars/elsewhere/here' },
    'src/content/docs/de/index.md': { title: 'Sternwarte', href: '/stars/de' },
  })
  expect(Object.keys(pages)).not.toContain('src/content/docs/404.md')
  expect(addresses).toMatchObject({ overview: '/stars/the-plan', indexJson: '/stars/the-plan/index.json' })
})

it('says not a word of a draft', () => {
  const files = [...pagesOf(published), 'llms.txt', 'seen.json', 'the-plan/index.json', 'the-plan/items.json']
  expect(files.filter((file) => /zeppelin|secret\.md/i.test(html(file)))).toEqual([])
})

it('writes the types that an editor reads', () => {
  const types = readFileSync(join(site.root, '.astro/integrations/throughline/types.d.ts'), 'utf8')
  const [, path] = /^\/\/\/ <reference path="([^"]+)" \/>\n$/.exec(types) ?? []
  expect(existsSync(path!)).toBe(true)
  expect(readFileSync(join(site.root, '.astro/integrations/_astrojs_starlight/i18n-plugins.d.ts'), 'utf8')).toContain(
    "'throughline.decisions': string;",
  )
})

it('fails where a document would hide a page of the plan', async () => {
  site.write('the-plan.md', NIGHT)
  const { code, output } = await build(site)
  expect(code).toBe(1)
  expect(output).toContain(
    "src/content/docs/the-plan.md is published at /stars/the-plan, which is Throughline's /stars/the-plan.",
  )
  expect(output).toContain('with the option `prefix` of throughline()')
})

/** Addresses and labels. */
function sidebarOf(page: string): [string, string][] {
  const sidebar = /<nav class="sidebar.*?<\/nav>/s.exec(page)?.[0] ?? ''
  return [...sidebar.matchAll(/<a href="([^"]*)"[^>]*>\s*<span[^>]*>([^<]*)</g)].map(([, href, label]) => [
    href!,
    label!,
  ])
}
