import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'

/** What of the Starlight plugin runs in Astro's own process, and is bundled. The rest a site compiles with its pages. */
const HOST = new Set([
  'collisions.ts',
  'extension.ts',
  'locales.ts',
  'mermaid-module.ts',
  'options.ts',
  'paths.ts',
  'site-index',
  'site-module.ts',
  'translations',
])

/**
 * Few files, with the small dependencies inside: a start that loads a hundred modules takes 70 ms longer, in the command
 * and again in each worker. Chunks stand beside the workers, which `src/workspace` starts by name.
 */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'check-worker': 'src/workspace/check-worker.ts',
    'compile-worker': 'src/workspace/compile-worker.ts',
    'prose-worker': 'src/workspace/prose-worker.ts',
    eslint: 'eslint-rules/index.ts',
    'plugins/astro': 'plugins/astro.ts',
    'plugins/remark-cleanup-manifest': 'plugins/remark-cleanup-manifest.ts',
    'plugins/remark-decision-links': 'plugins/remark-decision-links.ts',
    'plugins/remark-durable-artifacts': 'plugins/remark-durable-artifacts.ts',
    'plugins/satteri': 'plugins/satteri.ts',
    'plugins/starlight': 'plugins/starlight.ts',
  },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  dts: true,
  fixedExtension: false,
  deps: {
    // Types only: whoever hands a plugin a tree, a file or a site has them.
    neverBundle: ['astro', 'eslint', 'mdast', 'unist', 'vfile', 'vite'],
    alwaysBundle: [
      'yaml',
      'jsonc-parser',
      'github-slugger',
      'decode-named-character-reference',
      'fastest-levenshtein',
      'retext-english',
      'retext-indefinite-article',
      'retext-repeated-words',
      'unified',
      'vfile',
    ],
  },
  // Its other form requires files by names that only Node can follow.
  alias: { 'jsonc-parser': join(import.meta.dirname, 'node_modules/jsonc-parser/lib/esm/main.js') },
  copy: ({ outDir }) =>
    readdirSync(join(import.meta.dirname, 'plugins/starlight'))
      .filter((name) => !HOST.has(name))
      .map((name) => ({ from: `plugins/starlight/${name}`, to: join(outDir, 'plugins/starlight') })),
  // `make site` writes to dist/site.
  clean: ['dist/*', '!dist/site'],
  logLevel: 'warn',
  checks: { pluginTimings: false },
})
