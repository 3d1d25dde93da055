/** The closing table of the gate: one row a step, for a terminal and for the summary of a workflow. */
import { inlineText } from '../../src/reporters/review/markdown-text.ts'

export type Verdict = 'passed' | 'failed' | 'proven' | 'not needed'

export interface Row {
  readonly name: string
  /** `proven`: it passed before, on the same files; `not needed`: the change cannot affect it, or another step says it. Neither has run. */
  readonly verdict: Verdict
  /** Undefined where it did not run. */
  readonly seconds: number | undefined
  /** What a person types to repeat or to mend it. */
  readonly repeat: string
}

const HEAD = ['step', 'verdict', 'time', 'what to run'] as const

/** Without colour; `paint` gives the verdicts theirs. 80 columns hold it as long as what to run has 47. */
export function tableOf(
  rows: readonly Row[],
  seconds: number,
  paint: (verdict: Verdict, text: string) => string,
): string {
  const cells = [HEAD, ...rows.map(cellsOf), totalOf(rows, seconds)]
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const lines = cells.map((row, at) => {
    const [name, verdict, time, repeat] = row
    const shown = verdict.padEnd(widths[1]!)
    const painted = at === 0 ? shown : paint(rows[at - 1]?.verdict ?? verdictOf(rows), shown)
    return `${name.padEnd(widths[0]!)}  ${painted}  ${time.padStart(widths[2]!)}  ${repeat}`.trimEnd()
  })
  return `${lines.join('\n')}\n`
}

/** The same in Markdown. Cells are plain text, whatever they hold. */
export function markdownTable(rows: readonly Row[], seconds: number): string {
  const lines = [HEAD, ['---', '---', '--:', '---'], ...[...rows.map(cellsOf), totalOf(rows, seconds)].map(escaped)]
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

export function verdictOf(rows: readonly Row[]): Verdict {
  return rows.some(({ verdict }) => verdict === 'failed') ? 'failed' : 'passed'
}

function cellsOf({ name, verdict, seconds, repeat }: Row): string[] {
  return [name, verdict, seconds === undefined ? '' : shownSeconds(seconds), verdict === 'failed' ? repeat : '']
}

function totalOf(rows: readonly Row[], seconds: number): string[] {
  return ['in all', verdictOf(rows), shownSeconds(seconds), '']
}

function escaped(cells: readonly string[]): string[] {
  return cells.map(inlineText)
}

function shownSeconds(value: number): string {
  return `${value.toFixed(1)} s`
}
