import type { IdParts, ReferenceFact } from '../model/facts.ts'
import { idOf, membersOf } from '../kinds/ids.ts'
import type { Document, Item, Resolution, Scope } from './index.ts'
import { PageHints } from './page-hints.ts'
import { familyKey } from './registers.ts'
import { enclosing } from './scopes.ts'
import { isShort } from './symbols.ts'

/** Resolves references from their own scope outwards to the root, and beyond only where nobody around owns the family. */
export function resolver(
  scopes: readonly Scope[],
  documents: readonly Document[],
  foreign: ReadonlySet<string>,
): (fact: ReferenceFact, document: Document) => Resolution {
  const everywhere = new Map<string, Item[]>()
  for (const scope of scopes) {
    for (const [id, item] of scope.items) {
      const items = everywhere.get(id)
      if (items) items.push(item)
      else everywhere.set(id, [item])
    }
  }
  const pages = new PageHints()
  const siblings = new WeakMap<Scope, Map<string, Item[]>>()
  const siblingsOf = (scope: Scope): Map<string, Item[]> => {
    let map = siblings.get(scope)
    if (!map) siblings.set(scope, (map = bySharedNumber(scope)))
    return map
  }

  const visible = (parts: IdParts, scope: Scope): readonly Item[] => {
    const id = idOf(parts)
    const base = parts.family + parts.number
    for (const at of enclosing(scope)) {
      const exact = at.items.get(id)
      if (exact) return [exact]
      const lettered = siblingsOf(at).get(base)
      // `T041` where T041a and T041b are defined names the pair; likewise V-OPS-005 for its -dev and -prod.
      if (parts.suffix === '' && lettered) return lettered
      const whole = parts.suffix === '' ? undefined : at.items.get(base)
      // `FR-008e` is a clause of FR-008, unless the clauses are items themselves.
      if (whole && !(isLetter(parts.suffix) && lettered?.some(hasLetter))) return [whole]
    }
    return []
  }
  // What stands in a broken definition is reported there, and not once more at every reference.
  const unparsed = new Map<Scope, Set<string>>()
  for (const { scope, facts } of documents) {
    for (const { ids } of facts.unparsed)
      for (const id of ids) unparsed.set(scope, (unparsed.get(scope) ?? new Set()).add(id))
  }
  const isUnparsed = (parts: IdParts, scope: Scope): boolean => {
    if (unparsed.size === 0) return false
    for (const at of enclosing(scope)) if (unparsed.get(at)?.has(idOf(parts))) return true
    return false
  }
  const ownerOf = (parts: IdParts, scope: Scope): Scope | undefined => {
    for (const at of enclosing(scope)) if (at.owned.has(familyKey(parts))) return at
    return undefined
  }
  const single = (fact: ReferenceFact, { path, scope, facts }: Document): Resolution => {
    const items = visible(fact.parts, scope)
    if (items.length > 0) return { state: 'resolved', items, missing: [] }
    const owner = ownerOf(fact.parts, scope)
    if (owner)
      return pages.abbreviates(facts, fact.parts.family) || isUnparsed(fact.parts, scope)
        ? { state: 'foreign' }
        : { state: 'unresolved', owner }
    if (isShort(fact.parts)) return { state: 'foreign' }
    const candidates = everywhere.get(fact.id) ?? []
    if (candidates.length === 1) return { state: 'resolved', items: candidates, missing: [] }
    const near = candidates.length > 1 ? candidates.filter((item) => pages.isAbout(path, facts, item.scope)) : []
    if (near.length === 1) return { state: 'resolved', items: near, missing: [] }
    return candidates.length > 1 ? { state: 'ambiguous', candidates } : { state: 'foreign' }
  }
  const range = (fact: ReferenceFact, to: IdParts, { scope, facts }: Document): Resolution => {
    const items: Item[] = []
    const missing: string[] = []
    for (const member of membersOf(fact.parts, to)) {
      const found = visible(member, scope)
      items.push(...found)
      if (found.length === 0 && !isUnparsed(member, scope)) missing.push(idOf(member))
    }
    if (ownerOf(fact.parts, scope) && !pages.abbreviates(facts, fact.parts.family))
      return { state: 'resolved', items: [...new Set(items)], missing }
    return items.length > 0 ? { state: 'resolved', items: [...new Set(items)], missing: [] } : { state: 'foreign' }
  }
  const wildcards = new Map<string, Resolution>()
  const wildcard = ({ parts: { family } }: ReferenceFact, scope: Scope): Resolution => {
    const key = `${family} ${scope.directory}`
    let resolution = wildcards.get(key)
    if (!resolution) wildcards.set(key, (resolution = membersOfFamily(family, scope)))
    return resolution
  }
  return (fact, document) => {
    if (foreign.has(fact.parts.family)) return { state: 'foreign' }
    if (fact.form === 'wildcard') return wildcard(fact, document.scope)
    return fact.to ? range(fact, fact.to.parts, document) : single(fact, document)
  }
}

/** All items of a family and of those that begin with it, in the nearest scope that has any. */
function membersOfFamily(family: string, scope: Scope): Resolution {
  for (const at of enclosing(scope)) {
    const items = [...new Set(at.items.values())].filter((item) => item.definition.fact.parts.family.startsWith(family))
    if (items.length > 0) return { state: 'resolved', items, missing: [] }
  }
  return { state: 'foreign' }
}

function isLetter(suffix: string): boolean {
  return /^[A-Za-z]$/.test(suffix)
}

function hasLetter(item: Item): boolean {
  return isLetter(item.definition.fact.parts.suffix)
}

/** Items that share a number and differ in what follows (`T041a`, `V-OPS-005-dev`), by what they share. */
function bySharedNumber(scope: Scope): Map<string, Item[]> {
  const shared = new Map<string, Item[]>()
  for (const item of scope.items.values()) {
    const { family, number, suffix } = item.definition.fact.parts
    if (suffix === '') continue
    const base = family + number
    const items = shared.get(base)
    if (items) items.push(item)
    else shared.set(base, [item])
  }
  return shared
}
