/** What makes a diagnostic the same one in another revision, or in a baseline: everything but the place it stands at. */
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileFacts } from '../model/facts.ts'

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
  const texts = new Map<string, string>()
  const textIn = (file: string) => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const text = source.readText(file) ?? ''
    texts.set(file, text)
    return text
  }
  return diagnostics.map(({ ruleId, messageId, file, range, message }) => {
    const { start, end } = range
    const text = textIn(file)
    const lineStarts = source.files.get(file)?.lineStarts ?? []
    return {
      ruleId,
      messageId,
      file,
      section: sectionAt(start.offset, source.files.get(file)),
      text: onOneLine(text.slice(start.offset, end.offset)),
      line: onOneLine(text.slice(lineStarts[start.line - 1] ?? 0, lineStarts[start.line] ?? text.length)),
      message: onOneLine(message),
    }
  })
}

/** The innermost item around the offset, or the nearest heading above it. */
function sectionAt(offset: number, facts: FileFacts | undefined): string {
  if (!facts) return ''
  let section = ''
  let nearest = -1
  for (const { text, span } of facts.headings) {
    if (span[0] > offset) break
    section = text
    nearest = span[0]
  }
  for (const { id, extent, section: whole } of facts.definitions) {
    const [start, end] = whole ?? extent
    if (start > offset || offset >= end || start < nearest) continue
    section = id
    nearest = start
  }
  return onOneLine(section)
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT)
}
