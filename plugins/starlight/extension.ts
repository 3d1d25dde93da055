/** What the plugin adds to an Astro site: the pages of the plan, and the index that they are drawn from. */
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AstroConfig } from 'astro'
import { diagramFigures } from '../diagrams.ts'
import type { Extension } from '../integration.ts'
import { refuseCollisions } from './collisions.ts'
import { mermaidModule } from './mermaid-module.ts'
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
  reviews: 'Reviews.astro',
  items: 'Items.astro',
} as const

/** Files for machines, which speak no language. */
const FILES = {
  'index.json': 'index.json.ts',
  'items.json': 'items.json.ts',
  'traceability.csv': 'traceability.csv.ts',
  'traceability.json': 'traceability.json.ts',
} as const

export interface ExtensionOptions extends Options {
  /** The site's languages, by their part of the address. */
  readonly locales: readonly string[]
  /** Of them the main one; undefined where there is a root language. */
  readonly mainLocale?: string | undefined
  /** Where a file of `plugins/starlight` lies, an absolute path: this module is bundled, and they are not. */
  readonly pathTo: (file: string) => string
  /** Of the site, in its main language. */
  readonly title: string
  readonly description?: string | undefined
}

export function siteExtension(options: ExtensionOptions): Extension {
  const { prefix, sidebar, locales, mainLocale, pathTo, title, description } = options
  let site: ReturnType<typeof siteModule>
  let refuse: () => Promise<void>
  return {
    types: pathTo('virtual.d.ts'),
    plugins: [diagramFigures],
    setup({ config, injectRoute, updateConfig }, corpus) {
      const { base, trailingSlash, build, root } = config
      const paths = pathsOf({ prefix, base, trailingSlash, format: build.format })
      refuse = async () => {
        const { index } = await corpus.snapshot()
        refuseCollisions(index, corpus, { paths, locales, patterns: Object.keys(PAGES) })
      }
      const own = {
        root: realpathSync.native(fileURLToPath(root)),
        hasSidebar: sidebar,
        mainLocale,
        title,
        description,
      }
      site = siteModule({ corpus, paths, ...own })
      updateConfig({
        vite: { plugins: [site.plugin, mermaidModule(corpus, config)] } satisfies Partial<AstroConfig['vite']>,
      })
      const inject = (pattern: string, entrypoint: string) =>
        injectRoute({ pattern, entrypoint: pathTo(`pages/${entrypoint}`), prerender: true })
      for (const locale of locales) {
        for (const [pattern, entrypoint] of Object.entries(PAGES)) inject(joined(locale, prefix, pattern), entrypoint)
      }
      for (const [pattern, entrypoint] of Object.entries(FILES)) inject(joined(prefix, pattern), entrypoint)
      if (!hasOwn(config, 'llms.txt')) inject('/llms.txt', 'llms.txt.ts')
    },
    verify: () => refuse(),
    changed: (server) => site.changed(server),
  }
}

/** Whether the site brings a file of its own, by hand or by a page. */
function hasOwn({ publicDir, srcDir }: AstroConfig, name: string): boolean {
  const files = [new URL(name, publicDir), ...['.ts', '.js'].map((end) => new URL(`pages/${name}${end}`, srcDir))]
  return files.some((file) => existsSync(file))
}

function joined(...parts: readonly string[]): string {
  return `/${parts.filter((part) => part !== '').join('/')}`
}
