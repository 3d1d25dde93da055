/** The gates of a pull request. A step is a command; nothing here knows what it checks. */

export interface Step {
  readonly name: string
  /** Found in node_modules/.bin, which stands first in PATH. */
  readonly command: readonly [program: string, ...rest: string[]]
  /** What a person types to repeat it alone, or to mend what it found: at most 47 characters, for the table. */
  readonly repeat: string
  /** Seconds on two cores, roughly: the longest starts first. */
  readonly weight: number
  /** The step that writes what this one reads, where both run: it has to be over, whatever its verdict. */
  readonly after?: string
  /** The step that says the same and more where it fails: this one is then not needed. */
  readonly unlessFailed?: string
  /** Its output is for the service that runs the gate, which reads it whether the step has failed or not. */
  readonly isForService?: true
}

export interface Change {
  /** What the change is compared with; undefined: nothing. */
  readonly base: string | undefined
  /** Files of tests; undefined: all of them. */
  readonly tests: readonly string[] | undefined
  /** Whether a workflow of GitHub runs the gate. */
  readonly isOnGitHub: boolean
  /** The file in which that workflow shows what a step adds to it. */
  readonly summary?: string | undefined
}

// Kept beside the packages, and by content: a fresh clone has other times than the cache.
const CACHE = 'node_modules/.cache/throughline'

/** Every step, whatever the change. */
export const STEPS = ['tests', 'site', 'types', 'eslint', 'format', 'remark-lint', 'generated', 'check', 'change']

export function stepsOf({ base, tests, isOnGitHub, summary }: Change): Step[] {
  return [
    {
      name: 'tests',
      command: ['vitest', 'run', '--reporter=dot', '--allowOnly=false', ...(tests ?? [])],
      repeat: tests === undefined ? 'make test' : 'make pr-checks ARGS=tests',
      weight: 40,
    },
    {
      name: 'site',
      command: ['astro', 'build'],
      repeat: 'make site',
      weight: 20,
    },
    {
      name: 'types',
      // TypeScript and Astro files. The site's build has written the types of the content collections.
      command: ['astro', 'check', '--noSync'],
      repeat: 'npm run types',
      weight: 10,
      after: 'site',
    },
    {
      name: 'eslint',
      // Our code, our scripts, and the shell within our pages, recipes and workflows. Not cached: a rule that asks for
      // types may find a fault in a file that has not changed.
      command: ['eslint', '--max-warnings=0', '.'],
      repeat: 'npm run lint',
      weight: 25,
      after: 'site',
    },
    {
      name: 'format',
      command: [
        'prettier',
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-strategy=content',
        `--cache-location=${CACHE}/prettier`,
        '.',
      ],
      repeat: 'make format',
      weight: 6,
    },
    {
      name: 'remark-lint',
      command: ['node', 'scripts/remark-lint.ts'],
      repeat: 'node scripts/remark-lint.ts',
      weight: 1,
    },
    {
      name: 'generated',
      command: ['node', 'scripts/generate.ts', '--check'],
      repeat: 'make generate',
      weight: 2,
    },
    {
      name: 'check',
      command: ['node', 'src/cli/main.ts', 'check'],
      repeat: 'make check',
      weight: 1,
      after: 'change',
      unlessFailed: 'change',
    },
    ...(base === undefined ? [] : [changeStep(base, isOnGitHub, summary)]),
  ]
}

/** What the change brings, alone: some rules need both sides of it. */
function changeStep(base: string, isOnGitHub: boolean, summary: string | undefined): Step {
  const format = isOnGitHub ? ['--format=github', ...(summary ? [`--format=summary=${summary}`] : [])] : []
  return {
    name: 'change',
    command: ['node', 'src/cli/main.ts', 'check', `--base=${base}`, ...format],
    repeat: 'make pr-checks ARGS=change',
    weight: 1,
    ...(isOnGitHub && { isForService: true }),
  }
}
