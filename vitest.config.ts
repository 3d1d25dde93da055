import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A file for the counts, in the JSON form of Vitest; `.ci/run` reads its last line from there. */
const report = process.env['THROUGHLINE_TEST_REPORT']

/** Tests that share one build of the site, which the others do not wait for where they run alone. */
const BUILT = ['test/browser/**/*.test.ts', 'test/site/equality.test.ts']

/** Tests of modules that run in the site, where Vite gives them `import.meta.env`. */
const IN_SITE = ['test/plugins/starlight/**/*.test.ts']

/** They start other programs on a copy or a build, and gain nothing from modules that are loaded already. */
const ALONE = ['test/scripts/**/*.test.ts', 'test/site/**/*.test.ts', 'test/corpora/site-equality.test.ts']

/** Over ten seconds each. One that starts last keeps a single core busy while the other waits. */
const LONG = [
  'test/rules/rules.test.ts',
  'test/browser/pages.test.ts',
  'test/site/build.test.ts',
  'test/scripts/new.test.ts',
  'test/corpora/site-equality.test.ts',
  'test/site/equality.test.ts',
  'test/site/dev.test.ts',
  'test/browser/diagrams.test.ts',
  'test/mutations/mutations.test.ts',
  'test/site/starlight-package.test.ts',
  'test/properties/order.test.ts',
]

// Vitest knows the durations of the last run alone, and a fresh clone has none.
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((path) => moduleId.replaceAll('\\', '/').endsWith(`/${path}`))
      return at === -1 ? LONG.length : at
    }
    // A worker keeps its modules as long as the next file is of a project that shares them.
    return (await super.sort(files)).sort(
      (a, b) => rank(a) - rank(b) || a.project.name.localeCompare(b.project.name, 'en'),
    )
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['test/**/*.test.ts'],
          exclude: [...BUILT, ...IN_SITE, ...ALONE],
          // Most of the time went into loading the engine again for each file. What a test sets it takes back: no file
          // may leave anything in the process or in a module.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, exclude: BUILT },
      },
      {
        extends: true,
        test: { name: 'in-site', include: IN_SITE, experimental: { viteModuleRunner: true } },
      },
      {
        extends: true,
        test: { name: 'site', include: BUILT, globalSetup: 'test/browser/setup.ts' },
      },
    ],
    // Two cores are the least that a runner has; a file of property tests keeps one busy.
    pool: 'threads',
    maxWorkers: Number(process.env['THROUGHLINE_TEST_WORKERS'] ?? 2),
    sequence: { sequencer: LongestFirst },
    // The modules run as they do for our users: loaded by Node, and not rewritten, which costs a fifth of the time.
    experimental: { viteModuleRunner: false },
    // Property tests and child processes, on a machine that does other things at the same time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
