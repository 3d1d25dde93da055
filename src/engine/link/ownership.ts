import type { EngineConfig } from '../model/config.ts'
import type { IdParts } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import type { Document } from './index.ts'
import { familyKey, familyOfKey, keysOfFamily, type Registers } from './registers.ts'
import { enclosing, type MutableScope } from './scopes.ts'

/** A family is owned where registers define at least this share of the distinct ids that the scope mentions. */
const MINIMUM_SHARE = 2 / 3

/**
 * Which scopes hold the registers of which families. Only there is an id that nothing defines a fault: ticket keys,
 * standards and other repositories' ids look just the same.
 */
export function decideOwnership(
  scopes: readonly MutableScope[],
  documents: readonly Document[],
  registers: Registers,
  config: EngineConfig,
): void {
  const mentioned = mentionedNumbers(documents)
  const registered = registeredNumbers(registers)
  const foreign = new Set(config.families.foreign)
  for (const scope of scopes) {
    for (const [family, numbers] of mentioned.get(scope) ?? []) {
      if (foreign.has(familyOfKey(family))) continue
      const defined = new Map<string, number>()
      for (const at of enclosing(scope)) {
        for (const [number, count] of registered.get(at as MutableScope)?.get(family) ?? [])
          defined.set(number, (defined.get(number) ?? 0) + count)
      }
      const found = [...numbers].filter((number) => defined.has(number)).length
      if (
        found > 0 &&
        found / numbers.size >= MINIMUM_SHARE &&
        (isOwnSlices(family, registers) || isOneNamespace(family, defined))
      )
        scope.owned.add(family)
    }
    if (scope.directory === '')
      for (const family of config.families.owned) for (const key of keysOfFamily(family)) scope.owned.add(key)
  }
}

/** Distinct numbers by scope and family, in documents that are kept true. */
function mentionedNumbers(documents: readonly Document[]): Map<MutableScope, Map<string, Set<string>>> {
  const mentioned = new Map<MutableScope, Map<string, Set<string>>>()
  for (const { role, scope, facts } of documents) {
    if (role !== 'record') continue
    let families = mentioned.get(scope as MutableScope)
    if (!families) mentioned.set(scope as MutableScope, (families = new Map<string, Set<string>>()))
    const mention = (parts: IdParts) => {
      const family = familyKey(parts)
      const numbers = families.get(family)
      if (numbers) numbers.add(parts.number)
      else families.set(family, new Set([parts.number]))
    }
    for (const { parts } of facts.definitions) mention(parts)
    for (const { parts, to, form } of facts.references) {
      if (form === 'wildcard') continue
      mention(parts)
      if (to) mention(to.parts)
    }
  }
  return mentioned
}

/** By scope and family: each number that a register declares, with how many registers do. */
function registeredNumbers(registers: Registers): Map<MutableScope, Map<string, Map<string, number>>> {
  const registered = new Map<MutableScope, Map<string, Map<string, number>>>()
  for (const { document, family, ids } of registers.all()) {
    if (document.role !== 'record') continue
    let families = registered.get(document.scope as MutableScope)
    if (!families) registered.set(document.scope as MutableScope, (families = new Map<string, Map<string, number>>()))
    let counts = families.get(family)
    if (!counts) families.set(family, (counts = new Map<string, number>()))
    for (const number of new Set([...ids].map((id) => /^\d+/.exec(id.slice(familyOfKey(family).length))?.[0] ?? ''))) {
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
  return registered
}

/** Short ids that a work breakdown or a typed table declares (`E1`): no ticket system gives out such. */
function isOwnSlices(family: string, registers: Registers): boolean {
  return family !== familyOfKey(family) && registers.isTyped(family)
}

/**
 * Families that belong to a kind restart in copies and status pages and are still one. Any other is ours only where its
 * numbers are padded, as registers write them (`TC-001`) and ticket systems do not (`INFRA-458`), and no two registers
 * give out the same number: where each checklist has its own `W001`, the family is not one namespace.
 */
function isOneNamespace(family: string, defined: ReadonlyMap<string, number>): boolean {
  if (kindOfFamily(familyOfKey(family)) !== GENERIC_KIND) return true
  const numbers = [...defined]
  const isPadded = numbers.some(([number]) => number.startsWith('0'))
  return isPadded && numbers.every(([, count]) => count === 1)
}
