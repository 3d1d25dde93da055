import { defineConfig } from 'vitest/config'

/** A file for the counts, in the JSON form of Vitest; `.ci/run` reads its last line from there. */
const report = process.env['THROUGHLINE_TEST_REPORT']

/** Tests that share one build of the site, which the others do not wait for where they run alone. */
const BUILT = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'code', include: ['test/**/*.test.ts'], exclude: BUILT },
      },
      {
        extends: true,
        test: { name: 'site', include: BUILT, globalSetup: 'test/browser/setup.ts' },
      },
    ],
    // Two cores are the least that a runner has; a file of property tests keeps one busy.
    pool: 'threads',
    maxWorkers: Number(process.env['THROUGHLINE_TEST_WORKERS'] ?? 2),
    // Property tests and child processes, on a machine that does other things at the same time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
