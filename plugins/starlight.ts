/**
 * Throughline for a site of Starlight: `plugins: [throughline()]`. Ids become links, pages tell who refers to them, and
 * the plan gets pages of its own, all drawn from one compilation of the corpus.
 */
import { fileURLToPath } from 'node:url'
import type { HookParameters, StarlightPlugin } from '@astrojs/starlight/types'
import { integration } from './integration.ts'
import { readOptions, type ThroughlineStarlightOptions } from './starlight/options.ts'
import { siteExtension } from './starlight/extension.ts'
import { localesOf, mainLocaleOf } from './starlight/locales.ts'
import { siteTitle } from './starlight/site-title.ts'
import { translations } from './starlight/translations/registry.ts'

export type { ThroughlineStarlightOptions } from './starlight/options.ts'
/** What `site` of `virtual:throughline` is. */
export type { SiteIndex } from './starlight/site-index/site-index.ts'

/** Starlight's components that ours stand in for, each with Starlight's own inside. */
const OVERRIDES = ['PageTitle', 'MarkdownContent', 'Search'] as const

/** Throws an AstroError that names the option and what it takes. */
export default function throughline(given?: ThroughlineStarlightOptions): StarlightPlugin {
  const options = readOptions(given)
  return {
    name: 'throughline',
    hooks: {
      'i18n:setup': ({ injectTranslations }) => injectTranslations(translations),
      'config:setup': (host) => {
        const { config, astroConfig } = host
        const extension = siteExtension({
          ...options,
          locales: localesOf(config, astroConfig.i18n),
          mainLocale: mainLocaleOf(config, astroConfig.i18n),
          pathTo,
          title: siteTitle(config),
          description: config.description,
        })
        host.addIntegration(integration({ extension, toolbarApp: pathTo('client/toolbar.ts') }))
        host.addRouteMiddleware({ entrypoint: pathTo('route-data.ts'), order: 'post' })
        host.updateConfig({
          components: { ...host.config.components, ...overridesFor(host) },
          customCss: [pathTo('styles/plan.css'), ...(host.config.customCss ?? [])],
        })
      },
    },
  }
}

/** A component that the site or another plugin has replaced stays theirs; it is said how to have ours as well. */
function overridesFor({ config, logger }: HookParameters<'config:setup'>): Record<string, string> {
  const ours: Record<string, string> = {}
  for (const name of OVERRIDES) {
    const path = pathTo(`components/${name}.astro`)
    // Starlight shows a search that somebody replaced even where the site wants none.
    if (name === 'Search' && config.pagefind === false) continue
    if (config.components?.[name] === undefined) ours[name] = path
    else
      logger.warn(
        `The site has a ${name} component of its own: what Throughline shows there is missing. Import it from "throughline/starlight/components/${name}.astro" where you want it.`,
      )
  }
  return ours
}

function pathTo(file: string): string {
  return fileURLToPath(new URL(`./starlight/${file}`, import.meta.url))
}
