/** Evidence that is held to something: scratch is not, and a manifest speaks of files that go. */
import { ephemeralityIn } from '../../link/durability.ts'
import type { Evidence } from '../../link/evidence.ts'
import type { Index } from '../../link/index.ts'
import type { Place } from '../../model/range.ts'

export function heldEvidence(index: Index): Evidence[] {
  const ephemerality = ephemeralityIn(index)
  const manifests = new Set(index.manifests.map(({ document }) => document))
  return index.evidence.filter(({ document }) => !manifests.has(document) && !ephemerality(document.path))
}

export function placeOf({ document, fact }: Evidence): Place {
  return { file: document.path, span: fact.span }
}
