/** Requirements and verifications that one sentence names side by side, and the ranges among them that do not end alike. */
import type { Document } from '../../link/index.ts'
import type { IdParts, ReferenceFact } from '../../model/facts.ts'
import type { TieFact } from '../../model/plans.ts'
import { inside } from '../../model/placed.ts'

export interface Pair {
  readonly requirements: readonly ReferenceFact[]
  readonly verifications: readonly ReferenceFact[]
}

export function pairOf({ facts }: Document, { requirements, verifications }: TieFact): Pair {
  return {
    requirements: inside(facts.references, requirements),
    verifications: inside(facts.references, verifications),
  }
}

export interface Range extends ReferenceFact {
  readonly to: NonNullable<ReferenceFact['to']>
}

export interface Mismatch {
  readonly requirements: Range
  readonly verifications: Range
  /** The verifications are the shorter range. */
  readonly isShort: boolean
  readonly missing: string
}

export function mismatchOf({ requirements, verifications }: Pair): Mismatch | undefined {
  const [requirement] = requirements
  const [verification] = verifications
  if (requirements.length !== 1 || verifications.length !== 1 || !isRange(requirement) || !isRange(verification)) return
  if (areaOf(requirement.parts) !== areaOf(verification.parts)) return
  const [from, to] = endsOf(requirement)
  const [first, last] = endsOf(verification)
  if ((from === first) === (to === last)) return
  const isShort = from === first ? last < to : first > from
  const [longer, shorter] = isShort ? [requirement, verification] : [verification, requirement]
  const ends =
    from === first ? [endsOf(shorter)[1] + 1, endsOf(longer)[1]] : [endsOf(longer)[0], endsOf(shorter)[0] - 1]
  const missing = [...new Set(ends)].map((number) => idAt(longer.parts, number)).join(' to ')
  return { requirements: requirement, verifications: verification, isShort, missing }
}

function isRange(fact: ReferenceFact | undefined): fact is Range {
  return fact?.form === 'range' && fact.to !== undefined && fact.parts.suffix === '' && fact.to.parts.suffix === ''
}

function endsOf({ parts, to }: Range): readonly [number, number] {
  return [Number(parts.number), Number(to.parts.number)]
}

function idAt({ family, number }: IdParts, at: number): string {
  return family + String(at).padStart(number.length, '0')
}

/** `PART-` of `REQ-PART-` and of `V-PART-`. */
function areaOf({ family }: IdParts): string {
  return family.slice(family.indexOf('-') + 1)
}

export function written({ id, to }: Range): string {
  return `${id}..${to.parts.number}`
}

export function hasSameNumbers({ requirements, verifications }: Pair): boolean {
  const keys = (references: readonly ReferenceFact[]) =>
    references.flatMap(({ parts, to }) => [keyOf(parts), ...(to ? [keyOf(to.parts)] : [])]).sort()
  return keys(requirements).join() === keys(verifications).join()
}

export function keyOf(parts: IdParts): string {
  return areaOf(parts) + parts.number
}
