import { styleText } from 'node:util'
import { groupBy } from '../engine/model/group-by.ts'
import { widthOf } from './cells.ts'
import type { FixReport } from './fix-report.ts'
import { counted, countedSeverities } from './report.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** What was fixed, by file, and what is left. Places are those before the fixes. */
export function* fixPretty({ fixed, files, takenBack, left, style }: FixReport): Iterable<string> {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    style.hasColour ? styleText(format, text, { validateStream: false }) : text
  const entry = (place: string, ruleId: string, message: string) => {
    const head = `  ${place}  ${ruleId}  `
    const [first = '', ...rest] = wrap(visible(message), style.width - 6, Math.max(0, head.length - 6))
    return [
      `  ${paint('bold', place)}  ${paint('green', ruleId)}  ${first}\n`,
      ...rest.map((line) => `      ${line}\n`),
    ]
  }
  for (const [file, diagnostics] of groupBy(fixed, (diagnostic) => diagnostic.file)) {
    const name = visible(file)
    const count = `${diagnostics.length.toLocaleString('en')} fixed`
    const line = '─'.repeat(Math.max(2, style.width - widthOf(name) - count.length - 5))
    yield `${paint('blue', '──')} ${paint('bold', name)} ${paint('blue', line)} ${count}\n`
    for (const { range, ruleId, message } of diagnostics)
      yield* entry(`${range.start.line}:${range.start.column}`, ruleId, message)
    yield '\n'
  }
  for (const { diagnostic, brought } of takenBack) {
    const { file, range, ruleId } = diagnostic
    const place = `${visible(file)}:${range.start.line}:${range.start.column}`
    const text = `not fixed, for then there would be ${brought.ruleId} in ${brought.file}: ${brought.message}`
    yield* entry(place, ruleId, text)
  }
  if (takenBack.length > 0) yield '\n'
  yield `${counted(fixed.length, 'fault')} fixed in ${counted(files.length, 'file')}\n`
  const rest = countedSeverities(left)
  yield rest === '' ? 'Nothing is left.\n' : `Left: ${rest}. throughline check lists them.\n`
}
