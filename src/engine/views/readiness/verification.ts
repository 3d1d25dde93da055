import type { TracedRequirement, TracedVerification } from '../../link/traceability.ts'
import { isHeld, isPassed } from '../coverage.ts'
import { because, type Blocker } from './blocker.ts'
import type { ScopeParts } from './parts.ts'

/**
 * Requirements that nothing has shown to hold: no verification names them, or one of those that do has not passed. A scope
 * without verifications has not said how it verifies, and nothing is said about it.
 */
export function verificationBlockers({ requirements, verifications }: ScopeParts): Blocker[] {
  if (verifications.length === 0) return []
  return requirements.flatMap((requirement): Blocker[] => {
    if (!isHeld(requirement) || isSettled(requirement)) return []
    const { item } = requirement
    const [first] = requirement.verifications
    return [
      {
        sort: 'unverified-requirement',
        id: item.id,
        subject: item.definition.fact.title,
        ...whyUnverified(requirement),
        at: first ? { file: first.document.path, span: first.item.definition.span } : item.definition,
        owner: first?.signOffs.find(({ owner }) => owner !== undefined)?.owner,
        run: undefined,
        ...(!first && { isFault: true }),
      },
    ]
  })
}

/** Where neither a result nor a signature has a place, the verification is a plan, and nobody knows how far it is. */
export function tellsResult({ result, signOffs }: TracedVerification): boolean {
  return result !== undefined || signOffs.length > 0
}

/** Passed, given up on purpose, or of a register that keeps no results. */
function isSettled(requirement: TracedRequirement): boolean {
  const { verifications } = requirement
  if (verifications.length > 0 && !verifications.some(tellsResult)) return true
  const isGivenUp = verifications.length > 0 && verifications.every(({ result }) => result?.progress === 'dropped')
  return isGivenUp || isPassed(requirement)
}

function whyUnverified(requirement: TracedRequirement): ReturnType<typeof because> {
  const worst = worstOf(requirement)
  if (!worst) return because('not-named')
  return because(`verification-${worst.progress}`, { verification: worst.verification.item.id })
}

/** The worst first. */
const UNPASSED = ['failed', 'blocked', 'open', 'active'] as const

/** The verification that is furthest from having passed; without a result it is open. Those that were given up are none. */
export function worstOf({ verifications }: TracedRequirement) {
  for (const progress of UNPASSED) {
    const verification = verifications.find(({ result }) => (result?.progress ?? 'open') === progress)
    if (verification) return { progress, verification }
  }
  return undefined
}

/** Rows of sign-off tables with nobody's name or date in them. */
export function signOffBlockers({ signOffs }: ScopeParts): Blocker[] {
  return signOffs
    .filter(({ isSigned }) => !isSigned)
    .map(({ subject, at, owner }) => ({
      sort: 'unsigned',
      id: undefined,
      subject,
      ...because('not-signed'),
      at,
      owner: owner === subject ? undefined : owner,
      run: undefined,
    }))
}
