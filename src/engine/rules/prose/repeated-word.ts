import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/repeated-word',
  summary: 'The same word twice in a row.',
  rationale: `"The the" survives every reading by eye, most often across the end of a line. Words that may stand twice ("had had",
"that that") are left alone.`,
  severity: 'warning',
  fixable: true,
  messages: { repeated: 'Unexpected repeated "{text}", expected it once.' },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'repeated-word')) {
      const { replacement = '' } = fact
      yield {
        at,
        message: 'repeated',
        data: { text: replacement },
        fix: { message: 'Write it once', edits: [{ ...at, text: replacement }] },
      }
    }
  },
})
