/** What the rules of cleanup share. */
import type { Index } from '../../link/index.ts'
import type { ManifestEntry, ManifestPath } from '../../link/manifests.ts'
import type { Place } from '../../model/range.ts'

export function placeOfPath(entry: ManifestEntry, { written }: ManifestPath): Place {
  return { file: entry.manifest.document.path, span: written.span }
}

/** Those of the paths that are leftovers of a work tree: gone, as far as the repository goes. */
export function leftoversAmong(index: Index, paths: readonly string[]): ReadonlySet<string> {
  return (paths.length === 0 ? undefined : index.tree.ignored(paths)) ?? new Set()
}
