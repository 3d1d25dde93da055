/** What documents say of files that must stay or go: cleanup manifests and evidence. Facts, like those of `facts.ts`. */
import type { Span } from './range.ts'

export interface ManifestFact {
  /** The heading or the frontmatter key that makes the document a manifest. */
  readonly span: Span
  /** The page says itself that it is one; else it speaks of a cleanup, and only its name may tell. */
  readonly isDeclared: boolean
  /** `2026-02-21`, as the document itself tells. */
  readonly date?: string
  /** Not carried out yet: `status: planned` in the frontmatter. Its rows say what is to be. */
  readonly isPlan: boolean
  readonly entries: readonly ManifestEntryFact[]
}

export interface ManifestEntryFact {
  /** `row` of a table; `item` of a list whose heading names the action; `sentence`: "`x` is intentionally absent". */
  readonly form: 'row' | 'item' | 'sentence'
  /** As written in the cell, the heading or the sentence; '' where a cell is empty. */
  readonly action: WrittenText
  /** Not carried out yet, whatever the rest of the manifest: below "To be deleted", with an open box. */
  readonly isPlanned?: boolean
  /** Several where a row or an item names several. Empty where it names none; an item "none" has no path. */
  readonly paths: readonly WrittenText[]
  /** The cell or item that should name the path. */
  readonly cell: WrittenText
  /** Of a row its cell, absent where the table has no such column; of an item what follows the path. */
  readonly rationale?: WrittenText
  /** Where an archived or moved file went, by a column of its own or by `move to x` in the action. */
  readonly destination?: WrittenText
  /** The whole row, item or sentence. */
  readonly span: Span
}

/** Plain text with its markup gone, and where it stands with it; an empty cell has an empty span. */
export interface WrittenText {
  readonly text: string
  readonly span: Span
}

/** A place where a document rests on a file or an address: in a typed position, never in running prose. */
export interface EvidenceFact {
  /** `section`: under a heading that says Evidence, which counts where the page's own name says what it is. */
  readonly site: 'verification' | 'decision' | 'disposition' | 'readiness' | 'criterion' | 'section'
  /** A path as written, without its anchor; or an address. */
  readonly target: string
  /** 1-based lines of `path:12`, `path#L12-L20`; both the same where one is named. */
  readonly lines?: readonly [from: number, to: number]
  /** How it is written. A link is held to its target by the rules of links. */
  readonly form: 'code' | 'link' | 'text'
  /** The path with its anchor. */
  readonly span: Span
  /** The site says that the evidence is there: its row has passed, its decision is closed, its page is a disposition. */
  readonly isClaimed: boolean
  /** "if triggered": there only in the state that the document declares. */
  readonly isConditional: boolean
}
