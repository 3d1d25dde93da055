/** What the plugin adds to an Astro site: the pages of the plan, and the index that they are drawn from. */
import { fileURLToPath } from 'node:url'
import type { StarlightUserConfig } from '@astrojs/starlight/types'
import type { AstroConfig } from 'astro'
import type { Extension } from '../integration.ts'
import type { Options } from './options.ts'
import { pathsOf } from './paths.ts'
import { siteModule } from './site-module.ts'

/** Pages that exist once for each language, by their place below the prefix. */
const PAGES = {
  '': 'Overview.astro',
  'projects/[...project]': 'Project.astro',
  decisions: 'Decisions.astro',
  traceability: 'Traceability.astro',
  runbooks: 'Runbooks.astro',
  items: 'Items.astro',
} as const

/** Files for machines, which speak no language. */
const FILES = {
  'index.json': 'index.json.ts',
  'items.json': 'items.json.ts',
  'traceability.csv': 'traceability.csv.ts',
  'traceability.json': 'traceability.json.ts',
} as const

export function siteExtension({ prefix, sidebar }: Options, starlight: StarlightUserConfig): Extension {
  let site: ReturnType<typeof siteModule>
  return {
    setup({ config, injectRoute, updateConfig }, corpus) {
      const paths = pathsOf({
        prefix,
        base: config.base,
        trailingSlash: config.trailingSlash,
        format: config.build.format,
      })
      site = siteModule({ corpus, paths, root: fileURLToPath(config.root), hasSidebar: sidebar })
      updateConfig({ vite: { plugins: [site.plugin] } satisfies Partial<AstroConfig['vite']> })
      for (const locale of localesOf(starlight)) {
        for (const [pattern, entrypoint] of Object.entries(PAGES))
          injectRoute({ pattern: joined(locale, prefix, pattern), entrypoint: page(entrypoint), prerender: true })
      }
      for (const [pattern, entrypoint] of Object.entries(FILES))
        injectRoute({ pattern: joined(prefix, pattern), entrypoint: page(entrypoint), prerender: true })
      injectRoute({ pattern: 'llms.txt', entrypoint: page('llms.txt.ts'), prerender: true })
    },
    changed: (server) => site.changed(server),
  }
}

/** The root language has no part of the address. */
function localesOf({ locales }: StarlightUserConfig): string[] {
  const names = Object.keys(locales ?? {}).map((name) => (name === 'root' ? '' : name))
  return names.length === 0 ? [''] : names
}

function joined(...parts: readonly string[]): string {
  return `/${parts.filter((part) => part !== '').join('/')}`
}

function page(name: string): string {
  return fileURLToPath(new URL(`./pages/${name}`, import.meta.url))
}
