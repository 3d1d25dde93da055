/** How far the requirements of each scope are verified, in numbers. */
import { groupBy } from '../model/group-by.ts'
import type { Index, Item, Scope } from '../link/index.ts'
import type { TracedRequirement, TracedVerification } from '../link/traceability.ts'

export interface Coverage {
  readonly scope: Scope
  /** Those that count: a verification names them, or is expected to. The other numbers are parts of it. */
  readonly total: number
  /** The others: no verification names them, and none is expected to. */
  readonly exempt: number
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
  const held = requirements.filter(isHeld)
  return {
    scope,
    total: held.length,
    exempt: requirements.length - held.length,
    verified: held.filter(({ verifications }) => verifications.length > 0).length,
    passed: held.filter(isPassed).length,
    signed: held.filter(isSignedOff).length,
    uncovered: held.filter(({ verifications }) => verifications.length === 0).map(({ item }) => item),
  }
}

/** Named by a verification, or left out where the verifications name most of its family. */
export function isHeld({ verifications, isExpected }: TracedRequirement): boolean {
  return isExpected || verifications.length > 0
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
