/** Where the line of a diagnostic stands on the other side of a change. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { alignLines, type LineAlignment } from './align.ts'
import type { FingerprintLine } from './match.ts'
import type { CorpusChange } from './revision.ts'

/** Both are asked with diagnostics of their side; files are compared once one of them is asked for. */
export interface ChangedLines {
  before(diagnostic: Diagnostic): FingerprintLine | undefined
  after(diagnostic: Diagnostic): FingerprintLine | undefined
}

export function linesIn({ before, after, renamed, changed }: CorpusChange): ChangedLines {
  const origin = new Map([...renamed].map(([from, to]) => [to, from]))
  const alignments = new Map<string, LineAlignment | undefined>()

  /** By the file's path afterwards. */
  function alignmentOf(file: string, earlier: string): LineAlignment | undefined {
    if (!alignments.has(file)) {
      const texts = [before.tree.textOf(earlier), after.tree.textOf(file)] as const
      const isReadable = texts[0] !== undefined && texts[1] !== undefined
      alignments.set(file, isReadable ? alignLines(linesOf(texts[0]), linesOf(texts[1])) : undefined)
    }
    return alignments.get(file)
  }

  return {
    before({ file, range: { start } }) {
      if (!changed.before.has(file)) return { isKept: true, place: `${start.line}:${start.column}` }
      const later = renamed.get(file) ?? file
      if (!changed.after.has(later)) return ALONE
      const alignment = alignmentOf(later, file)
      return alignment && lineAt(start, alignment.there, alignment.there)
    },
    after({ file, range: { start } }) {
      if (!changed.after.has(file)) return { isKept: true, place: `${start.line}:${start.column}` }
      const earlier = origin.get(file) ?? file
      const isThere = changed.before.has(earlier) && (renamed.get(earlier) ?? earlier) === file
      if (!isThere) return ALONE
      const alignment = alignmentOf(file, earlier)
      return alignment && lineAt(start, alignment.back, undefined)
    },
  }
}

/** The file is on this side only. */
const ALONE: FingerprintLine = { isKept: false, place: '' }

/** Places are told in lines of the later text: `there` leads to it from the earlier one. */
function lineAt(
  { line, column }: Diagnostic['range']['start'],
  other: Int32Array,
  there: Int32Array | undefined,
): FingerprintLine {
  const own = line - 1
  if ((other[own] ?? -1) !== -1) return { isKept: true, place: `${there ? there[own]! : own}:${column}` }
  let above = own - 1
  while (above >= 0 && other[above] === -1) above--
  return { isKept: false, place: `below ${above < 0 ? -1 : there ? there[above]! : above}` }
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}
