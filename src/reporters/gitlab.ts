import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import { digestOf } from './digest.ts'
import { jsonText } from './json-text.ts'
import { remarked } from './remarks.ts'
import type { Report, Reporter } from './report.ts'

const SEVERITIES: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' }

/**
 * A Code Quality report. GitLab compares the one of the branch with the one of its target by fingerprint, and so wants
 * all that is wrong afterwards, not only what the change brings. https://docs.gitlab.com/ci/testing/code_quality/
 */
export const gitlab: Reporter = {
  name: 'gitlab',
  isForService: true,
  *report(report) {
    let separator = '[\n'
    for (const diagnostic of [...report.diagnostics, ...(report.change?.existing ?? [])]) {
      yield separator + jsonText(entryOf(diagnostic, report))
      separator = ',\n'
    }
    yield separator === '[\n' ? '[]\n' : '\n]\n'
  },
}

function entryOf(diagnostic: Diagnostic, report: Report) {
  const { severity, ruleId, file, range } = diagnostic
  return {
    description: remarked(diagnostic, report),
    check_name: ruleId,
    fingerprint: digestOf(report.fingerprintOf(diagnostic)),
    severity: SEVERITIES[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  }
}
