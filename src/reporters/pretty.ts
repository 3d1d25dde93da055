import { styleText } from 'node:util'
import type { Change, Diagnostic, Related, Severity } from '../engine/model/diagnostic.ts'
import { groupBy } from '../engine/model/group-by.ts'
import type { Range } from '../engine/model/range.ts'
import { baselineLines } from './baseline-lines.ts'
import { widthOf } from './cells.ts'
import { remarksOf } from './remarks.ts'
import {
  counted,
  countedSeverities,
  countSeverities,
  type Report,
  type ReportedChange,
  type Reporter,
} from './report.ts'
import { rulePage } from './rule-page.ts'
import { lineAt, snippet, sourceOf, type SnippetLine, type Source } from './snippet.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** For people at a terminal: grouped by file, each diagnostic with its line, what explains it, and what to do. */
export const pretty: Reporter = {
  name: 'pretty',
  isForService: false,
  *report(report) {
    const print = printerFor(report)
    for (const [file, diagnostics] of groupBy(report.diagnostics, (diagnostic) => diagnostic.file)) {
      yield print.heading(file, diagnostics)
      for (const diagnostic of diagnostics) yield print.diagnostic(diagnostic)
      print.forget()
    }
    const { baseline, style } = report
    if (baseline) for (const line of baselineLines(baseline, style.width)) yield `${line}\n`
    yield closing(report)
  },
}

type Paint = Parameters<typeof styleText>[0]

const PAINT: Record<Severity, Paint> = { error: ['bold', 'red'], warning: ['bold', 'yellow'], info: ['bold', 'cyan'] }

/** Suggestions are alternatives: after a few, a reader no longer compares them. */
const MOST_SUGGESTIONS = 3

/** Prints diagnostics one by one; sources are kept until they are forgotten. */
export function printerFor({ readText, style, ...report }: Pick<Report, 'readText' | 'style' | 'change' | 'baseline'>) {
  const paint = (format: Paint, text: string) =>
    style.hasColour ? styleText(format, text, { validateStream: false }) : text
  const frame = (text: string) => paint('blue', text)
  const sources = new Map<string, Source | undefined>()

  function sourceFor(file: string): Source | undefined {
    if (!sources.has(file)) {
      const text = readText(file)
      sources.set(file, text === undefined ? undefined : sourceOf(text))
    }
    return sources.get(file)
  }

  function heading(file: string, diagnostics: readonly Diagnostic[]): string {
    const name = visible(file)
    const counts = countedSeverities(countSeverities(diagnostics))
    const line = '─'.repeat(Math.max(2, style.width - widthOf(name) - counts.length - 5))
    return `${frame('──')} ${paint('bold', name)} ${frame(line)} ${counts}\n\n`
  }

  function diagnostic(found: Diagnostic): string {
    const gutter = ' '.repeat(gutterOf(found))
    const code = `${found.severity}[${found.ruleId}]`
    const [first = '', ...rest] = wrap(visible(found.message), style.width - 2, code.length + 1)
    const lines = [
      `${paint(PAINT[found.severity], code)} ${paint('bold', first)}`,
      ...rest.map((line) => `  ${paint('bold', line)}`),
      `${gutter}${frame('-->')} ${placeOf(found)}`,
      ...framed(place(found, '^', PAINT[found.severity], gutter), gutter),
      ...found.related.flatMap((related) => relatedLines(related, gutter, isSamePlace(related, found))),
      ...changes(found, gutter),
      ...remarksOf(found, report).map((remark) => `${gutter} ${frame('=')} note: ${visible(remark)}`),
      `${gutter} ${frame('=')} rule: ${rulePage(found.ruleId)}`,
    ]
    return `${lines.join('\n')}\n\n`
  }

  /** What has no place of its own to show is a note alone. */
  function relatedLines(related: Related, gutter: string, isNote: boolean): string[] {
    const [first = '', ...rest] = wrap(visible(related.message), style.width - gutter.length - 9)
    return [
      `${gutter} ${frame('=')} note: ${first}`,
      ...rest.map((line) => `${gutter}         ${line}`),
      ...(isNote ? [] : [`${gutter}${frame('-->')} ${placeOf(related)}`, ...place(related, '-', 'blue', gutter)]),
    ]
  }

  function changes({ fix, suggestions, file }: Diagnostic, gutter: string): string[] {
    const all = [
      ...(fix ? [{ label: 'fix', change: fix }] : []),
      ...suggestions.map((change) => ({ label: 'help', change })),
    ]
    // One answer is shown in its line; several are compared by their words.
    const shown = all.slice(0, MOST_SUGGESTIONS).flatMap(({ label, change }) => {
      const [first = '', ...rest] = wrap(visible(change.message), style.width - gutter.length - label.length - 5)
      const indent = ' '.repeat(gutter.length + label.length + 5)
      return [
        `${gutter} ${frame('=')} ${label}: ${first}`,
        ...rest.map((line) => indent + line),
        ...(all.length === 1 ? changed(change, file, gutter) : []),
      ]
    })
    const more = all.length - MOST_SUGGESTIONS
    return more > 0 ? [...shown, `${gutter} ${frame('=')} help: and ${counted(more, 'more suggestion')}`] : shown
  }

  /** The line as it would read after a change of a single place in a single line. */
  function changed({ edits }: Change, file: string, gutter: string): string[] {
    const [edit] = edits
    const source = sourceFor(file)
    if (!edit || edits.length > 1 || edit.file !== file || !source || edit.range.start.line !== edit.range.end.line)
      return []
    const line = lineAt(source, edit.range.start.line)
    if (line === undefined || edit.text === '' || /[\r\n]/.test(edit.text)) return []
    const { start, end } = edit.range
    const after = line.slice(0, start.column - 1) + edit.text + line.slice(end.column - 1)
    const range = { start: { ...start, line: 1 }, end: { line: 1, column: start.column + edit.text.length, offset: 0 } }
    return drawn(
      snippet(sourceOf(after), range, '~', room(gutter)).map((shown) => ({ ...shown, number: start.line })),
      'green',
      gutter,
    )
  }

  function place(
    { file, range }: { readonly file: string; readonly range: Range },
    mark: string,
    colour: Paint,
    gutter: string,
  ): string[] {
    const source = sourceFor(file)
    return source ? drawn(snippet(source, range, mark, room(gutter)), colour, gutter) : []
  }

  function drawn(lines: readonly SnippetLine[], colour: Paint, gutter: string): string[] {
    return lines.flatMap(({ number, source, marks }, at) => [
      ...(at > 0 && number > lines[at - 1]!.number + 1 ? [frame('...')] : []),
      `${frame(`${String(number).padStart(gutter.length)} |`)}${source && ` ${source}`}`,
      `${gutter} ${frame('|')} ${marks.replace(/\S+$/, (run) => paint(colour, run))}`,
    ])
  }

  /** With air above and below, for the place that it is all about. */
  function framed(lines: readonly string[], gutter: string): string[] {
    const bar = `${gutter} ${frame('|')}`
    return lines.length === 0 ? [] : [bar, ...lines, bar]
  }

  function room(gutter: string): number {
    return style.width - gutter.length - 3
  }

  return { heading, diagnostic, forget: () => sources.clear() }
}

/** As many digits as the largest line number that is shown. */
function gutterOf({ range, related }: Diagnostic): number {
  return Math.max(...[range, ...related.map((other) => other.range)].map(({ end }) => String(end.line).length), 2)
}

function isSamePlace(one: Omit<Related, 'message'>, other: Omit<Related, 'message'>): boolean {
  const { start, end } = one.range
  const isSameRange = start.offset === other.range.start.offset && end.offset === other.range.end.offset
  return one.file === other.file && isSameRange
}

function placeOf({ file, range }: { readonly file: string; readonly range: Range }): string {
  return `${visible(file)}:${range.start.line}:${range.start.column}`
}

/** The verdict: counts, what the change did, files, items, time. */
function closing({ diagnostics, change, summary, style }: Report): string {
  const counts = { error: summary.errors, warning: summary.warnings, info: countSeverities(diagnostics).info }
  const time = summary.durationMs < 1000 ? `${summary.durationMs} ms` : `${(summary.durationMs / 1000).toFixed(1)} s`
  const paint: Paint = counts.error > 0 ? PAINT.error : counts.warning > 0 ? PAINT.warning : ['bold', 'green']
  const verdict = countedSeverities(counts) || 'No faults'
  const coloured = style.hasColour ? styleText(paint, verdict, { validateStream: false }) : verdict
  const extent = `${counted(summary.files, 'file')} (${counted(summary.items, 'item')}), ${time}\n`
  if (!change) return `${coloured} in ${extent}`
  const [first = '', ...rest] = wrap(broughtBy(change), style.width, verdict.length + 1)
  return `${[`${coloured} ${first}`, ...rest].join('\n')}\n${extent}`
}

function broughtBy({ ref, elsewhere, healed, existing }: ReportedChange): string {
  const where = elsewhere.size === 1 ? '1 in a file' : `${elsewhere.size.toLocaleString('en')} in files`
  const apart = elsewhere.size === 0 ? '' : ` (${where} that it does not touch)`
  const verb = existing.length === 1 ? 'was' : 'were'
  const before = `${existing.length.toLocaleString('en')} ${verb} there before`
  return `brought by the change since ${visible(ref)}${apart}, ${healed.length.toLocaleString('en')} healed, ${before}`
}
