import { compareDiagnostics, type Diagnostic } from '../engine/model/diagnostic.ts'
import { jsonText } from './json-text.ts'
import type { ReportedBaseline, ReportedChange, Reporter } from './report.ts'

/** For programs: the contract of schemas/diagnostics.schema.json. Only `durationMs` differs from run to run. */
export const json: Reporter = {
  name: 'json',
  isForService: false,
  *report({ diagnostics, summary, notRun, baseline, change }) {
    yield '{\n  "version": 1,\n  "diagnostics": ['
    // A diagnostic a line: a large report need not be in memory as one text, and line tools can read it.
    let separator = '\n    '
    const states = statesOf(diagnostics, change)
    for (const [diagnostic, state] of states) {
      const isElsewhere = change?.elsewhere.has(diagnostic) ?? false
      yield separator + jsonText(entryOf(diagnostic, { state, isElsewhere, until: baseline?.expired.get(diagnostic) }))
      separator = ',\n    '
    }
    const { files, items, references, links, errors, warnings, durationMs } = summary
    const idle = notRun.map(({ ruleId, needs }) => ({ ruleId, needs }))
    yield `${states.length > 0 ? '\n  ' : ''}],${baseline ? baselineText(baseline) : ''}\n  "notRun": ${jsonText(idle)},\n  "summary": ${JSON.stringify({ files, items, references, links, errors, warnings, durationMs })}\n}\n`
  },
}

type State = 'new' | 'existing' | 'healed'

/** Of a change all are told, each with what became of it; those of the revision before it at their place there. */
function statesOf(
  diagnostics: readonly Diagnostic[],
  change: ReportedChange | undefined,
): readonly (readonly [Diagnostic, State | undefined])[] {
  if (!change) return diagnostics.map((diagnostic) => [diagnostic, undefined])
  const all: [Diagnostic, State][] = [
    ...diagnostics.map((diagnostic): [Diagnostic, State] => [diagnostic, 'new']),
    ...change.existing.map((diagnostic): [Diagnostic, State] => [diagnostic, 'existing']),
    ...change.healed.map((diagnostic): [Diagnostic, State] => [diagnostic, 'healed']),
  ]
  return all.sort(([a], [b]) => compareDiagnostics(a, b))
}

interface Remarks {
  readonly state: State | undefined
  readonly isElsewhere: boolean
  readonly until: string | undefined
}

/** Keys are named one by one: their order is part of "same input, same bytes". */
function entryOf(
  { ruleId, messageId, severity, message, file, range, related, fix, suggestions }: Diagnostic,
  { state, isElsewhere, until }: Remarks,
) {
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
    ...(until !== undefined && { acceptedUntil: until }),
    ...(state && { state }),
    ...(isElsewhere && { elsewhere: true }),
  }
}

function baselineText({ path, covered, expired, left, isRewritten }: ReportedBaseline): string {
  const counts = { covered: covered.length, expired: expired.size }
  const gone = left.map(({ ruleId, file, message }) => ({ ruleId, file, message }))
  return `\n  "baseline": ${jsonText({ path, ...counts, left: gone, isRewritten })},`
}
