/**
 * What part a document plays, as its path tells: the ids of a template are nobody's, and what is archived is no longer
 * kept true. A scope that stands in a folder of examples is a worked example, and as true as any project.
 */
export type Role =
  /** Kept true: declares items, and is held to its references. */
  | 'record'
  /** Its registers declare items, for those who follow an old reference; its own references are held to nothing. */
  | 'history'
  /** A template, an example, a tool's own instructions: its ids stand for ids. */
  | 'specimen'

const SPECIMEN = /(?:^|[/._ -])(?:templates?|examples?|samples?|fixtures?)(?=$|[/._ -])|(?:^|\/)\.[^/]+\//i
const HISTORY = /(?:^|[/._ -])(?:archived?|backups?|old|deprecated|legacy|obsolete|snapshots?)(?=$|[/._ -])|(?:^|\/)changelog[^/]*$|(?:^|\/)[^/]+\.(?:bak|orig)\.mdx?$/i

export function roleOf(path: string, scopeDirectory: string): Role {
  const inside = scopeDirectory === '' ? path : path.slice(scopeDirectory.length + 1)
  return SPECIMEN.test(inside) ? 'specimen' : HISTORY.test(path) ? 'history' : 'record'
}
