/** The gates of a pull request. A step is a command; nothing here knows what it checks. */

export interface Step {
  readonly name: string
  /** Found in node_modules/.bin, which stands first in PATH. */
  readonly command: readonly [program: string, ...rest: string[]]
  /** What a person types to repeat it alone. */
  readonly repeat: string
  /** Seconds on two cores, roughly: the longest starts first. */
  readonly weight: number
  /** The step that writes what this one reads, where both run: it has to be over, whatever its verdict. */
  readonly after?: string
}

export const STEPS: readonly Step[] = [
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=dot'],
    repeat: 'make test',
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
    // Our code, our scripts, and the shell within our pages, recipes and workflows.
    command: ['eslint', '--max-warnings=0', '.'],
    repeat: 'npm run lint',
    weight: 25,
    after: 'site',
  },
  {
    name: 'format',
    command: ['prettier', '--check', '--log-level=warn', '.'],
    repeat: 'npx prettier --check .   (make format mends it)',
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
    repeat: 'npm run generate -- --check   (make generate mends it)',
    weight: 2,
  },
  {
    name: 'check',
    command: ['node', 'src/cli/main.ts', 'check'],
    repeat: 'make check',
    weight: 1,
  },
]
