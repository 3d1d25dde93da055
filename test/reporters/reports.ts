import { fingerprintsOf } from '../../src/engine/change/fingerprint.ts'
import { fingerprintNames } from '../../src/engine/change/fingerprint-name.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { lineStartsOf, rangeOf, type Range } from '../../src/engine/model/range.ts'
import { rules } from '../../src/engine/rules/registry.ts'
import type { Report } from '../../src/reporters/report.ts'

/** Where the only occurrence of a piece of text stands. */
export function rangeIn(text: string, piece: string): Range {
  const start = text.indexOf(piece)
  if (start === -1 || text.includes(piece, start + 1)) throw new Error(`not once in the text: ${piece}`)
  return rangeOf(lineStartsOf(text), [start, start + piece.length])
}

export function diagnosticAt(file: string, range: Range, more: Partial<Diagnostic> = {}): Diagnostic {
  const plain = {
    ruleId: 'link/missing-file',
    messageId: 'missing',
    severity: 'error',
    message: 'rollback.md does not exist.',
    related: [],
    suggestions: [],
  } as const
  return { ...plain, file, range, ...more }
}

export function reportOf(
  diagnostics: readonly Diagnostic[],
  files: Readonly<Record<string, string>> = {},
  style: Partial<Report['style']> = {},
): Report {
  const readText = (file: string) => files[file]
  const names = fingerprintNames(fingerprintsOf(diagnostics, { files: new Map(), readText }))
  const nameOf = new Map(diagnostics.map((diagnostic, at) => [diagnostic, names[at]!]))
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  return {
    diagnostics,
    summary: {
      files: 12,
      items: 1204,
      references: 3010,
      links: 240,
      errors: count('error'),
      warnings: count('warning'),
      durationMs: 61,
    },
    notRun: [{ ruleId: 'decision/reopened', needs: 'base' }],
    rules,
    fingerprintOf: (diagnostic) => nameOf.get(diagnostic) ?? diagnostic.message,
    readText,
    style: { hasColour: false, width: 80, ...style },
    version: '1.2.3',
  }
}

export function textOf(chunks: Iterable<string>): string {
  return [...chunks].join('')
}
