/**
 * What part a document plays, as its path tells: the ids of a template are nobody's, and what is archived is no longer
 * kept true. A scope that stands in a folder of examples is a worked example, and as true as any project.
 */
export type Role =
  /** Kept true: declares items, and is held to its references and links. */
  | 'record'
  /** Its registers declare items, for those who follow an old reference; its own references are held to nothing. */
  | 'archive'
  /** Says what was true once: a backup copy, a changelog. Declares nothing and is held to nothing. */
  | 'past'
  /** A template, an example, a tool's own instructions: its ids stand for ids. */
  | 'specimen'

const TEMPLATE = /(?:^|[/._ -])templates?(?=$|[/._ -])/i
const EXAMPLE = /(?:^|[/._ -])(?:examples?|samples?|fixtures?)(?=$|[/._ -])|(?:^|\/)\.[^/]+\//i
const ARCHIVE = /(?:^|[/._ -])(?:archived?|deprecated|legacy|obsolete)(?=$|[/._ -])/i
/** At the ends of a name alone, `old-plan.md`, `plan-old-2.md`: further in it speaks of what the document is about. */
const OLD = /(?:^|\/)[._ -]*old(?=$|[/._ -])|[._ -]old(?:[._ -]\d+)*(?=$|\/|\.mdx?$)/i
const PAST = /(?:^|[/._ -])(?:backups?|snapshots?)(?=$|[/._ -])|(?:^|\/)changelog[^/]*$|\.(?:bak|orig)\.mdx?$/i

export function roleOf(path: string, scopeDirectory: string): Role {
  const inside = scopeDirectory === '' ? path : path.slice(scopeDirectory.length + 1)
  if (ARCHIVE.test(path) || OLD.test(path)) return 'archive'
  if (PAST.test(path)) return 'past'
  return isTemplate(inside) || EXAMPLE.test(inside) ? 'specimen' : 'record'
}

/** A file that is copied and filled in before anybody follows its links, told by its name or its folder's. */
export function isTemplate(path: string): boolean {
  return TEMPLATE.test(path)
}
