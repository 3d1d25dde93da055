import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/long-sentence',
  summary: 'A sentence with more words than a reader keeps in mind.',
  rationale: `Who reads a runbook at night reads a long sentence twice. Two short ones, or a list, say the same.

A code span counts as one word, and what stands in brackets is not counted. Parts between semicolons are counted one by one.
\`prose: {sentenceLength: 30}\` sets another limit.`,
  severity: 'info',
  fixable: false,
  messages: { long: 'Unexpected sentence of {words} words, expected at most {most}.' },
  *check({ index }) {
    const { prose } = index.config
    if (!prose) return
    for (const { at, fact } of proseFacts(index, 'long-sentence'))
      yield { at, message: 'long', data: { ...fact.data, most: prose.sentenceLength } }
  },
})
