import type { Diagnostic } from '../engine/model/diagnostic.ts'
import { counted, countedSeverities, countSeverities, type Report } from './report.ts'

/** What the change and the baseline have to say of one diagnostic, as clauses. Paths and reasons are not escaped. */
export function remarksOf(diagnostic: Diagnostic, { change, baseline }: Pick<Report, 'change' | 'baseline'>): string[] {
  const lastDay = baseline?.expired.get(diagnostic)
  return [
    ...(change?.elsewhere.has(diagnostic) ? ['caused elsewhere: the change does not touch this file'] : []),
    ...(lastDay === undefined ? [] : [`accepted until ${lastDay}, and no longer`]),
  ]
}

/** The message with its remarks behind it. Not escaped. */
export function remarked(diagnostic: Diagnostic, report: Pick<Report, 'change' | 'baseline'>): string {
  const remarks = remarksOf(diagnostic, report)
  return remarks.length === 0 ? diagnostic.message : `${diagnostic.message} (${remarks.join('; ')})`
}

/** The verdict in one line, without a full stop: `2 errors in 12 files`. Not escaped: it names the base. */
export function headline({ diagnostics, summary, change, baseline }: Report): string {
  const found = countedSeverities({
    error: summary.errors,
    warning: summary.warnings,
    info: countSeverities(diagnostics).info,
  })
  const parts = [
    ...(change ? [`${count(change.healed)} healed`, `${count(change.existing)} there before`] : []),
    ...(baseline ? [`${count(baseline.covered)} accepted by ${baseline.path}`] : []),
  ]
  const since = change ? ` since ${change.ref}` : ''
  return [`${found || 'No faults'}${since} in ${counted(summary.files, 'file')}`, ...parts].join('; ')
}

function count(list: readonly unknown[]): string {
  return list.length.toLocaleString('en')
}
