import type { Index, Scope } from '../../link/index.ts'
import type { TracedRequirement, TracedVerification } from '../../link/traceability.ts'
import { isPassed } from '../coverage.ts'
import type { Blocker } from './blocker.ts'

/**
 * Requirements that nothing has shown to hold: no verification names them, or none of those that do has passed. A scope
 * without verifications has not said how it verifies, and nothing is said about it.
 */
export function verificationBlockers(index: Index, scope: Scope): Blocker[] {
  const { requirements, verifications } = index.traceability
  if (!verifications.some(({ item, document }) => item.scope === scope && document.role === 'record')) return []
  return requirements.flatMap((requirement): Blocker[] => {
    const { item, document } = requirement
    const { fact } = item.definition
    if (item.scope !== scope || document.role !== 'record' || fact.isTombstone) return []
    if (!isHeld(requirement) || isSettled(requirement)) return []
    const [first] = requirement.verifications
    return [
      {
        sort: 'unverified-requirement',
        id: item.id,
        subject: fact.title,
        state: stateOf(requirement),
        at: first ? { file: first.document.path, span: first.item.definition.span } : item.definition,
        owner: first?.signOffs.find(({ owner }) => owner !== undefined)?.owner,
        run: undefined,
      },
    ]
  })
}

/** Where neither a result nor a signature has a place, the verification is a plan, and nobody knows how far it is. */
export function tellsResult({ result, signOffs }: TracedVerification): boolean {
  return result !== undefined || signOffs.length > 0
}

/** Named by a verification, or left out where the verifications name most of its family. */
export function isHeld({ verifications, isExpected }: TracedRequirement): boolean {
  return isExpected || verifications.length > 0
}

/** Passed, given up on purpose, or of a register that keeps no results. */
function isSettled(requirement: TracedRequirement): boolean {
  const { verifications } = requirement
  if (verifications.length > 0 && !verifications.some(tellsResult)) return true
  const isGivenUp = verifications.length > 0 && verifications.every(({ result }) => result?.progress === 'dropped')
  return isGivenUp || isPassed(requirement)
}

function stateOf({ verifications }: TracedRequirement): string {
  if (verifications.length === 0) return 'no verification names it'
  const [worst] = [...verifications].sort((a, b) => severityOf(b.result?.progress) - severityOf(a.result?.progress))
  const { item, result } = worst!
  return `${item.id} is ${result?.text.toLowerCase() || 'open'}`
}

function severityOf(progress: string | undefined): number {
  return ['done', 'dropped', 'active', 'open', 'blocked', 'failed'].indexOf(progress ?? 'open')
}

/** Rows of sign-off tables with nobody's name or date in them. */
export function signOffBlockers(index: Index, scope: Scope): Blocker[] {
  return index.traceability.signOffs.flatMap((row): Blocker[] =>
    row.scope !== scope || row.document.role !== 'record' || row.isSigned
      ? []
      : [
          {
            sort: 'unsigned',
            id: undefined,
            subject: row.subject,
            state: 'not signed',
            at: row.at,
            owner: row.owner,
            run: undefined,
          },
        ],
  )
}
