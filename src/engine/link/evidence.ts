/** Evidence: where documents rest on files and addresses, with paths resolved. */
import type { EvidenceFact } from '../model/records.ts'
import type { Document, Index } from './index.ts'

export interface Evidence {
  readonly document: Document
  readonly fact: EvidenceFact
  /** Relative to the root: what stands there, or would; undefined for an address and for a path out of the root. */
  readonly path: string | undefined
}

export function evidenceIn(_index: Index): readonly Evidence[] {
  return []
}
