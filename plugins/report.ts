/** Diagnostics as `unified` carries them. */
import type { VFile } from 'vfile'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'

/** Adds each diagnostic as a message of the file, at its place on disk, errors as `fatal` to the host that reads them. */
export function report(file: VFile, diagnostics: readonly Diagnostic[]): void {
  for (const { ruleId, severity, message, range, related } of diagnostics) {
    const added = file.message(message, { place: range, ruleId, source: 'throughline' })
    added.fatal = severity === 'error' ? true : severity === 'warning' ? false : null
    if (related.length > 0)
      added.note = related
        .map((place) => `${place.file}:${place.range.start.line}:${place.range.start.column} ${place.message}`)
        .join('\n')
  }
}
