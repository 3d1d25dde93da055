/** What a row of the matrix is found by: the values of its filter `state`. */
import type { TraceRow, TraceState, TraceVerification } from './site-index/traceability.ts'

/** In the order in which somebody who mends the matrix asks for them. */
export const MARKS = [
  'gap',
  'failed',
  'blocked',
  'missing',
  'unsigned',
  'open',
  'active',
  'untold',
  'passed',
  'signed',
  'dropped',
  'exempt',
  'stray',
] as const
export type Mark = (typeof MARKS)[number]

/** The state that draws the sign of a row's state, or of a verification's. */
export const SIGNS = {
  gap: 'failed',
  exempt: 'dropped',
  untold: 'unverified',
  passed: 'done',
  failed: 'failed',
  blocked: 'blocked',
  active: 'active',
  open: 'open',
  dropped: 'dropped',
} as const satisfies Record<TraceState, string>

export function marksOf({ state, isSigned, verifications }: TraceRow): Mark[] {
  const signature = isSigned === undefined ? [] : [isSigned ? ('signed' as const) : ('unsigned' as const)]
  return [state, ...signature, ...(verifications.some(lacksEvidence) ? (['missing'] as const) : [])]
}

export function marksOfStray(verification: TraceVerification): Mark[] {
  return ['stray', ...(lacksEvidence(verification) ? (['missing'] as const) : [])]
}

function lacksEvidence({ evidence }: TraceVerification): boolean {
  return evidence.some(({ state }) => state === 'missing')
}
