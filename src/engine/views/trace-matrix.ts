/** Requirement × verification × evidence × sign-off: one row a requirement, with what is missing in it. */
import { isBlankCell } from '../kinds/blank-cell.ts'
import type { Progress } from '../kinds/progress.ts'
import { isNameOf } from '../kinds/table-vocabulary.ts'
import type { Index } from '../link/index.ts'
import type { SignOff, TracedRequirement, TracedVerification } from '../link/traceability.ts'
import { groupBy } from '../model/group-by.ts'
import { isoDayIn } from '../model/iso-day.ts'
import { coverageOf, isInForce, isPassed, isSignedOff, type Coverage } from './coverage.ts'
import { tellsResult, worstOf } from './readiness/verification.ts'
import { evidenceReader, type MatrixEvidence } from './trace-matrix/evidence.ts'

export type { MatrixEvidence } from './trace-matrix/evidence.ts'

export interface TraceMatrix {
  /** Scopes with requirements, in their order. */
  readonly scopes: readonly MatrixScope[]
  /** Scope by scope, in document order; requirements that are withdrawn, of templates and archives left out. */
  readonly rows: readonly MatrixRow[]
  /** Verifications that name no requirement, in document order. */
  readonly strays: readonly MatrixVerification[]
}

export interface MatrixScope extends Coverage {
  /** Some verification has a place for a result, or a signature: without one, that there is none says nothing. */
  readonly keepsResults: boolean
  readonly keepsSignatures: boolean
}

export interface MatrixRow {
  readonly requirement: TracedRequirement
  readonly state: RowState
  /** All that verifies it is signed; undefined where the scope keeps no signatures. */
  readonly isSigned: boolean | undefined
  readonly verifications: readonly MatrixVerification[]
}

export type RowState =
  /** No verification names it, although others of its family have one. */
  | 'gap'
  /** No verification names it, and none is expected to. */
  | 'exempt'
  /** Verified, with results that nobody keeps. */
  | 'untold'
  /** The worst of its verifications; `done` where all that were not given up have passed. */
  | Progress

export interface MatrixVerification {
  readonly verification: TracedVerification
  /** How it is verified, else its title; '' where neither is told. */
  readonly method: string
  readonly evidence: readonly MatrixEvidence[]
  /** Undefined where its scope keeps no signatures. */
  readonly signature: Signature | undefined
}

export interface Signature {
  readonly isSigned: boolean
  /** Who has signed, or has to. */
  readonly by: string | undefined
  /** `2026-11-06` */
  readonly on: string | undefined
  /** What stands in the cell, as written. */
  readonly text: string
}

export function traceMatrix(index: Index): TraceMatrix {
  const { requirements, verifications } = index.traceability
  const evidenceOf = evidenceReader(index)
  const byScope = groupBy(verifications, ({ item }) => item.scope)
  const signing = new Set(verifications.filter(({ signOffs }) => signOffs.length > 0).map(({ item }) => item.scope))
  const rows = groupBy(requirements.filter(isInForce), ({ item }) => item.scope)
  const known = new Map<TracedVerification, MatrixVerification>()
  return {
    scopes: coverageOf(index).map((coverage) => ({
      ...coverage,
      keepsResults: (byScope.get(coverage.scope) ?? []).some(({ result }) => result !== undefined),
      keepsSignatures: signing.has(coverage.scope),
    })),
    rows: index.scopes.flatMap((scope) =>
      (rows.get(scope) ?? []).map((requirement) => ({
        requirement,
        state: stateOf(requirement),
        isSigned: signing.has(scope) && requirement.verifications.length > 0 ? isSignedOff(requirement) : undefined,
        verifications: requirement.verifications.map(read),
      })),
    ),
    strays: verifications.filter((each) => each.requirements.length === 0 && isInForce(each)).map(read),
  }

  /** One verification may show that many requirements hold. */
  function read(verification: TracedVerification): MatrixVerification {
    const found = known.get(verification) ?? {
      verification,
      method: methodOf(verification),
      evidence: evidenceOf(verification),
      signature: signing.has(verification.item.scope) ? signatureOf(verification.signOffs) : undefined,
    }
    known.set(verification, found)
    return found
  }
}

function stateOf(requirement: TracedRequirement): RowState {
  const { verifications, isExpected } = requirement
  if (verifications.length === 0) return isExpected ? 'gap' : 'exempt'
  if (isPassed(requirement)) return 'done'
  if (!verifications.some(tellsResult)) return 'untold'
  return worstOf(requirement)?.progress ?? 'dropped'
}

function methodOf({ item }: TracedVerification): string {
  const { fields, form, title } = item.definition.fact
  const method = fields.find(({ name, value }) => value !== '' && isNameOf('method', 'verifications', name))
  // A row has for its title whatever its second cell holds: often the requirement.
  return method?.value ?? (form === 'table-row' ? '' : title)
}

function signatureOf(signOffs: readonly SignOff[]): Signature {
  const first = signOffs.find(({ isSigned }) => isSigned) ?? signOffs[0]
  if (!first) return { isSigned: false, by: undefined, on: undefined, text: '' }
  const { isSigned, owner, cell } = first
  return {
    isSigned,
    by: owner,
    on: isSigned ? isoDayIn(cell.text) : undefined,
    text: isBlankCell(cell.text) ? '' : cell.text,
  }
}
