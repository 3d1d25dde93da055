import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'

/** Page types and their schemas are the engine's: `page/invalid-frontmatter` checks them, with the exact line. */
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
}
