import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import { headline, remarked } from './remarks.ts'
import { counted, type Report, type Reporter } from './report.ts'
import { escaped, shown } from './visible.ts'

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
  *report(report) {
    const done: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
    const rest: Diagnostic[] = []
    for (const diagnostic of visibleFirst(report)) {
      if (done[diagnostic.severity]++ < MOST_ANNOTATIONS) yield command(diagnostic, report)
      else rest.push(diagnostic)
    }
    for (const severity of ['error', 'warning', 'info'] as const) {
      if (done[severity] > MOST_ANNOTATIONS) {
        yield `${MOST_ANNOTATIONS} of ${counted(done[severity], LEVELS[severity])} are annotations: GitHub shows no more of a step.\n`
      }
    }
    if (rest.length > 0) yield 'The others:\n'
    for (const diagnostic of rest) {
      const { severity, ruleId, file, range } = diagnostic
      const place = `${file}:${range.start.line}:${range.start.column}`
      yield `  ${LEVELS[severity]} ${data(`${place} ${remarked(diagnostic, report)} [${ruleId}]`)}\n`
    }
    yield `${data(headline(report))}\n`
  },
}

/** An annotation in a file that the change does not touch is seen by nobody who reads the change. */
function visibleFirst({ diagnostics, change }: Report): readonly Diagnostic[] {
  if (!change || change.elsewhere.size === 0) return diagnostics
  const isElsewhere = (diagnostic: Diagnostic) => change.elsewhere.has(diagnostic)
  return [...diagnostics.filter((diagnostic) => !isElsewhere(diagnostic)), ...diagnostics.filter(isElsewhere)]
}

function command(diagnostic: Diagnostic, report: Report): string {
  const { severity, ruleId, file, range } = diagnostic
  const { start, end } = range
  // GitHub refuses columns on an annotation of several lines.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${Math.max(end.column, start.column)}` : ''
  const place = `file=${property(named(file))},line=${start.line},endLine=${end.line}${columns}`
  return `::${LEVELS[severity]} ${place},title=${property(ruleId)}::${data(remarked(diagnostic, report))}\n`
}

/** The runner drops equals signs at the start of a value, and has no escape for them. */
function named(file: string): string {
  return file.startsWith('=') ? `./${file}` : file
}

/**
 * The runner's own escapes; every other control as a visible one, since the log is read in a terminal too. An older form
 * of command, `##[…]`, is obeyed anywhere in a line and knows no escape.
 */
function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replace(/[^\r\n]+/g, shown)
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/(?<=##(?:vso)?)\[/gi, escaped)
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
