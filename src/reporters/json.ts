import type { Diagnostic } from '../engine/model/diagnostic.ts'
import { jsonText } from './json-text.ts'
import type { Reporter } from './report.ts'

/** For programs: the contract of schemas/diagnostics.schema.json. Only `durationMs` differs from run to run. */
export const json: Reporter = {
  name: 'json',
  isForService: false,
  *report({ diagnostics, summary, notRun }) {
    yield '{\n  "version": 1,\n  "diagnostics": ['
    // A diagnostic a line: a large report need not be in memory as one text, and line tools can read it.
    let separator = '\n    '
    for (const diagnostic of diagnostics) {
      yield separator + jsonText(entryOf(diagnostic))
      separator = ',\n    '
    }
    const { files, items, references, links, errors, warnings, durationMs } = summary
    const idle = notRun.map(({ ruleId, needs }) => ({ ruleId, needs }))
    yield `${diagnostics.length > 0 ? '\n  ' : ''}],\n  "notRun": ${jsonText(idle)},\n  "summary": ${JSON.stringify({ files, items, references, links, errors, warnings, durationMs })}\n}\n`
  },
}

/** Keys are named one by one: their order is part of "same input, same bytes". */
function entryOf({ ruleId, messageId, severity, message, file, range, related, fix, suggestions }: Diagnostic) {
  return {
    ruleId,
    messageId,
    severity,
    message,
    file,
    range,
    related,
    fixable: fix !== undefined,
    ...(fix && { fix }),
    suggestions,
  }
}
