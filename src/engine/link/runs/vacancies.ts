import { lazily } from '../../model/lazily.ts'
import type { Index, Reference, Scope } from '../index.ts'
import { enclosing } from '../scopes.ts'

/**
 * Whether a reference names a run whose number a text in or around its scope calls vacant: it tells of what was planned once,
 * and is no promise.
 */
export function vacantIn(index: Index): (reference: Reference) => boolean {
  const numbers = lazily(() => {
    const found = new Map<Scope, Set<number>>()
    for (const { scope, facts } of index.documents) {
      const own = found.get(scope) ?? new Set()
      for (const vacancy of facts.vacancies ?? [])
        for (const number of vacancy.numbers) found.set(scope, own.add(number))
    }
    return found
  })
  return ({ fact: { parts }, document }) => {
    if (parts.family !== 'run-') return false
    for (const scope of enclosing(document.scope)) if (numbers().get(scope)?.has(Number(parts.number))) return true
    return false
  }
}
