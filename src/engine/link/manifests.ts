/** Cleanup manifests: what documents say of files that go, stay or move, with paths resolved, oldest first. */
import type { ManifestEntryFact, ManifestFact, WrittenText } from '../model/records.ts'
import type { Document, Index } from './index.ts'

/** What an entry wants, whatever word it uses. */
export type CleanupAction = 'retain' | 'update' | 'finalize' | 'archive' | 'move' | 'delete' | 'absent'

export interface Manifest {
  readonly document: Document
  readonly fact: ManifestFact
  readonly entries: readonly ManifestEntry[]
}

export interface ManifestEntry {
  readonly fact: ManifestEntryFact
  /** Undefined where the word is not known. */
  readonly action: CleanupAction | undefined
  readonly paths: readonly ManifestPath[]
  readonly destination?: ManifestPath
}

export interface ManifestPath {
  readonly written: WrittenText
  /** Relative to the root; undefined where the text names no place inside of it. */
  readonly path: string | undefined
  /** `path` has `*`, `?`, `[` or `{`. */
  readonly isGlob: boolean
}

export function manifestsIn(_index: Index): readonly Manifest[] {
  return []
}
