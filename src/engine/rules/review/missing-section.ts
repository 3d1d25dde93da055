import type { ReviewTarget } from '../../link/reviews.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'review/missing-section',
  summary: 'A sign-off of a section or a page that is gone.',
  rationale: `A section that was renamed, moved or deleted takes its signature with it: what stands there now was signed by nobody.

Where one heading of the same name stands elsewhere, the message names it. Have that section read, and sign it with
\`throughline sign\`: a later row for the place that it has moved to takes the place of this one. Where the section is renamed,
sign it under its new name and remove this row; where it is gone for good, remove the row. Version control keeps it.

The rules of links leave the rows of a record to this one, and rows that a later one has replaced are history: their links
may lead nowhere.`,
  severity: 'warning',
  fixable: false,
  messages: {
    gone: '{section} is gone; {reviewer} signed it off on {date}.',
    moved: '{section} is gone; {reviewer} signed it off on {date}. A section of that name is in {place}.',
  },
  *check({ index }) {
    for (const { state, file, cell, target, reviewer, date, movedTo } of index.reviews.signOffs) {
      if (state !== 'gone') continue
      const data = { section: writtenAs(target), reviewer, date }
      const at = { file, span: cell.span }
      if (!movedTo) yield { at, message: 'gone', data }
      else
        yield {
          at,
          message: 'moved',
          data: { ...data, place: movedTo.file },
          related: [{ at: { file: movedTo.file, span: movedTo.heading.span }, message: 'A section of that name.' }],
        }
    }
  },
})

function writtenAs({ file, fragment }: ReviewTarget): string {
  return fragment === undefined ? file : `#${fragment} of ${file}`
}
