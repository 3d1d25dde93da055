import { ephemeralityIn } from '../../link/durability.ts'
import type { Index } from '../../link/index.ts'
import { nearestPathIn } from '../link/nearest-path.ts'

/**
 * The durable path that a missing artefact most likely means. Phases name their papers alike, so that one of the same
 * name elsewhere counts only where it is the only one.
 */
export function nearestArtifactIn(index: Index): (missing: string) => string | undefined {
  const nearestPath = nearestPathIn(index.tree)
  const ephemerality = ephemeralityIn(index)
  let counts: Map<string, number> | undefined
  return (missing) => {
    const nearest = nearestPath(missing)
    if (nearest === undefined || index.tree.kindOf(nearest) !== 'file' || ephemerality(nearest)) return undefined
    const name = nameOf(nearest)
    if (name !== nameOf(missing)) return nearest
    counts ??= countNames(index.tree.files)
    const isTelling = !CODE.test(name) || SEVERAL_WORDS.test(name)
    return isTelling && counts.get(name) === 1 ? nearest : undefined
  }
}

/** `app.ts` is another thing in each folder, `verify-notes.ts` hardly. */
const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|java|sh)$/
const SEVERAL_WORDS = /[\p{L}\d][-_][\p{L}\d]|\d|\p{Ll}\p{Lu}/u

function countNames(files: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const file of files) counts.set(nameOf(file), (counts.get(nameOf(file)) ?? 0) + 1)
  return counts
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
