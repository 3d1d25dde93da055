/** Items that one page declares, and no other page around has more of: what a page with "all 12 requirements" is about. */
import { kindOfFamily } from '../../kinds/lookup.ts'
import type { Document, Index, Scope } from '../../link/index.ts'
import type { DefinitionFact, IdParts } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { headingParents } from '../../model/heading-parents.ts'
import type { Listing } from './listings.ts'

/** The kind that a noun names; `functional requirement` is a requirement with its own family. */
const KINDS: Readonly<Record<string, readonly [kind: string, families: RegExp]>> = {
  requirement: ['requirement', /^/],
  'functional requirement': ['requirement', /^FR-$/],
  'non-functional requirement': ['requirement', /^NFR-$/],
  verification: ['verification', /^/],
  decision: ['decision', /^/],
  'success criterion': ['success criterion', /^/],
  story: ['story', /^/],
}

/** Everything that the documents of a scope declare, by kind. */
export type Declarations = ReadonlyMap<Scope, ReadonlyMap<string, readonly Declared[]>>

interface Declared {
  readonly document: Document
  readonly fact: DefinitionFact
}

export function declarationsIn({ documents }: Index): Declarations {
  const all = documents.flatMap((document) => document.facts.definitions.map((fact) => ({ document, fact })))
  const scopes = groupBy(all, ({ document }) => document.scope)
  return new Map([...scopes].map(([scope, own]) => [scope, groupBy(own, ({ fact }) => kindOf(fact))]))
}

export function kindOf({ kind, parts }: DefinitionFact): string {
  return kind ?? kindOfFamily(parts.family)
}

/**
 * The items of a kind, where nothing on the page, or around, hints at another one: an id that is mentioned and not declared, a
 * number left out, a page of the scope with more of them. `reader` is the page that counts, where it is another one.
 */
export function declaredOn(
  document: Document,
  noun: string,
  declarations: Declarations,
  reader?: Document,
): Listing | undefined {
  const wanted = KINDS[noun]
  if (!wanted) return undefined
  const [kind, families] = wanted
  const around = declarations.get(document.scope)?.get(kind) ?? []
  const ofPage = around.filter((each) => each.document === document).map(({ fact }) => fact)
  const known = new Set(ofPage.map(({ id }) => id))
  const own = ofPage.filter(({ parts }) => families.test(parts.family))
  const facts = distinct(own)
  if (facts.length < FEWEST || !isOneList(own, facts.length) || !isWithoutHoles(facts)) return undefined
  const isUnknown = (id: string, family: string) => !known.has(id) && families.test(family)
  if (around.some(({ fact }) => isUnknown(fact.id, fact.parts.family))) return undefined
  const isMentioned = [document, ...(reader ? [reader] : [])].some((page) =>
    mentionsOther(page, kind, facts, isUnknown),
  )
  if (isMentioned) return undefined
  const kept = facts.filter(({ isTombstone }) => !isTombstone)
  return {
    size: kept.length,
    lawful: new Set([kept, facts].flatMap((some) => [...groupsOf(document, some)])),
    at: { file: document.path, span: facts[0]!.span },
    where: 'declared',
  }
}

/** Fewer are an example. */
const FEWEST = 2

function distinct(facts: readonly DefinitionFact[]): DefinitionFact[] {
  return [...groupBy(facts, ({ id }) => id).values()].map(([first]) => first!)
}

/** Written in one form; a second one may restate all or some of them, and has none that the first lacks. */
function isOneList(facts: readonly DefinitionFact[], size: number): boolean {
  return [...groupBy(facts, ({ form }) => form).values()].some((some) => distinct(some).length === size)
}

/** Each family's numbers run from 1: where one is missing, it may stand somewhere in a form that nobody reads. */
function isWithoutHoles(facts: readonly DefinitionFact[]): boolean {
  return [...groupBy(facts, ({ parts }) => parts.family).values()].every((family) => {
    const numbers = new Set(family.map(({ parts }) => Number(parts.number)))
    return numbers.has(1) && Math.max(...numbers) - Math.min(...numbers) + 1 === numbers.size
  })
}

function mentionsOther(
  { facts: { references } }: Document,
  kind: string,
  facts: readonly DefinitionFact[],
  isUnknown: (id: string, family: string) => boolean,
): boolean {
  const families = new Set(facts.map(({ parts }) => parts.family))
  const isOfKind = ({ family }: IdParts) => families.has(family) || kindOfFamily(family) === kind
  return references.some(({ id, parts, form, to }) => {
    if (form === 'wildcard' || !isOfKind(parts)) return false
    return isUnknown(id, parts.family) || (to !== undefined && isUnknown(to.id, to.parts.family))
  })
}

/** Every number that the page's own order gives: of all, of a family or several, of a section; without suffixed ids. */
function groupsOf({ facts: { headings } }: Document, facts: readonly DefinitionFact[]): Set<number> {
  const groups = new Set([facts.length, new Set(facts.map(({ parts }) => parts.family + parts.number)).size])
  const families = [...groupBy(facts, ({ parts }) => parts.family).values()]
  for (const size of sumsOf(families.map(({ length }) => length))) groups.add(size)
  const parents = headingParents(headings)
  const sizes = new Map<number, number>()
  let section = -1
  for (const { span } of [...facts].sort((a, b) => a.span[0] - b.span[0])) {
    while ((headings[section + 1]?.span[0] ?? Infinity) <= span[0]) section++
    for (let at = section; at !== -1; at = parents[at]!) sizes.set(at, (sizes.get(at) ?? 0) + 1)
  }
  for (const size of sizes.values()) groups.add(size)
  return groups
}

/** Of any of some numbers. */
function sumsOf(numbers: readonly number[]): Set<number> {
  const sums = new Set([0])
  for (const number of numbers) for (const sum of [...sums]) sums.add(sum + number)
  return sums
}
