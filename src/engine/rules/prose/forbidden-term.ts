import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/forbidden-term',
  summary: 'A word that the vocabulary of the house forbids.',
  rationale: `One thing has one name. What is called a gate on one page and a checkpoint on the next is looked for twice, and found
once. A vocabulary (\`prose: {vocabulary: […]}\`) lists the words that are used and those that are not.

Names that their owners write in one way only (GitHub, PostgreSQL) are known out of the box. There is a fix where exactly
one word is right.`,
  severity: 'warning',
  fixable: true,
  messages: {
    replaced: 'Unexpected "{text}", expected {expected}{reason}.',
    forbidden: 'Unexpected "{text}"{reason}.',
  },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'term')) {
      const { text, data = {}, replacement } = fact
      yield {
        at,
        message: data['expected'] === '' ? 'forbidden' : 'replaced',
        data: { text, ...data },
        ...(replacement !== undefined && {
          fix: { message: `Write ${replacement}`, edits: [{ ...at, text: replacement }] },
        }),
      }
    }
  },
})
