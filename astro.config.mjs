import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import throughline from './plugins/starlight.ts'

export default defineConfig({
  outDir: './dist/site',
  cacheDir: './.cache/astro',
  // Off, so that a heading's slug is that of its source: the checker and the page must agree on anchors.
  markdown: { processor: unified({ smartypants: false }) },
  integrations: [
    starlight({
      plugins: [throughline()],
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
  ],
})
