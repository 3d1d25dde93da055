import type { Coverage, ListedPlace } from '../engine/views/allowlist.ts'
import type { AllowlistReport } from './allowlist-report.ts'
import { jsonText } from './json-text.ts'

/** For programs: the contract of schemas/allowlist.schema.json. Same input, same bytes. */
export function* allowlistJson({ commands, patterns, pathOf }: AllowlistReport): Iterable<string> {
  const placed = ({ file, range }: ListedPlace) => ({ file: pathOf(file), range })
  const listed = commands.map(({ at, text, coverage }) => ({ ...placed(at), command: text, ...said(coverage) }))
  const known = patterns.map(({ pattern: { text, fault }, at, isUsed }) => ({
    pattern: text,
    ...(at && placed(at)),
    isUsed,
    ...(fault !== undefined && { fault }),
  }))
  const lines = (values: readonly object[]) => values.map((value) => `\n    ${jsonText(value)}`).join(',')
  const list = (values: readonly object[]) => (values.length === 0 ? '[]' : `[${lines(values)}\n  ]`)
  const uncovered = commands.filter(({ coverage }) => coverage.state === 'uncovered').length
  const unused = patterns.filter(({ isUsed }) => !isUsed).length
  yield `{\n  "version": 1,\n  "commands": ${list(listed)},\n`
  yield `  "patterns": ${list(known)},\n`
  yield `  "summary": ${jsonText({ commands: commands.length, uncovered, patterns: patterns.length, unused })}\n}\n`
}

function said(coverage: Coverage): object {
  if (coverage.state === 'covered') return { state: coverage.state, pattern: coverage.by.text }
  if (coverage.state === 'read-only' || !coverage.nearest) return { state: coverage.state }
  return { state: coverage.state, nearest: coverage.nearest.pattern.text }
}
