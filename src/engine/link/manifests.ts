/** Cleanup manifests: what documents say of files that go, stay or move, with paths resolved, oldest first. */
import { actionOfCell, actionOfHeading, outcomeOf, type CleanupAction } from '../model/cleanup-action.ts'
import { compareStrings } from '../model/diagnostic.ts'
import type { ManifestEntryFact, ManifestFact, WrittenText } from '../model/records.ts'
import type { Tree } from '../model/tree.ts'
import type { Document, Index } from './index.ts'
import { rootedManifestPath } from './manifest-paths.ts'
import { directoryOf } from './scopes.ts'

export interface Manifest {
  readonly document: Document
  readonly fact: ManifestFact
  /** `2026-02-21`, by the page or by its path; '' where neither tells. */
  readonly date: string
  readonly entries: readonly ManifestEntry[]
}

export interface ManifestEntry {
  readonly manifest: Manifest
  readonly fact: ManifestEntryFact
  /** Undefined where the word is not known. */
  readonly action: CleanupAction | undefined
  /** It says what is to be, not what is. */
  readonly isPlanned: boolean
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

const MANIFEST_NAME = /clean[-_ ]?up[-_ ]?manifest[^/]*\.mdx?$/i
const DATE = /\d{4}-\d{2}-\d{2}/

/** Manifests that are kept true; a template's rows stand for rows, and an archived one is held to nothing. */
export function manifestsIn({ documents, tree }: Index): readonly Manifest[] {
  return documents
    .flatMap((document): Manifest[] => {
      const fact = document.facts.manifest
      if (!fact || document.role !== 'record' || !(fact.isDeclared || MANIFEST_NAME.test(document.path))) return []
      return [manifestOf(document, fact, tree)]
    })
    .sort((a, b) => compareStrings(a.date, b.date) || compareStrings(a.document.path, b.document.path))
}

function manifestOf(document: Document, fact: ManifestFact, tree: Tree): Manifest {
  const entries: ManifestEntry[] = []
  // A folder that is named for its date tells when; of several the innermost.
  const date =
    fact.date ??
    document.path
      .split('/')
      .findLast((name) => DATE.test(name))
      ?.match(DATE)?.[0] ??
    ''
  const manifest: Manifest = { document, fact, date, entries }
  const folder = directoryOf(document.path)
  for (const each of fact.entries) entries.push(entryOf(each, manifest, folder, tree))
  return manifest
}

function entryOf(fact: ManifestEntryFact, manifest: Manifest, folder: string, tree: Tree): ManifestEntry {
  const { text } = fact.action
  const read = fact.form === 'row' ? (actionOfCell(text) ?? headingAction(fact)) : actionOfHeading(text)
  const action = fact.form === 'sentence' && fact.paths.length > 0 ? 'absent' : read?.action
  const isPresent = action === undefined || outcomeOf(action) === 'present'
  const resolve = (written: WrittenText, mayStandAbove: boolean): ManifestPath => {
    const path = rootedManifestPath(written.text, folder, tree, mayStandAbove)
    return { written, path, isGlob: /[*?[\]{}]/.test(written.text) }
  }
  return {
    manifest,
    fact,
    action,
    isPlanned: manifest.fact.isPlan || fact.isPlanned === true || read?.isPlanned === true,
    paths: fact.paths.map((written) => resolve(written, isPresent)),
    ...(fact.destination && { destination: resolve(fact.destination, false) }),
  }
}

/** The action of a row whose table has no column for it stands in the heading above, outside of the row. */
function headingAction({ action, span }: ManifestEntryFact): ReturnType<typeof actionOfHeading> {
  const isOutside = action.span[1] <= span[0]
  return isOutside ? actionOfHeading(action.text) : undefined
}
