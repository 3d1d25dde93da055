import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'review/malformed-record',
  summary: 'A row of a review record that cannot be read as a sign-off.',
  rationale: `A row that looks like a signature and is not read as one is worse than none: the section counts as signed for whoever
reads the page, and for nobody who reads the index.

On a page with \`type: review\`, a row of the table Section · Reviewed text · Reviewer · Date needs a link to a page or to a heading of
one, \`sha256:\` with 12 to 64 hexadecimal digits, a name and a day such as 2026-11-21. \`reviewer\` and \`date\` in the frontmatter
stand in for cells that are empty or columns that are not there. In a table with such digests and another head each row is reported. \`throughline sign\` writes rows that can be read.`,
  severity: 'error',
  fixable: false,
  messages: {
    'no-digest':
      'No digest of the reviewed text: expected sha256: with 12 to 64 hexadecimal digits, as throughline sign writes it.',
    'no-date': 'No day of the review: expected a date such as 2026-11-21.',
    'no-reviewer': 'Nobody is named who has reviewed this: expected a name or a role.',
    'no-section': 'No section that was reviewed: expected a link to a page of this workspace, or to a heading of one.',
    'no-heading': 'The link leads to no section: expected the anchor of a heading, or none for the whole page.',
    'no-head':
      'A digest in a table that is none of sign-offs: expected the columns Section and Reviewed text in its head.',
  },
  *check({ index }) {
    for (const { file, span, reason } of index.reviews.unread) yield { at: { file, span }, message: MESSAGE_OF[reason] }
  },
})

const MESSAGE_OF = {
  digest: 'no-digest',
  date: 'no-date',
  reviewer: 'no-reviewer',
  section: 'no-section',
  heading: 'no-heading',
  head: 'no-head',
} as const
