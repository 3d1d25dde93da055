import type { RunSource, RunStatement } from '../../link/runs.ts'

const NAMES: Readonly<Record<RunSource, string>> = {
  'run table': 'the run table',
  gate: 'the gates table',
  'work breakdown': 'the work breakdown',
  frontmatter: 'the frontmatter',
  diagram: 'the diagram',
  prose: 'the text',
  'cascade table': 'the cascade table',
}

/** "the work breakdown and the diagram", each once. */
export function sourcesOf(statements: readonly RunStatement[]): string {
  return listed([...new Set(statements.map(({ source }) => NAMES[source]))])
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  const some = briefly(names)
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`
}

const MOST_NAMED = 12

/** Nobody reads a hundred names in a message: the first ones, and how many others there are. */
export function briefly(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMED
    ? names
    : [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} others`]
}

/** Where slices tell of their runs, which of them do. */
export function becauseOf({ slices }: RunStatement): string {
  return slices ? ` (${slices.to} waits for ${slices.from})` : ''
}
