import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'suppression/missing-reason',
  summary: 'A suppression that gives no reason.',
  rationale: `Whoever meets the comment in a year must know whether it still holds. Without a reason nobody dares to remove it.

Write the reason behind two hyphens: \`<!-- throughline-disable-next-line link/missing-file -- written in the next run -->\`.`,
  severity: 'warning',
  fixable: false,
  messages: {
    bare: 'Unexpected suppression of {rules} without a reason, expected one behind “--”.',
    all: 'Unexpected suppression without a rule and a reason.',
  },
  *check({ index }) {
    for (const { path: file, facts } of index.documents) {
      for (const { reason, ruleIds, span } of facts.suppressions) {
        if (reason.trim() !== '') continue
        const at = { file, span }
        if (ruleIds.length === 0) yield { at, message: 'all' }
        else yield { at, message: 'bare', data: { rules: ruleIds.map(({ id }) => id).join(', ') } }
      }
    }
  },
})
