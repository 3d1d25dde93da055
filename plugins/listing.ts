/** Diagnostics for a terminal that somebody else owns: one line each, place first, so that an editor makes it a link. */
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

/** Control characters and line breaks of a document or a file name never reach the terminal. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
