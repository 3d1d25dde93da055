/** Diagnostics of house style, each with the sentence that it is about. */
import type { Diagnostic, Severity } from '../../model/diagnostic.ts'
import type { FileFacts } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Span } from '../../model/range.ts'

export interface ProseFinding {
  readonly ruleId: string
  readonly messageId: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  /** The sentence that it stands in; the span itself where there is none. */
  readonly sentence: Span
}

/** By path, those of the group `prose`; `files` are what the diagnostics are of. */
export function proseFindings(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, FileFacts>,
): Map<string, ProseFinding[]> {
  const inProse = diagnostics.filter(({ ruleId }) => ruleId.startsWith('prose/'))
  return new Map(
    [...groupBy(inProse, ({ file }) => file)].map(([file, own]) => {
      const facts = files.get(file)?.prose ?? []
      const sentences = new Map(facts.map(({ span, sentence }) => [span.join(' '), sentence] as const))
      return [file, own.map((diagnostic) => findingOf(diagnostic, sentences))]
    }),
  )
}

function findingOf(
  { ruleId, messageId, severity, message, range }: Diagnostic,
  sentences: ReadonlyMap<string, Span>,
): ProseFinding {
  const span: Span = [range.start.offset, range.end.offset]
  return { ruleId, messageId, severity, message, span, sentence: sentences.get(span.join(' ')) ?? span }
}
