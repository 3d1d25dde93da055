import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/misspelling',
  summary: 'A word that no dictionary knows and that is one slip away from one.',
  rationale: `The dictionaries are those of cspell: English of both spellings, software, companies, and words of operations of our own.
Reported is a word in ordinary letters that none of them knows, where one letter leads to a known word, and that the corpus
uses rarely: what is written often is a name. So is a word with a capital, unless two of its letters changed places or the page
also writes the right one. Put names into a dictionary of the project (\`prose: {dictionary: […]}\`).`,
  severity: 'warning',
  fixable: false,
  messages: { misspelled: 'Unexpected "{text}", expected {replacement}.' },
  *check({ index }) {
    const facts = [...proseFacts(index, 'misspelling')]
    const counts = new Map<string, number>()
    for (const { fact } of facts) counts.set(fact.text.toLowerCase(), (counts.get(fact.text.toLowerCase()) ?? 0) + 1)
    for (const { at, fact } of facts) {
      const { text, replacement = '' } = fact
      if (fact.data?.['use'] === 'name' || counts.get(text.toLowerCase())! > MOST_SLIPS) continue
      yield {
        at,
        message: 'misspelled',
        data: { text, replacement },
        suggestions: [{ message: `Write ${replacement}`, edits: [{ ...at, text: replacement }] }],
      }
    }
  },
})

/** Nobody slips so often on the same word: it is a name. */
const MOST_SLIPS = 4
