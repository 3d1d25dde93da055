import { styleText } from 'node:util'
import { groupBy } from '../engine/model/group-by.ts'
import type { Coverage, ListedCommand, ListedPattern } from '../engine/views/allowlist.ts'
import type { AllowlistReport } from './allowlist-report.ts'
import { cutToWidth, padToWidth, widthOf } from './cells.ts'
import { counted } from './report.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** Below this width, in terminal columns, a command cannot be told from the next. */
const NARROWEST = 20

/** For people: each command beside its pattern, file by file, then the patterns that cover none. */
export function* allowlistPretty({ commands, patterns, pathOf, style }: AllowlistReport): Iterable<string> {
  const bold = (text: string) => (style.hasColour ? styleText('bold', text, { validateStream: false }) : text)
  const lines = Math.max(...commands.map(({ at }) => digitsOf(at.range.start.line)), 0)
  const right = Math.max(...commands.map(({ coverage }) => widthOf(markOf(coverage))), 0)
  const columns = columnsOf(
    style.width - lines - 6,
    Math.max(...commands.map(({ text }) => widthOf(visible(text))), 0),
    right,
  )
  for (const [file, own] of groupBy(commands, ({ at }) => at.file)) {
    yield `${bold(visible(pathOf(file)))}\n`
    for (const command of own) yield rowOf(command)
    yield '\n'
  }
  const unused = patterns.filter(({ isUsed }) => !isUsed)
  if (unused.length > 0) yield `${bold('Patterns that cover none of the commands')}\n`
  for (const [file, own] of groupBy(unused, ({ at }) => at?.file)) {
    yield `${visible(file === undefined ? 'the configuration' : pathOf(file))}\n`
    for (const each of own) yield* patternLines(each)
  }
  if (unused.length > 0) yield '\n'
  yield `${wrap(summaryOf(commands, patterns), style.width).map(bold).join('\n')}\n`

  function rowOf({ at, text, coverage }: ListedCommand): string {
    const line = String(at.range.start.line).padStart(lines)
    const mark = cutToWidth(markOf(coverage), columns.pattern)
    const painted =
      coverage.state === 'uncovered' && style.hasColour ? styleText('red', mark, { validateStream: false }) : mark
    const row = `  ${line}  ${padToWidth(cutToWidth(visible(text), columns.command), columns.command)}  ${painted}\n`
    const near = coverage.state === 'uncovered' ? coverage.nearest?.pattern.text : undefined
    return near === undefined ? row : `${row}  ${' '.repeat(lines)}  nearest: ${visible(near)}\n`
  }

  function patternLines({ pattern: { text, fault }, at }: ListedPattern): string[] {
    const widest = Math.max(...unused.map((each) => (each.at ? digitsOf(each.at.range.start.line) : 0)))
    const line = (at ? String(at.range.start.line) : '').padStart(widest)
    return [
      `  ${line}  ${visible(text)}\n`,
      ...(fault === undefined ? [] : [`  ${' '.repeat(widest)}  it can cover nothing: ${fault}\n`]),
    ]
  }
}

function markOf(coverage: Coverage): string {
  return coverage.state === 'covered'
    ? visible(coverage.by.text)
    : coverage.state === 'read-only'
      ? '(read-only)'
      : 'none'
}

/** Two columns in `room`: as wide as they need to be, else the patterns give way down to a half. */
function columnsOf(
  room: number,
  command: number,
  pattern: number,
): { readonly command: number; readonly pattern: number } {
  if (command + pattern <= room) return { command, pattern }
  const narrowed = Math.min(pattern, Math.max(Math.floor(room / 2), room - command))
  return { command: Math.max(NARROWEST, Math.min(command, room - narrowed)), pattern: Math.max(NARROWEST, narrowed) }
}

function digitsOf(line: number): number {
  return String(line).length
}

function summaryOf(commands: readonly ListedCommand[], patterns: readonly ListedPattern[]): string {
  const open = commands.filter(({ coverage }) => coverage.state === 'uncovered').length
  const unused = patterns.filter(({ isUsed }) => !isUsed).length
  const first =
    commands.length === 0
      ? "No command in the plans' scripts"
      : `${counted(commands.length, 'command')}, ${open === 0 ? 'all covered' : `${open.toLocaleString('en')} of them not covered`}`
  return `${first}; ${counted(patterns.length, 'pattern')}, ${unused === 0 ? 'all used' : `${unused.toLocaleString('en')} of them unused`}.`
}
