/** What the plugin asks of Starlight, and what it leaves to the site. */
import { basename } from 'node:path'
import type { HookParameters, StarlightUserConfig } from '@astrojs/starlight/types'
import type { AstroConfig } from 'astro'
import { describe, expect, it } from 'vitest'
import throughline from '../../plugins/starlight.ts'
import { localesOf, mainLocaleOf } from '../../plugins/starlight/locales.ts'

/** The configuration as it is after the plugin, with what was said about it. */
async function setUp(config: StarlightUserConfig) {
  const warnings: string[] = []
  let updated: Partial<StarlightUserConfig> = {}
  const middleware: { entrypoint: string; order?: string }[] = []
  const integrations: string[] = []
  const host = {
    config,
    astroConfig: {},
    logger: { warn: (message: string) => warnings.push(message) },
    updateConfig: (update: Partial<StarlightUserConfig>) => (updated = update),
    addIntegration: ({ name }: { name: string }) => integrations.push(name),
    addRouteMiddleware: (each: { entrypoint: string; order?: string }) => middleware.push(each),
  }
  await throughline().hooks['config:setup']!(host as unknown as HookParameters<'config:setup'>)
  return { ...updated, warnings, middleware, integrations }
}

it('adds its components, styles, integration and middleware', async () => {
  const { components, customCss, warnings, middleware, integrations } = await setUp({ title: 'Observatory' })
  const files = Object.entries(components ?? {}).map(([name, path]) => [name, basename(path ?? '')] as const)
  expect(files.every(([name, file]) => file === `${name}.astro`)).toBe(true)
  expect(files.map(([name]) => name)).toEqual(expect.arrayContaining(['PageTitle', 'MarkdownContent', 'Search']))
  expect(customCss?.map((path) => basename(path))).toEqual(['plan.css'])
  expect(middleware.map(({ entrypoint, order }) => [basename(entrypoint), order])).toEqual([['route-data.ts', 'post']])
  expect(integrations).toEqual(['throughline'])
  expect(warnings).toEqual([])
})

it('leaves a component that the site has replaced, and says how to have both', async () => {
  const { components, warnings } = await setUp({
    title: 'Observatory',
    components: { PageTitle: './src/components/Title.astro', Footer: './src/components/Footer.astro' },
  })
  expect(components).toMatchObject({
    PageTitle: './src/components/Title.astro',
    Footer: './src/components/Footer.astro',
    MarkdownContent: expect.stringMatching(/MarkdownContent\.astro$/) as string,
  })
  expect(warnings).toEqual([
    'The site has a PageTitle component of its own: what Throughline shows there is missing. Import it from "throughline/starlight/components/PageTitle.astro" where you want it.',
  ])
})

it("puts its styles in front of the site's, which win", async () => {
  const { customCss } = await setUp({ title: 'Observatory', customCss: ['./src/a.css', './src/b.css'] })
  expect(customCss?.map((path) => basename(path))).toEqual(['plan.css', 'a.css', 'b.css'])
})

it('has every word in each language', async () => {
  const words: Record<string, Record<string, string>> = {}
  await throughline().hooks['i18n:setup']!({ injectTranslations: (given) => Object.assign(words, given) })
  expect(Object.keys(words)).toEqual(['en', 'de'])
  expect(Object.keys(words['de']!)).toEqual(Object.keys(words['en']!))
  expect(
    Object.values(words)
      .flatMap((each) => Object.values(each))
      .filter((word) => word.trim() === ''),
  ).toEqual([])
})

describe('the languages of the site', () => {
  const astro = (i18n: object) => i18n as AstroConfig['i18n']

  it.each<[string, StarlightUserConfig['locales'], AstroConfig['i18n'], string[]]>([
    ['none are named', undefined, undefined, ['']],
    ['one is the root', { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } }, undefined, ['', 'de']],
    ['none is the root', { en: { label: 'English' }, de: { label: 'Deutsch' } }, undefined, ['en', 'de']],
    [
      'Astro names them',
      undefined,
      astro({
        defaultLocale: 'en',
        locales: ['en', { path: 'de', codes: ['de-AT'] }],
        routing: { prefixDefaultLocale: false },
      }),
      ['', 'de'],
    ],
    [
      'Astro names them, each with its part of the address',
      undefined,
      astro({ defaultLocale: 'en', locales: ['en', 'de'], routing: { prefixDefaultLocale: true } }),
      ['en', 'de'],
    ],
  ])('where %s', (_name, locales, i18n, expected) => {
    expect(localesOf({ locales }, i18n)).toEqual(expected)
  })

  it('have a main one in the address where none is the root', () => {
    const [en, de] = [{ label: 'English', lang: 'en' }, { label: 'Deutsch' }]
    const named = (prefixDefaultLocale: boolean) =>
      astro({ defaultLocale: 'de', locales: ['en', 'de'], routing: { prefixDefaultLocale } })
    expect(mainLocaleOf({}, undefined)).toBeUndefined()
    expect(mainLocaleOf({ locales: { root: en, de } }, undefined)).toBeUndefined()
    expect(mainLocaleOf({ locales: { en, de }, defaultLocale: 'de' }, undefined)).toBe('de')
    expect(mainLocaleOf({}, named(true))).toBe('de')
    expect(mainLocaleOf({}, named(false))).toBeUndefined()
  })
})
