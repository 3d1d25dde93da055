import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/heading-case',
  summary: 'A heading in sentence case among headings in title case, or the other way round.',
  rationale: `Readers take a difference in form for a difference in meaning. By default a page is held to its own habit: where at least
four in five of its headings agree, the others are reported. \`prose: {headingCase: sentence}\` or \`title\` holds all pages to
one.

Headings with a number or a label (\`Decision: …\`) have a habit of their own, and a section that agrees with itself is left alone. Names
keep their capitals: a word counts as one where the page never writes it small. The title of the page is left alone.`,
  severity: 'info',
  fixable: false,
  messages: { other: 'Unexpected heading "{text}", expected {expected} case like the others.' },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'heading-case'))
      yield { at, message: 'other', data: { text: fact.text, expected: fact.data?.['expected'] ?? '' } }
  },
})
