import { distance } from 'fastest-levenshtein'

/** The names that a slip of the pen may have meant, nearest first; empty where none is near enough to be worth saying. */
export function nearest(written: string, names: Iterable<string>, most = 1): string[] {
  const wanted = written.toLowerCase()
  const limit = Math.max(2, Math.floor(written.length / 3))
  return [...names]
    .map((name) => ({ name, away: distance(wanted, name.toLowerCase()) }))
    .filter(({ name, away }) => name !== written && away <= limit && away < name.length)
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** `did you mean "x"?`, or undefined where nothing is near. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
  const [name] = nearest(written, names)
  return name === undefined ? undefined : `did you mean "${name}"?`
}
