/** Diagnostics for a terminal that somebody else owns: one line each, place first, so that an editor makes it a link. */
import { visible } from '../src/reporters/visible.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'
import type { Range } from '../src/engine/model/range.ts'

export function listing(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(line).join('\n')
}

function line({ file, range, severity, message, ruleId, related }: Diagnostic): string {
  const places = related.map((place) => `\n    ${at(place.file, place.range)} ${visible(place.message)}`)
  return `${at(file, range)} ${severity} ${visible(message)} (${ruleId})${places.join('')}`
}

function at(file: string, { start }: Range): string {
  return `${visible(file)}:${start.line}:${start.column}`
}
