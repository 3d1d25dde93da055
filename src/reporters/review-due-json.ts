import type { DueReview } from '../engine/views/review-queue.ts'
import { DIGEST_LENGTH } from '../engine/link/reviews/reviewed-text.ts'
import { jsonText } from './json-text.ts'
import { commandFor, type ReviewDueReport } from './review-due-report.ts'

/** For programs: the contract of schemas/review-due.schema.json. Same input, same bytes. */
export function* reviewDueJson(report: ReviewDueReport): Iterable<string> {
  const { due, current } = report
  const suspect = due.filter(({ signOff }) => signOff.state === 'suspect').length
  const listed = due.map((each) => `\n    ${jsonText(dueData(each, report))}`)
  yield `{\n  "version": 1,\n  "due": [${listed.join(',')}${listed.length > 0 ? '\n  ' : ''}],\n`
  yield `  "summary": ${jsonText({ suspect, gone: due.length - suspect, current })}\n}\n`
}

function dueData(due: DueReview, report: ReviewDueReport): object {
  const { pathOf, rangeOf } = report
  const { signOff, references } = due
  const { state, target, movedTo, file, span, currentDigest, digest, reviewer, date } = signOff
  const next = commandFor(due, report)
  return {
    state,
    section: {
      file: pathOf(target.file),
      ...(target.fragment !== undefined && { fragment: target.fragment }),
      ...(target.heading !== undefined && { heading: target.heading }),
      ...(target.span && { range: rangeOf({ file: target.file, span: target.span }) }),
    },
    ...(movedTo && { movedTo: { file: pathOf(movedTo.file), fragment: movedTo.heading.slug } }),
    record: { file: pathOf(file), range: rangeOf({ file, span }) },
    reviewer,
    date,
    reviewed: `sha256:${digest}`,
    ...(currentDigest !== undefined && {
      current: `sha256:${currentDigest.slice(0, Math.max(DIGEST_LENGTH, digest.length))}`,
    }),
    references,
    ...(next !== undefined && { next }),
  }
}
