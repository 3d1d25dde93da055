/** Requirement ↔ verification ↔ evidence ↔ sign-off, as the typed tables and the references tell. */
import type { Progress } from '../kinds/progress.ts'
import type { WrittenText } from '../model/records.ts'
import type { Place } from '../model/range.ts'
import type { Document, Index, Item, Scope } from './index.ts'

export interface Traceability {
  readonly requirements: readonly TracedRequirement[]
  readonly verifications: readonly TracedVerification[]
  readonly signOffs: readonly SignOff[]
}

export interface TracedRequirement {
  readonly item: Item
  readonly document: Document
  /** In document order. */
  readonly verifications: readonly TracedVerification[]
}

export interface TracedVerification {
  readonly item: Item
  readonly document: Document
  readonly requirements: readonly Item[]
  /** The cell or field that tells the result; undefined without one. */
  readonly result: (WrittenText & { readonly progress: Progress | undefined }) | undefined
  /** The cell or field for evidence; undefined without one, empty text where it says nothing. */
  readonly evidence: WrittenText | undefined
  /** The rows of sign-off tables that cover it, and a sign-off column of its own row. */
  readonly signOffs: readonly SignOff[]
}

export interface SignOff {
  /** The row. */
  readonly at: Place
  readonly document: Document
  readonly scope: Scope
  /** What the row is about, as written: "Index", "V-IDX-001..004", a role. */
  readonly subject: string
  readonly covers: readonly Item[]
  readonly owner: string | undefined
  readonly isSigned: boolean
  /** The cell that should hold the signature or the date. */
  readonly cell: WrittenText
}

export function traceabilityOf(_index: Index): Traceability {
  return { requirements: [], verifications: [], signOffs: [] }
}
