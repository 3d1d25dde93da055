import { defineConfig } from 'tsdown'

/** One file an entry, so that `dist/` mirrors `src/` and workers find their module beside the caller. */
export default defineConfig({
  entry: ['src/index.ts', 'src/cli/main.ts', 'src/workspace/compile-worker.ts'],
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  dts: true,
  fixedExtension: false,
  unbundle: true,
  // `make site` writes to dist/site.
  clean: ['dist/*', '!dist/site'],
  logLevel: 'warn',
  checks: { pluginTimings: false },
})
