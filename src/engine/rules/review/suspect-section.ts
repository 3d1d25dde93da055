import { defineRule } from '../rule.ts'
import { nameOf } from './naming.ts'

export default defineRule({
  id: 'review/suspect-section',
  summary: 'A section that was signed off, and whose text has changed since.',
  rationale: `"Reviewed" is a statement about a text. Once the text is another one, the signature stands below words that its owner
never read.

Read the section again, and add a row: \`throughline sign RECORD PAGE#SECTION --by NAME\` writes the digest of the text as it
stands. The later row counts, and the earlier ones stay as history. \`throughline review --due\` lists everything that waits.

Line ends, white space at the ends of lines and blank lines around the section do not count, nor does the frontmatter of a page
that is signed as a whole. Everything else does, be it a comma: nobody but the reader can say what a change means. So this is a
warning. It does not stop whoever corrects a slip; it tells the reviewer.`,
  severity: 'warning',
  fixable: false,
  messages: {
    changed: '{section} has changed since {reviewer} signed it off on {date}. Have it read and signed again.',
  },
  *check({ index }) {
    for (const { state, file, cell, target, reviewer, date } of index.reviews.signOffs) {
      if (state !== 'suspect' || !target.span) continue
      yield {
        at: { file, span: cell.span },
        message: 'changed',
        data: { section: nameOf(target), reviewer, date },
        related: [{ at: { file: target.file, span: startOf(target.span) }, message: 'The text that has changed.' }],
      }
    }
  },
})

/** Where it begins: a whole section would be a page of carets. */
function startOf([start]: readonly [number, number]): readonly [number, number] {
  return [start, start]
}
