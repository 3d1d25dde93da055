/** What makes a diagnostic the same one in another revision, or in a baseline: everything but the place it stands at. */
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileFacts } from '../model/facts.ts'
import { groupBy } from '../model/group-by.ts'

/** Plain data. All texts are on one line, white space folded, and cut to `LONGEST_TEXT`. */
export interface Fingerprint {
  readonly ruleId: string
  readonly messageId: string
  /** Relative to the workspace root, with `/`. */
  readonly file: string
  /** The id of the item that the diagnostic stands in, else the heading above it; '' before the first. */
  readonly section: string
  /** What the range selects. */
  readonly text: string
  /** The line that the range begins on. */
  readonly line: string
  readonly message: string
}

/** In UTF-16 units. */
export const LONGEST_TEXT = 200

/** Where texts and sections are looked up: the revision that the diagnostics are of. */
export interface FingerprintSource {
  /** Facts by path. */
  readonly files: ReadonlyMap<string, FileFacts>
  /** Undefined where the file cannot be read as text: its diagnostics are told by their messages. */
  readText(file: string): string | undefined
}

/** One for each diagnostic, in their order. */
export function fingerprintsOf(diagnostics: readonly Diagnostic[], source: FingerprintSource): Fingerprint[] {
  const found = new Map<Diagnostic, Fingerprint>()
  for (const [file, inFile] of groupBy(diagnostics, (diagnostic) => diagnostic.file)) {
    const facts = source.files.get(file)
    const text = source.readText(file) ?? ''
    const lineStarts = facts?.lineStarts ?? []
    const cut = (from: number, to: number) => text.slice(from, Math.min(to, from + MOST_READ))
    const sectionAt = sectionsOf(facts)
    const ascending = [...inFile].sort((a, b) => a.range.start.offset - b.range.start.offset)
    for (const diagnostic of ascending) {
      const { ruleId, messageId, range, message } = diagnostic
      const { start, end } = range
      found.set(diagnostic, {
        ruleId,
        messageId,
        file,
        section: onOneLine(sectionAt(start.offset)),
        text: onOneLine(cut(start.offset, end.offset)),
        line: onOneLine(cut(lineStarts[start.line - 1] ?? 0, lineStarts[start.line] ?? text.length)),
        message: onOneLine(message),
      })
    }
  }
  return diagnostics.map((diagnostic) => found.get(diagnostic)!)
}

/** In UTF-16 units, before white space is folded: a file may be a single line. */
const MOST_READ = 10 * LONGEST_TEXT

/** Told of offsets that ascend, it names the innermost item around each, or the nearest heading above. */
function sectionsOf(facts: FileFacts | undefined): (offset: number) => string {
  const headings = facts?.headings ?? []
  const items = (facts?.definitions ?? [])
    .map(({ id, extent, section }) => ({ id, span: section ?? extent }))
    .sort((a, b) => a.span[0] - b.span[0])
  const around: (typeof items)[number][] = []
  let heading = 0
  let item = 0
  return (offset) => {
    while (heading < headings.length && headings[heading]!.span[0] <= offset) heading++
    for (; item < items.length && items[item]!.span[0] <= offset; item++) around.push(items[item]!)
    while (around.length > 0 && around.at(-1)!.span[1] <= offset) around.pop()
    const above = headings[heading - 1]
    const innermost = around.at(-1)
    return innermost && innermost.span[0] >= (above?.span[0] ?? -1) ? innermost.id : (above?.text ?? '')
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT)
}
