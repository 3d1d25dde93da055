/** Addresses are Starlight's: its own functions, taken from its package, are asked beside ours. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { addressKey, addressOf, type AddressFormat } from '../../plugins/address-format.ts'
import { openCorpus } from '../../plugins/corpus.ts'
import { starlightRoutes } from '../../plugins/routes.ts'
import { refuseCollisions } from '../../plugins/starlight/collisions.ts'
import { pathsOf } from '../../plugins/starlight/paths.ts'
import { contextOf } from '../../plugins/starlight/site-index/context.ts'
import { checkCorpus } from '../corpus.ts'

const repository = join(import.meta.dirname, '../..')
const FORMATS = ['directory', 'file', 'preserve'] as const
const SLASHES = ['always', 'never', 'ignore'] as const
const SLUGS = ['', 'night', 'guides/the-dome', 'de', 'de/night', 'über/öffnen', 'plan/projects/dome']

mkdirSync(join(repository, '.cache'), { recursive: true })
const scratch = mkdtempSync(join(repository, '.cache/addresses-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Starlight's formatter reads the base from Vite, which puts it into the text; so does this. */
async function formatterOf(base: string): Promise<(path: string, format: AddressFormat) => string> {
  const utils = join(repository, 'node_modules/@astrojs/starlight/dist/utils')
  const folder = mkdtempSync(join(scratch, 'base-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const name of ['path.js', 'createPathFormatter.js']) cpSync(join(utils, name), join(folder, name))
  const text = readFileSync(join(utils, 'base.js'), 'utf8')
  expect(text).toContain('import.meta.env.BASE_URL')
  writeFileSync(join(folder, 'base.js'), text.replaceAll('import.meta.env.BASE_URL', JSON.stringify(base)))
  const module = (await import(pathToFileURL(join(folder, 'createPathFormatter.js')).href)) as {
    createPathFormatter(format: AddressFormat): (path: string) => string
  }
  return (path, format) => module.createPathFormatter(format)(path)
}

describe.each(['/', '/stars', '/stars/', '/a/b'])('with the base %s', (base) => {
  it('formats every slug as Starlight does', async () => {
    const theirs = await formatterOf(base)
    const differing: unknown[] = []
    for (const format of FORMATS) {
      for (const trailingSlash of SLASHES) {
        for (const slug of SLUGS) {
          const path = slug === '' ? '/' : `/${slug}/`
          const [own, their] = [
            addressOf(slug, { base, format, trailingSlash }),
            theirs(path, { format, trailingSlash }),
          ]
          if (own !== their) differing.push({ slug, format, trailingSlash, own, their })
        }
      }
    }
    expect(differing).toEqual([])
  })
})

it('knows an address in each of its forms', () => {
  for (const slug of SLUGS) {
    const forms = FORMATS.flatMap((format) =>
      SLASHES.map((trailingSlash) => addressKey(addressOf(slug, { base: '/stars', format, trailingSlash }))),
    )
    expect(new Set(forms).size, slug).toBe(1)
  }
})

/** Which document has which address, over a corpus in memory. */
function addresses(files: Readonly<Record<string, string>>, format: AddressFormat = {}) {
  const { index } = checkCorpus({ files: new Map(Object.entries(files)) })
  const routes = starlightRoutes({ docs: 'docs', ...format })
  return Object.fromEntries(index.documents.map((document) => [document.path, routes(document)]))
}

it('finds the address of every sort of document', () => {
  const night = '# Night\n'
  const named = (slug: string) => `---\nslug: ${slug}\n---\n`
  expect(
    addresses(
      {
        'docs/index.md': night,
        'docs/The Dome.md': night,
        'docs/guides/index.mdx': night,
        'docs/guides/Open & Close.md': night,
        'docs/de/index.md': night,
        'docs/de/404.md': night,
        'docs/404.md': night,
        'docs/_draft.md': night,
        'docs/_parts/kept.md': night,
        'docs/a.md': named('elsewhere/here'),
        'docs/b.md': named('/with/slashes/'),
        'docs/c.md': named('folder/index'),
        'docs/d.md': named('2026'),
        'docs/e.md': named("''"),
        'README.md': night,
      },
      { base: '/stars', trailingSlash: 'never' },
    ),
  ).toEqual({
    'docs/index.md': '/stars',
    'docs/The Dome.md': '/stars/the-dome',
    'docs/guides/index.mdx': '/stars/guides',
    'docs/guides/Open & Close.md': '/stars/guides/open--close',
    'docs/de/index.md': '/stars/de',
    'docs/de/404.md': '/stars/de/404',
    'docs/404.md': undefined,
    'docs/_draft.md': undefined,
    'docs/_parts/kept.md': '/stars/_parts/kept',
    'docs/a.md': '/stars/elsewhere/here',
    'docs/b.md': '/stars/with/slashes',
    'docs/c.md': '/stars/folder',
    'docs/d.md': '/stars/2026',
    'docs/e.md': '/stars/e',
    'README.md': undefined,
  })
})

describe('a document at the address of a page of the plan', () => {
  const patterns = ['', 'decisions', 'projects/[...project]']
  const refused = (files: Readonly<Record<string, string>>, prefix = 'plan') => {
    const format = { base: '/stars', trailingSlash: 'never', format: 'directory' } as const
    const { index } = checkCorpus({ files: new Map(Object.entries(files)) })
    const corpus = openCorpus({ root: import.meta.dirname, routes: starlightRoutes({ docs: 'docs', ...format }) })
    const run = () =>
      refuseCollisions(index, corpus, { paths: pathsOf({ prefix, ...format }), locales: ['', 'de'], patterns })
    try {
      run()
    } catch (error) {
      return error as Error & { hint: string }
    }
    return undefined
  }

  it('is refused, with both named and the way out', () => {
    const error = refused({
      'docs/plan.md': '# Plan\n',
      'docs/plan/Decisions.md': '# Decisions\n',
      'docs/plan/projects/dome.md': '# Dome\n',
      'docs/de/plan/index.md': '# Plan\n',
      'docs/plan/weather.md': '# Weather\n',
    })
    expect(error?.message.split('\n')).toEqual([
      'Two pages have the same address.',
      '',
      "  docs/de/plan/index.md is published at /stars/de/plan, which is Throughline's /stars/de/plan.",
      "  docs/plan.md is published at /stars/plan, which is Throughline's /stars/plan.",
      "  docs/plan/Decisions.md is published at /stars/plan/decisions, which is Throughline's /stars/plan/decisions.",
      "  docs/plan/projects/dome.md is published at /stars/plan/projects/dome, which is Throughline's /stars/plan/projects and everything below.",
    ])
    expect(error?.hint).toBe(
      'Move the page, or let the pages of the plan begin elsewhere with the option `prefix` of throughline().',
    )
  })

  it('is fine with another prefix, as a draft, and beside the pages', () => {
    expect(refused({ 'docs/plan.md': '# Plan\n' }, 'the-plan')).toBeUndefined()
    expect(refused({ 'docs/plan.md': '---\ndraft: true\n---\n' })).toBeUndefined()
    expect(refused({ 'docs/plan/weather.md': '# Weather\n', 'docs/planning.md': '# Planning\n' })).toBeUndefined()
  })
})

it('names files as Astro does where the repository is larger than the site, and the place nearest to an item', () => {
  const log = '# Log\n\n| Decision | Title |\n|---|---|\n| D-001 | By hand |\n\n## Later\n\nMore.\n'
  const path = 'site/src/content/docs/log.md'
  const snapshot = { root: '/repository', ...checkCorpus({ files: new Map([[path, log]]) }) }
  const corpus = openCorpus({ root: import.meta.dirname, routes: starlightRoutes({ docs: 'site/src/content/docs' }) })
  const paths = pathsOf({ prefix: 'plan' })
  const { index } = snapshot
  const context = contextOf({
    snapshot,
    corpus,
    paths,
    root: '/repository/site',
    hasSidebar: true,
    title: 'Observatory',
  })
  expect(context.documents.map((document) => context.pageKeyOf(document))).toEqual(['src/content/docs/log.md'])
  expect(index.items.map((item) => context.hrefOfItem(item))).toEqual(['/log/#d-001'])
  const placeOf = (text: string) =>
    context.hrefOfPlace({ file: path, span: [log.indexOf(text), log.indexOf(text) + 1] })
  expect(placeOf('Log')).toBe('/log/#log')
  expect(placeOf('Decision')).toBe('/log/#log')
  expect(placeOf('By hand')).toBe('/log/#d-001')
  expect(placeOf('More')).toBe('/log/#later')
})
