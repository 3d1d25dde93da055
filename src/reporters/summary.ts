import type { Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import { groupBy } from '../engine/model/group-by.ts'
import { markup } from './markup.ts'
import { headline, remarksOf } from './remarks.ts'
import { counted, countedSeverities, countSeverities, type Report, type Reporter } from './report.ts'

/** More rows than this nobody reads in a summary; of what is gone, fewer matter. */
const MOST_ROWS = 200
const MOST_OTHERS = 50

/** Of one run, in bytes. GitHub drops what a step writes over 1 MiB, and other programs write there too. */
const MOST_BYTES = 500_000

/** Of a message, in characters. */
const LONGEST = 500

const MARKS: Record<Severity, string> = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ note' }

/**
 * Markdown for the summary of a step: a heading of our own words, and all content in blocks of HTML, where Markdown has
 * no say and one way of escaping holds.
 */
export const summary: Reporter = {
  name: 'summary',
  isForService: true,
  isAppended: true,
  *report(report) {
    const { diagnostics, change, baseline } = report
    const fit = fitterOf(MOST_BYTES)
    const listed = fit(bySeverity(diagnostics), (each) => rowOf(each, report), MOST_ROWS, headingOf)
    const healed = fit(change?.healed ?? [], (each) => rowOf(each, report), MOST_OTHERS, headingOf)
    const left = fit(baseline?.left ?? [], entryOf, MOST_OTHERS)
    yield `## Throughline: ${countedSeverities(countSeverities(diagnostics)) || 'no faults'}\n\n`
    yield `<p>${markup(headline(report))}.</p>\n\n`
    if (listed.size < diagnostics.length)
      yield `<p>Listed: ${listed.size} of ${counted(diagnostics.length, 'diagnostic')}, errors first. The others are in the log and in the other formats.</p>\n\n`
    if (listed.size > 0) yield* tableOf(diagnostics, listed)
    if (change && change.healed.length > 0)
      yield* folded(
        `${counted(change.healed.length, 'fault')} healed`,
        tableOf(change.healed, healed),
        healed.size,
        change.healed.length,
      )
    if (baseline && baseline.left.length > 0)
      yield* folded(
        `${baseline.isRewritten ? 'Entries that left the baseline' : 'Entries of the baseline that fit nothing any more'}: ${baseline.left.length.toLocaleString('en')}`,
        ['<ul>\n', ...left.values(), '</ul>\n'],
        left.size,
        baseline.left.length,
      )
  },
}

function bySeverity(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  )
}

/** Writes as many as a number and what is left of the bytes allow; each may bring a heading with it. */
function fitterOf(bytes: number) {
  let used = 0
  return <Value>(
    values: readonly Value[],
    write: (value: Value) => string,
    most: number,
    headingOf: (value: Value) => string = () => '',
  ): Map<Value, string> => {
    const written = new Map<Value, string>()
    for (const value of values) {
      const text = write(value)
      used += Buffer.byteLength(headingOf(value) + text)
      if (written.size === most || used > bytes) break
      written.set(value, text)
    }
    return written
  }
}

/** The written rows, file by file, in the order of the diagnostics. */
function* tableOf(diagnostics: readonly Diagnostic[], rows: ReadonlyMap<Diagnostic, string>): Iterable<string> {
  yield '<table>\n'
  const listed = diagnostics.filter((diagnostic) => rows.has(diagnostic))
  for (const own of groupBy(listed, (diagnostic) => diagnostic.file).values()) {
    yield headingOf(own[0]!)
    for (const diagnostic of own) yield rows.get(diagnostic)!
  }
  yield '</table>\n\n'
}

function headingOf({ file }: Diagnostic): string {
  return `<tr><th colspan="3" align="left"><code>${markup(file)}</code></th></tr>\n`
}

function rowOf(diagnostic: Diagnostic, report: Report): string {
  const { range, severity, message, ruleId } = diagnostic
  const remarks = remarksOf(diagnostic, report).map((remark) => `<br><em>${markup(remark)}</em>`)
  const said = `${markup(cut(message))} <code>${markup(ruleId)}</code>${remarks.join('')}`
  return `<tr><td align="right">${range.start.line}</td><td>${MARKS[severity]}</td><td>${said}</td></tr>\n`
}

function entryOf({
  ruleId,
  file,
  message,
}: {
  readonly ruleId: string
  readonly file: string
  readonly message: string
}) {
  return `<li><code>${markup(file)}</code>: ${markup(cut(message))} <code>${markup(ruleId)}</code></li>\n`
}

function* folded(title: string, body: Iterable<string>, shown: number, all: number): Iterable<string> {
  const rest = shown < all ? `; ${shown} are listed` : ''
  yield `<details><summary>${title}${rest}</summary>\n`
  for (const text of body) yield text.replace(/\n+$/, '\n')
  yield '</details>\n\n'
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
