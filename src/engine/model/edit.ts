import type { Range, Span } from './range.ts'

/** Replaces the text of `span` by `text`; an empty span inserts. Spans of one fix never overlap. */
export interface SpanEdit {
  readonly file: string
  readonly span: Span
  readonly text: string
}

/** A span edit with its range resolved, as diagnostics carry it. */
export interface TextEdit {
  readonly file: string
  readonly range: Range
  readonly text: string
}

/** The text after all edits; edits may come in any order and must not overlap. */
export function applyEdits(text: string, edits: readonly { readonly span: Span; readonly text: string }[]): string {
  const ordered = [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
  let result = ''
  let done = 0
  for (const edit of ordered) {
    if (edit.span[0] < done) throw new Error(`overlapping edits at offset ${edit.span[0]}`)
    result += text.slice(done, edit.span[0]) + edit.text
    done = edit.span[1]
  }
  return result + text.slice(done)
}
