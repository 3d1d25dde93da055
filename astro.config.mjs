import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import throughline from './plugins/astro.ts'
import { openCorpus } from './plugins/corpus.ts'
import remarkDecisionLinks from './plugins/remark-decision-links.ts'
import remarkDiagnosticsPanel from './plugins/remark-diagnostics-panel.ts'
import remarkDocumentLinks from './plugins/remark-document-links.ts'
import { starlightRoutes } from './plugins/routes.ts'

/** One compilation serves every plugin. */
const corpus = openCorpus({ root: import.meta.dirname, routes: starlightRoutes() })

export default defineConfig({
  outDir: './dist/site',
  cacheDir: './.cache/astro',
  // Off, so that a heading's slug is that of its source: the checker and the page must agree on anchors.
  markdown: {
    processor: unified({
      smartypants: false,
      remarkPlugins: [
        [remarkDecisionLinks, { corpus }],
        [remarkDocumentLinks, { corpus }],
        [remarkDiagnosticsPanel, { corpus }],
      ],
    }),
  },
  integrations: [
    starlight({
      title: 'Throughline',
      description: 'A type-checker for plans.',
      logo: { src: './src/assets/mark.svg' },
      favicon: '/favicon.svg',
      customCss: ['./src/styles/theme.css'],
      lastUpdated: false,
      sidebar: [
        { label: 'Start', items: [{ autogenerate: { directory: 'start' } }] },
        { label: 'Authoring', items: [{ autogenerate: { directory: 'authoring' } }] },
        {
          label: 'Projects',
          items: [
            {
              label: 'Throughline itself',
              collapsed: true,
              items: [{ autogenerate: { directory: 'projects/throughline' } }],
            },
            {
              label: 'Example: catalogue search',
              collapsed: true,
              items: [{ autogenerate: { directory: 'projects/catalogue-search' } }],
            },
          ],
        },
        { label: 'Rules', collapsed: true, items: [{ autogenerate: { directory: 'rules' } }] },
      ],
    }),
    throughline({ corpus }),
  ],
})
