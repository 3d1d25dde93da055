/** What a reader of diagrams comes to. */
import type { Span } from '../../model/range.ts'

export type Reading =
  /** Mermaid reads it too. */
  | { readonly outcome: 'understood'; readonly nodes: readonly ChartNode[]; readonly edges: readonly ChartEdge[] }
  /** Mermaid refuses it too. */
  | { readonly outcome: 'wrong'; readonly problem: Problem }
  | { readonly outcome: 'unknown' }

export interface ChartNode {
  readonly id: string
  /** As written, without the quotes; the id where the chart gives none. */
  readonly label: string
  readonly span: Span
}

export interface ChartEdge {
  readonly from: string
  readonly to: string
  readonly isSoft: boolean
  readonly span: Span
}

export interface Problem {
  /** A plain statement, without a full stop. */
  readonly message: string
  readonly span: Span
}

/** A text, and how far it is read. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Takes what a sticky expression matches at the cursor. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match) cursor.at += match[0].length
  return match
}

export function isNext(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at
  return pattern.test(cursor.text)
}
