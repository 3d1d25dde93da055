/** Evidence that somebody claims, and that is not there. */
import { ephemeralityIn, isIntentionallyAbsent } from './durability.ts'
import type { Evidence } from './evidence.ts'
import { isBelowEmptyFolder, isBuilt, isIgnored } from './generated.ts'
import type { Index } from './index.ts'

/** Evidence that is held to something: scratch is not, and a manifest speaks of files that go. */
export function heldEvidence(index: Index): Evidence[] {
  const ephemerality = ephemeralityIn(index)
  const manifests = new Set(index.manifests.map(({ document }) => document))
  return index.evidence.filter(({ document }) => !manifests.has(document) && !ephemerality(document.path))
}

/** With the path that should be there. What a build makes and what git ignores is expected to be missing. */
export function missingEvidenceIn(index: Index): (Evidence & { readonly path: string })[] {
  return heldEvidence(index).flatMap((evidence) => {
    const { path, fact } = evidence
    if (path === undefined || !fact.isClaimed || fact.isConditional || !isMissing(path, index)) return []
    return isBuilt(path) || isIgnored(index, path) ? [] : [{ ...evidence, path }]
  })
}

/** Not there, and nobody has said that it is not meant to be. */
export function isMissing(path: string, index: Index): boolean {
  if (index.tree.kindOf(path) !== undefined || isBelowEmptyFolder(index, path)) return false
  return !isIntentionallyAbsent(index, path)
}
