/** The two sides of a change. */
import type { Diagnostic, Related } from '../model/diagnostic.ts'
import type { FileFacts } from '../model/facts.ts'
import type { Tree } from '../model/tree.ts'
import type { Index } from '../link/index.ts'

/** The whole corpus at one moment. `tree.textOf` has the texts. */
export interface Revision {
  /** Facts of documents and programs by path; what the change leaves alone is the same object on both sides. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly tree: Tree
  readonly index: Index
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What the two sides say, before either is linked and judged. */
export interface ChangedTexts extends Pick<CorpusChange, 'renamed' | 'changed'> {
  readonly before: RevisionTexts
  readonly after: RevisionTexts
}

export type RevisionTexts = Pick<Revision, 'files' | 'tree'>

export interface CorpusChange {
  /** What the user compares with, as written. */
  readonly ref: string
  readonly before: Revision
  readonly after: Revision
  /** Where a file of `before` stands in `after`, for those that were renamed, edited on the way or not. */
  readonly renamed: ReadonlyMap<string, string>
  /** Paths whose bytes differ: those of `before` and those of `after`; one that was added or deleted is on one side only. */
  readonly changed: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }
}

/** What the change does to the diagnostics. */
export interface ChangeVerdict {
  readonly brought: readonly BroughtDiagnostic[]
  /** As they stand in `after`. */
  readonly existing: readonly Diagnostic[]
  /** As they stood in `before`. */
  readonly healed: readonly Diagnostic[]
}

export interface BroughtDiagnostic {
  readonly diagnostic: Diagnostic
  /** It stands in a file that the change does not touch. */
  readonly isElsewhere: boolean
  /** What the change did to bring it there, where that can be known; places of `after`. */
  readonly causes: readonly Related[]
}
