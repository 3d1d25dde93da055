import { styleText } from 'node:util'
import type { DueReview } from '../engine/views/review-queue.ts'
import { cutToWidth } from './cells.ts'
import { counted } from './report.ts'
import { commandFor, sectionOf, titleOf, type ReviewDueReport } from './review-due-report.ts'
import { visible } from './visible.ts'

/** For people: each section with who signed it, where it stands, and what to run. */
export function* reviewDuePretty(report: ReviewDueReport): Iterable<string> {
  const { due } = report
  for (const each of due) yield* entry(each, report)
  yield summaryOf(report)
}

function* entry(due: DueReview, report: ReviewDueReport): Iterable<string> {
  const { signOff, references } = due
  const { pathOf, rangeOf, style } = report
  const { state, reviewer, date, file } = signOff
  const painted = (colour: 'bold' | 'yellow' | 'red', text: string) =>
    style.hasColour ? styleText(colour, text, { validateStream: false }) : text
  const word = state === 'suspect' ? painted('yellow', 'changed') : painted('red', 'gone')
  const title = titleOf(due)
  // A place is copied, and so never cut.
  yield `${word}  ${painted('bold', visible(sectionOf(due, pathOf)))}\n`
  if (title !== undefined && signOff.target.heading !== undefined)
    yield `  ${cutToWidth(visible(title), style.width - 2)}\n`
  const said = `signed off on ${date} by ${reviewer}, ${counted(references, 'reference')}`
  yield `  ${cutToWidth(visible(said), style.width - 2)}\n`
  yield `  ${visible(`${pathOf(file)}:${rangeOf(signOff).start.line}`)}\n`
  const command = commandFor(due, report)
  yield command === undefined ? '  Sign what has taken its place, or remove the row.\n\n' : `  ${visible(command)}\n\n`
}

function summaryOf({ due, current }: ReviewDueReport): string {
  if (due.length === 0 && current === 0) return 'Nothing is signed off here.\n'
  if (due.length === 0) return `Nothing is due: ${counted(current, 'section')} as signed off.\n`
  const gone = due.filter(({ signOff }) => signOff.state === 'gone').length
  return `${counted(due.length - gone, 'section')} changed since the review, ${gone} gone, ${current} as signed off.\n`
}
