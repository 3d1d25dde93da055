/** How far the requirements of each scope are verified, in numbers. */
import { groupBy } from '../model/group-by.ts'
import type { Index, Item, Scope } from '../link/index.ts'
import type { TracedRequirement, TracedVerification } from '../link/traceability.ts'

export interface Coverage {
  readonly scope: Scope
  readonly total: number
  /** Named by a verification. */
  readonly verified: number
  /** All of the verifications that name it have passed; those that were given up do not count. */
  readonly passed: number
  /** All of them are signed. */
  readonly signed: number
  /** The requirements that no verification names although others of their family have one, in document order. */
  readonly uncovered: readonly Item[]
}

/** Scopes that have requirements, in their order. Withdrawn requirements and those of templates and archives are left out. */
export function coverageOf(index: Index): Coverage[] {
  const byScope = groupBy(index.traceability.requirements.filter(isInForce), ({ item }) => item.scope)
  return index.scopes.flatMap((scope) => {
    const own = byScope.get(scope)
    return own ? [coverageIn(scope, own)] : []
  })
}

/** Neither withdrawn nor of a template or an archive. */
export function isInForce({ item, document }: Pick<TracedRequirement, 'item' | 'document'>): boolean {
  return document.role === 'record' && !item.definition.fact.isTombstone
}

function coverageIn(scope: Scope, requirements: readonly TracedRequirement[]): Coverage {
  return {
    scope,
    total: requirements.length,
    verified: requirements.filter(({ verifications }) => verifications.length > 0).length,
    passed: requirements.filter(isPassed).length,
    signed: requirements.filter(isSignedOff).length,
    uncovered: requirements
      .filter(({ isExpected, verifications }) => isExpected && verifications.length === 0)
      .map(({ item }) => item),
  }
}

/** Every verification that names it has passed; one that says no result at all passes by its signature. */
export function isPassed(requirement: TracedRequirement): boolean {
  return isEach(requirement, (each) => (each.result ? each.result.progress === 'done' : isSigned(each)))
}

/** Every verification that names it is signed. */
export function isSignedOff(requirement: TracedRequirement): boolean {
  return isEach(requirement, isSigned)
}

function isSigned({ signOffs }: TracedVerification): boolean {
  return signOffs.some((signOff) => signOff.isSigned)
}

/** Of those that were not given up: a requirement that nothing verifies has none. */
function isEach({ verifications }: TracedRequirement, isSo: (verification: TracedVerification) => boolean): boolean {
  const due = verifications.filter(({ result }) => result?.progress !== 'dropped')
  return due.length > 0 && due.every(isSo)
}
