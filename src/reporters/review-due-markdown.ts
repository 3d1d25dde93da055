import type { DueReview } from '../engine/views/review-queue.ts'
import { counted } from './report.ts'
import { commandFor, sectionOf, titleOf, type ReviewDueReport } from './review-due-report.ts'
import { inlineText } from './review/markdown-text.ts'
import { visible } from './visible.ts'

/** For a comment or a page: the queue as a table, with the commands below it. */
export function* reviewDueMarkdown(report: ReviewDueReport): Iterable<string> {
  const { due, current } = report
  yield '## Reviews that are due\n\n'
  if (due.length === 0) {
    yield current === 0
      ? 'Nothing is signed off here.\n'
      : `Nothing is due: ${counted(current, 'section')} as signed off.\n`
    return
  }
  yield '| Section | State | Signed off by | Date | References |\n| --- | --- | --- | --- | ---: |\n'
  for (const each of due) yield rowOf(each, report)
  const commands = [...new Set(due.flatMap((each) => commandFor(each, report) ?? []))]
  if (commands.length === 0) return
  yield '\nOnce a section is read:\n\n'
  for (const command of commands) yield `    ${visible(command)}\n`
}

function rowOf(due: DueReview, { pathOf }: ReviewDueReport): string {
  const { state, reviewer, date } = due.signOff
  const title = titleOf(due)
  const name = `${title === undefined ? '' : `${inlineText(title)}, `}${inlineText(sectionOf(due, pathOf))}`
  const word = state === 'suspect' ? 'changed' : 'gone'
  return `| ${name} | ${word} | ${inlineText(reviewer)} | ${date} | ${due.references} |\n`
}
