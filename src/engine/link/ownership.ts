import type { EngineConfig } from '../model/config.ts'
import type { IdParts } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import type { Document, Item } from './index.ts'
import { enclosing, type MutableScope } from './scopes.ts'
import { isShort } from './symbols.ts'

/** A family is owned where at least so many of its definitions are visible … */
const MINIMUM_VISIBLE = 3
/** … and at least this share of the distinct ids that the scope mentions is defined. */
const MINIMUM_SHARE = 2 / 3

/**
 * Which scopes hold the register of which families. Only there is an id that nothing defines a fault: ticket keys,
 * standards and other repositories' ids look just the same.
 */
export function decideOwnership(scopes: readonly MutableScope[], documents: readonly Document[], config: EngineConfig): void {
  const mentioned = new Map<MutableScope, Map<string, Set<string>>>()
  for (const document of documents) {
    const scope = document.scope as MutableScope
    let families = mentioned.get(scope)
    if (!families) mentioned.set(scope, (families = new Map()))
    const mention = (parts: IdParts) => {
      const ids = families.get(ownershipKey(parts)) ?? new Set<string>()
      families.set(ownershipKey(parts), ids.add(parts.number))
    }
    for (const { parts } of document.facts.definitions) mention(parts)
    for (const { parts, to, form } of document.facts.references) {
      if (form === 'wildcard') continue
      mention(parts)
      if (to) mention(to.parts)
    }
  }
  const visible = visibleNumbers(scopes)
  const owned = new Set(config.families.owned)
  const foreign = new Set(config.families.foreign)
  for (const scope of scopes) {
    for (const [key, ids] of mentioned.get(scope) ?? []) {
      const family = key.slice(1)
      if (foreign.has(family)) continue
      const defined = visible(scope, key)
      const share = [...ids].filter((number) => defined.has(number)).length / ids.size
      if (owned.has(family) || (defined.size >= MINIMUM_VISIBLE && share >= MINIMUM_SHARE)) scope.owned.add(key)
    }
    for (const family of owned) if (scope.directory === '') scope.owned.add(`l${family}`)
  }
}

/** Short and long numbers of one family are families of their own: `D-24` beside `D-001` is something else. */
export function ownershipKey(parts: IdParts): string {
  return (isShort(parts) ? 's' : 'l') + parts.family
}

/** Numbers of a family that a scope and those around it define, counting only definitions that can make an owner. */
function visibleNumbers(scopes: readonly MutableScope[]): (scope: MutableScope, key: string) => Set<string> {
  const own = new Map<MutableScope, Map<string, Set<string>>>()
  for (const scope of scopes) {
    const families = new Map<string, Set<string>>()
    for (const item of new Set(scope.items.values())) {
      if (!makesOwner(item)) continue
      const { parts } = item.definition.fact
      const key = ownershipKey(parts)
      families.set(key, (families.get(key) ?? new Set<string>()).add(parts.number))
    }
    own.set(scope, families)
  }
  return (scope, key) => {
    const numbers = new Set<string>()
    for (const at of enclosing(scope)) for (const number of own.get(at as MutableScope)?.get(key) ?? []) numbers.add(number)
    return numbers
  }
}

/** A family of no kind is ours only where its ids are declared strongly, not merely listed. */
function makesOwner(item: Item): boolean {
  const { form, kind, parts } = item.definition.fact
  if (kindOfFamily(parts.family) !== GENERIC_KIND || kind !== undefined) return true
  return form === 'task' || form === 'field-heading' || form === 'heading' || form === 'bold-item'
}
