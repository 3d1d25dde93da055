import { isBlockingSeverity } from '../../kinds/finding-words.ts'
import { isRetired } from '../../pages/freshness.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'review/open-blocking-finding',
  summary: 'A blocking finding of a review that nobody has settled.',
  rationale: `A reviewer who writes "blocking" means that the work must not go on like this. A gate that does not read the review
lets it go on.

Settle the finding, and say how in its column Disposition: fixed, rejected, accepted as it is, deferred to another place. An
empty cell, a dash, "open", "pending", "to do", "in progress" and "unresolved" settle nothing; a sentence of your own does. A table
with a column Status in place of Disposition is read alike, one with neither is left alone.

Blocking are: blocking, blocker, critical, must, must fix, showstopper, P0, in any letter case and with words behind them. "High" and
"major" are not, for many teams merge over them: name them in the option \`severities\` where yours does not. Only pages with
\`type: review\` are read, no templates, and none that is a draft, closed or superseded by its \`status\`.`,
  severity: 'error',
  fixable: false,
  options: {
    severities: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Further words for severities that block.',
    },
  },
  messages: {
    open: 'A finding of severity "{severity}" is open: {finding}.',
    owned: 'A finding of severity "{severity}" is open: {finding}. It is up to {owner}.',
  },
  *check({ index, options }) {
    const further = options['severities'] as readonly string[]
    for (const { document, file, span, severity, finding, anchor, disposition, owner, isOpen } of index.reviews
      .findings) {
      if (!isOpen || !isBlockingSeverity(severity.text, further) || isRetired(document.facts)) continue
      const cell = disposition && disposition.span[0] < disposition.span[1] ? disposition.span : severity.span
      const isOwned = /[\p{L}\p{N}]/u.test(owner)
      yield {
        at: { file, span: cell[0] < cell[1] ? cell : span },
        message: isOwned ? 'owned' : 'open',
        data: { severity: severity.text, finding: shortened(finding || anchor || 'its row says no more'), owner },
      }
    }
  },
})

const LONGEST = 120

function shortened(text: string): string {
  const bare = text.replace(/[.\s]+$/, '')
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST - 1).trimEnd()}…` : bare
}
