/** Fixes of shell text → fixes of the file around it. ESLint has made one edit of all the edits of a report by then. */
import { applyEdits } from '../src/engine/model/edit.ts'
import type { Span } from '../src/engine/model/range.ts'
import { editInFile, type ShellFact } from '../src/engine/model/shell.ts'

export interface Edit {
  readonly span: Span
  readonly text: string
}

/** Undefined where a part of it does not stand in the file as it is. */
export function fixInFile(fact: ShellFact, file: string, edit: Edit): Edit | undefined {
  const whole = editInFile(fact, edit)
  if (whole) return whole
  const parts = splitEdit(fact.text, edit)?.map((part) => editInFile(fact, part))
  if (!parts || parts.length === 0 || parts.includes(undefined)) return undefined
  return joinEdits(file, parts as Edit[])
}

function joinEdits(file: string, edits: readonly Edit[]): Edit {
  const start = Math.min(...edits.map(({ span }) => span[0]))
  const end = Math.max(...edits.map(({ span }) => span[1]))
  const moved = edits.map(({ span, text }) => ({ span: [span[0] - start, span[1] - start] as const, text }))
  return { span: [start, end], text: applyEdits(file.slice(start, end), moved) }
}

/** Words on both sides, multiplied: beyond it nothing is compared, and the fix is lost. */
const MOST_PAIRS = 1_000_000

/** The edits of an edit: its words that stay, found as their longest common sequence, part it. */
export function splitEdit(text: string, { span: [start, end], text: replacement }: Edit): Edit[] | undefined {
  const old = wordsOf(text.slice(start, end))
  const fresh = wordsOf(replacement)
  if (old.length * fresh.length > MOST_PAIRS) return undefined
  const width = fresh.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--)
      longest[at * width + to] =
        old[at] === fresh[to]
          ? longest[(at + 1) * width + to + 1]! + 1
          : Math.max(longest[(at + 1) * width + to]!, longest[at * width + to + 1]!)
  const edits: Edit[] = []
  let [from, offset, inserted] = [start, start, '']
  const finish = () => {
    if (offset > from || inserted !== '') edits.push({ span: [from, offset], text: inserted })
    inserted = ''
  }
  for (let at = 0, to = 0; at < old.length || to < fresh.length;) {
    if (at < old.length && old[at] === fresh[to]) {
      finish()
      offset += old[at++]!.length
      from = offset
      to++
    } else if (
      to === fresh.length ||
      (at < old.length && longest[(at + 1) * width + to]! >= longest[at * width + to + 1]!)
    )
      offset += old[at++]!.length
    else inserted += fresh[to++]
  }
  finish()
  return edits
}

/** Words, blanks between them, and each line's end for itself, which no edit of a file crosses unless it deletes it. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|\S+/g) ?? []
}
