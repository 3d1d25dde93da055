/** Throughline for a site of Astro: `integrations: [throughline()]`. With Starlight, `plugins/starlight.ts` does more. */
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { integration } from './integration.ts'

/** For a site that adds the plugins itself: `remarkDecisionLinks` with `{ corpus }`, `satteri(throughline({ corpus }))`. */
export { openCorpus, type Corpus, type CorpusOptions } from './corpus.ts'
export { starlightRoutes, type Routes, type StarlightRoutesOptions } from './routes.ts'

export interface ThroughlineOptions {
  /** Folder whose documents can fail the site's build, relative to the site's sources: that of the `docs` collection. */
  readonly docs?: string
}

export default function throughline({ docs = 'content/docs' }: ThroughlineOptions = {}): AstroIntegration {
  const toolbarApp = fileURLToPath(new URL('./starlight/client/toolbar.ts', import.meta.url))
  return integration({ docs, toolbarApp })
}
