/** Which documents tell one plan: those of a scope, unless two of them number other runs alike. */
import { groupBy } from '../../model/group-by.ts'
import type { Document, Index, Scope } from '../index.ts'
import { directoryOf, enclosing } from '../scopes.ts'
import { declarationsIn, type Declaration } from './declarations.ts'
import { keyOf } from './names.ts'

export interface Plan {
  readonly scope: Scope
  /** In the index's order. */
  readonly documents: readonly Document[]
  readonly declarations: readonly Declaration[]
}

export function plansIn(index: Index): Plan[] {
  const kept = index.documents.filter((document) => document.role === 'record' && !isGivenUp(document))
  const declared = new Map<Document, readonly Declaration[]>()
  const homes = new Set<Scope>()
  for (const document of kept) {
    const own = declarationsIn(document)
    if (own.length > 0) declared.set(document, own)
    if (own.some(({ source }) => source !== 'frontmatter') || hasGates(document)) homes.add(document.scope)
  }
  for (const { scope } of declared.keys()) if (!hasHome(scope, homes)) homes.add(scope)
  if (homes.size === 0) return []
  const byHome = groupBy(kept, ({ scope }) => homeOf(scope, homes))
  return [...byHome].flatMap(([scope, documents]) =>
    scope === undefined ? [] : plansAmong(scope, documents, (document) => declared.get(document) ?? []),
  )
}

/** What was replaced or withdrawn no longer says how things are to go. */
function isGivenUp({ facts }: Document): boolean {
  const status = facts.frontmatter?.data['status']
  return typeof status === 'string' && /^(?:superseded|archived|obsolete|rejected|withdrawn|retired)\b/i.test(status)
}

function hasGates({ facts }: Document): boolean {
  return facts.tables?.some(({ sort }) => sort === 'gates') ?? false
}

function hasHome(scope: Scope, homes: ReadonlySet<Scope>): boolean {
  return homeOf(scope, homes) !== undefined
}

/** A run's folder may be a scope of its own: its page tells of a run of the project around it. The root is no project. */
function homeOf(scope: Scope, homes: ReadonlySet<Scope>): Scope | undefined {
  for (const at of enclosing(scope)) if (homes.has(at) && (at.directory !== '' || at === scope)) return at
  return undefined
}

function plansAmong(
  scope: Scope,
  documents: readonly Document[],
  declared: (document: Document) => readonly Declaration[],
): Plan[] {
  const planOf = (own: readonly Document[]): Plan => ({ scope, documents: own, declarations: own.flatMap(declared) })
  const rivalry = rivalsAmong(documents.flatMap(declared))
  const rivals = documents.filter((document) => rivalry.has(document))
  if (rivals.length === 0) return [planOf(documents)]
  // Those of one folder speak for it, unless they are rivals themselves, or others stand in or around that folder.
  const folders = groupBy(rivals, ({ path }) => directoryOf(path))
  return [...folders].flatMap(([folder, own]) => {
    const isApart = ![...folders.keys()].some((other) => other !== folder && isWithin(other, folder))
    const whole = planOf(isApart ? documents.filter(({ path }) => isWithin(path, folder)) : own)
    const plans = rivalsAmong(whole.declarations).size === 0 ? [whole] : own.map((rival) => planOf([rival]))
    return plans.filter(({ declarations }) => rivalsAmong(declarations).size === 0)
  })
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder === '' ? '' : `${folder}/`)
}

/** Documents that declare different runs under one id. */
function rivalsAmong(declarations: readonly Declaration[]): Set<Document> {
  const rivals = new Set<Document>()
  const first = new Map<string, Declaration>()
  for (const each of declarations) {
    if (each.kind === 'entry') continue
    const key = `${each.source} ${keyOf(each.id)}`
    const other = first.get(key)
    if (!other) first.set(key, each)
    else if (isAnother(each, other)) rivals.add(each.document).add(other.document)
  }
  return rivals
}

function isAnother(one: Declaration, other: Declaration): boolean {
  if (one.document === other.document && one.within[0] === other.within[0]) return false
  const at = one.marks.findIndex((mark, i) => mark !== '' && other.marks[i])
  if (at === -1) return false
  const words = wordsOf(one.marks[at]!)
  return words.size > 0 && ![...wordsOf(other.marks[at]!)].some((word) => words.has(word))
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu))
}
