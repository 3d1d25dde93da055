import { defineConfig } from 'vitest/config'

/** A file for the counts, in the JSON form of Vitest; `.ci/run` reads its last line from there. */
const report = process.env['THROUGHLINE_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores are the least that a runner has; a file of property tests keeps one busy.
    pool: 'threads',
    maxWorkers: Number(process.env['THROUGHLINE_TEST_WORKERS'] ?? 2),
    // Property tests and child processes, on a machine that does other things at the same time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
