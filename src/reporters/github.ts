import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import { counted, countedSeverities, countSeverities, type Reporter } from './report.ts'
import { escaped } from './visible.ts'

/** What GitHub shows of each level in one step; it drops the rest without a word. */
const MOST_ANNOTATIONS = 10

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Workflow commands that GitHub turns into annotations on the changed lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = {
  name: 'github',
  isForService: true,
  *report({ diagnostics, summary }) {
    const done: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
    const rest: Diagnostic[] = []
    for (const diagnostic of diagnostics) {
      if (done[diagnostic.severity]++ < MOST_ANNOTATIONS) yield command(diagnostic)
      else rest.push(diagnostic)
    }
    for (const severity of ['error', 'warning', 'info'] as const) {
      if (done[severity] > MOST_ANNOTATIONS) {
        yield `${MOST_ANNOTATIONS} of ${counted(done[severity], LEVELS[severity])} are annotations: GitHub shows no more of a step.\n`
      }
    }
    if (rest.length > 0) yield 'The others:\n'
    for (const { severity, ruleId, file, range, message } of rest) {
      yield `  ${LEVELS[severity]} ${data(`${file}:${range.start.line}:${range.start.column} ${message} [${ruleId}]`)}\n`
    }
    const found = countedSeverities({
      error: summary.errors,
      warning: summary.warnings,
      info: countSeverities(diagnostics).info,
    })
    yield `${found || 'No faults'} in ${counted(summary.files, 'file')}\n`
  },
}

function command({ severity, ruleId, file, range, message }: Diagnostic): string {
  const { start, end } = range
  // GitHub refuses columns on an annotation of several lines.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${Math.max(end.column, start.column)}` : ''
  const properties = `file=${property(file)},line=${start.line},endLine=${end.line}${columns},title=${property(ruleId)}`
  return `::${LEVELS[severity]} ${properties}::${data(message)}\n`
}

/** The runner's own escapes, and an older form of command, `##[…]`, that it obeys anywhere in a line. */
function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll('##[', '## [')
    .replace(CONTROLS, escaped)
}

/** The log is read in a terminal too. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
