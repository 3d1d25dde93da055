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
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Where slices tell of their runs, which of them do. */
export function becauseOf({ slices }: RunStatement): string {
  return slices ? ` (${slices.to} waits for ${slices.from})` : ''
}
