import type { DiagramFact } from './plans.ts'
import { lineAt, lineStartsOf, type Span } from './range.ts'

/** Places the spans of a diagram's text in its file, where blocks around may stand before each line. */
export function placerOf({ text, lines }: Pick<DiagramFact, 'text' | 'lines'>): (span: Span) => Span {
  const starts = lineStartsOf(text)
  const offsetInFile = (offset: number) => {
    const line = lineAt(starts, offset)
    return (lines[line] ?? 0) + offset - starts[line]!
  }
  return ([start, end]) => [offsetInFile(start), offsetInFile(end)]
}
