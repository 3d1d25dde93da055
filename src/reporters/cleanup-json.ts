import { compareStrings } from '../engine/model/diagnostic.ts'
import type { CleanupReport } from './cleanup-report.ts'
import { jsonText } from './json-text.ts'

/** For programs: the contract of schemas/cleanup.schema.json. Same input, same bytes. */
export function* cleanupJson({ manifest, steps, breaks, pathOf }: CleanupReport): Iterable<string> {
  const entries = steps.map(({ entry, named, state, files }) => ({
    path: pathOf(named.path),
    action: entry.action,
    state,
    files: [...files]
      .sort(([a], [b]) => compareStrings(a, b))
      .map(([from, to]) => ({ from: pathOf(from), ...(to !== undefined && { to: pathOf(to) }) })),
  }))
  const found = breaks.map(({ step, diagnostic: { ruleId, messageId, severity, message, file, range, related } }) => ({
    ...(step && { entry: pathOf(step.named.path) }),
    ruleId,
    messageId,
    severity,
    message,
    file,
    range,
    related,
  }))
  const lines = (values: readonly object[]) => values.map((value) => `\n    ${jsonText(value)}`).join(',')
  const list = (values: readonly object[]) => (values.length === 0 ? '[]' : `[${lines(values)}\n  ]`)
  const files = steps.reduce((sum, step) => sum + step.files.size, 0)
  yield `{\n  "version": 1,\n  "manifest": ${jsonText(manifest)},\n`
  yield `  "entries": ${list(entries)},\n`
  yield `  "breaks": ${list(found)},\n`
  yield `  "summary": ${jsonText({ entries: steps.length, files, breaks: breaks.length })}\n}\n`
}
