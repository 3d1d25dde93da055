import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/weasel-word',
  summary: 'A word that a sentence says as much without.',
  rationale: `"Simply run the check", "it is very important", "obviously": the words add nothing that a reader could act on, and
"simply" scolds the one for whom it is not.

Reported are those that can be taken out and leave a whole sentence. Where the word means something ("the very first", "not
just", "actually" against what was planned) it is left alone.`,
  severity: 'info',
  fixable: false,
  messages: { weasel: 'Unexpected "{text}", expected the sentence without it.' },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'weasel')) yield { at, message: 'weasel', data: { text: fact.text } }
  },
})
