import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/vague-link-text',
  summary: 'A link whose text does not say where it leads.',
  rationale: `Links are read without their sentence: by somebody who looks for one on the page, and by a screen reader that lists them.
"Here" twelve times tells nothing. Make the name of the target the link.`,
  severity: 'warning',
  fixable: false,
  messages: { vague: 'Unexpected link text "{text}", expected the name of what it leads to.' },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'link-text')) yield { at, message: 'vague', data: { text: fact.text } }
  },
})
