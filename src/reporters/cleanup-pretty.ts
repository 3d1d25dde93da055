import { styleText } from 'node:util'
import { groupBy } from '../engine/model/group-by.ts'
import type { CleanupStep } from '../engine/refactor/cleanup.ts'
import type { CleanupReport } from './cleanup-report.ts'
import { printerFor } from './pretty.ts'
import { counted } from './report.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** For people: what would be done, then for each row what it would break, with the way there. */
export function* cleanupPretty(report: CleanupReport): Iterable<string> {
  const { manifest, steps, breaks, pathOf, style } = report
  const bold = (text: string) => (style.hasColour ? styleText('bold', text, { validateStream: false }) : text)
  const print = printerFor(report)
  yield `${wrap(`${visible(manifest)}: ${whatIsDone(steps)}. Nothing was changed.`, style.width).join('\n')}\n\n`
  for (const [step, own] of groupBy(breaks, (each) => each.step)) {
    const heading = step ? headingOf(step, pathOf) : 'Not caused by a single row:'
    yield `${wrap(visible(heading), style.width).map(bold).join('\n')}\n\n`
    for (const { diagnostic } of own) yield print.diagnostic(diagnostic)
  }
  const count = counted(breaks.length, 'fault')
  yield breaks.length === 0
    ? `${bold('Nothing would break.')}\n`
    : `${bold(`${count} ${steps.some(({ state }) => state === 'applied') ? 'would come' : 'came'} of it.`)} Keep the file, or change what needs it.\n`
}

function headingOf({ entry, named, state }: CleanupStep, pathOf: CleanupReport['pathOf']): string {
  const path = pathOf(named.path)
  return state === 'already-gone'
    ? `${path} (${entry.action}) is already gone, and still needed:`
    : `${path} (${entry.action}) is still needed:`
}

function whatIsDone(steps: readonly CleanupStep[]): string {
  const files = steps.flatMap((step) => [...step.files.values()])
  const gone = files.filter((to) => to === undefined).length
  const moved = files.length - gone
  const before = steps.filter(({ state }) => state === 'already-gone').length
  const parts = [
    ...(gone > 0 ? [`${counted(gone, 'file')} would go`] : []),
    ...(moved > 0 ? [`${counted(moved, 'file')} would move`] : []),
    ...(before > 0 ? [`${counted(before, 'path')} ${before === 1 ? 'is' : 'are'} already gone`] : []),
  ]
  return `${counted(steps.length, 'path')}, ${parts.length === 0 ? 'and nothing to be done' : parts.join(', ')}`
}
