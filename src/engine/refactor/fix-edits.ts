/** The fixes of one run, made into edits that do not get into each other's way. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { applyEdits, type TextEdit } from '../model/edit.ts'

export type FixableDiagnostic = Diagnostic & { readonly fix: NonNullable<Diagnostic['fix']> }

export function isFixable(diagnostic: Diagnostic): diagnostic is FixableDiagnostic {
  return diagnostic.fix !== undefined
}

/**
 * Those whose fixes can be applied together, in their order: all edits of a fix or none. Two fixes may have an edit in
 * common.
 */
export function compatibleFixes(diagnostics: readonly FixableDiagnostic[]): FixableDiagnostic[] {
  const taken = new Map<string, TextEdit[]>()
  return diagnostics.filter(({ fix: { edits } }) => {
    const hasRoom = edits.every((edit) => {
      const others = taken.get(edit.file) ?? []
      return neighboursOf(edit, others).every((other) => isSame(edit, other) || !isInTheWay(edit, other))
    })
    if (hasRoom) for (const edit of edits) take(edit, taken)
    return hasRoom
  })
}

/** New texts by path, of those files that the fixes change; the fixes must be compatible. */
export function applyFixes(
  textOf: (path: string) => string,
  diagnostics: readonly FixableDiagnostic[],
): Map<string, string> {
  const taken = new Map<string, TextEdit[]>()
  for (const { fix } of diagnostics) for (const edit of fix.edits) take(edit, taken)
  const texts = new Map<string, string>()
  for (const [path, edits] of taken) {
    const before = textOf(path)
    const spans = edits.map(({ range, text }) => ({ span: [range.start.offset, range.end.offset] as const, text }))
    const after = applyEdits(before, spans)
    if (after !== before) texts.set(path, after)
  }
  return texts
}

/** Keeps the edits of a file in the order of their places, each once. */
function take(edit: TextEdit, taken: Map<string, TextEdit[]>): void {
  const edits = taken.get(edit.file)
  if (!edits) taken.set(edit.file, [edit])
  else if (!neighboursOf(edit, edits).some((other) => isSame(edit, other))) edits.splice(placeOf(edit, edits), 0, edit)
}

/** Edits of one file never overlap, so that only those at its place can be in an edit's way. */
function neighboursOf(edit: TextEdit, ordered: readonly TextEdit[]): TextEdit[] {
  const found: TextEdit[] = []
  const place = placeOf(edit, ordered)
  for (let at = Math.max(0, place - 1); at < ordered.length; at++) {
    if (ordered[at]!.range.start.offset > edit.range.end.offset) break
    found.push(ordered[at]!)
  }
  return found
}

/** Index of the first that does not begin before the edit. */
function placeOf({ range: { start } }: TextEdit, ordered: readonly TextEdit[]): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ordered[middle]!.range.start.offset < start.offset) low = middle + 1
    else high = middle
  }
  return low
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.range.start.offset === b.range.start.offset && a.range.end.offset === b.range.end.offset && a.text === b.text
}

/** They overlap, or one inserts where the other begins or ends: which text comes first would be chance. */
function isInTheWay({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  const isInsertion = a.start.offset === a.end.offset || b.start.offset === b.end.offset
  return isInsertion
    ? a.start.offset <= b.end.offset && b.start.offset <= a.end.offset
    : a.start.offset < b.end.offset && b.start.offset < a.end.offset
}
