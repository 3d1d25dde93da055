import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/unexplained-acronym',
  summary: 'An acronym that its page never spells out.',
  rationale: `Who knows it reads on, and who does not cannot look it up. Spell it out once on the page: "recovery point objective (RPO)".

Those that every reader of plans knows are left alone, those that a vocabulary lists under \`acronyms\`, and names: what is
written in lower case elsewhere (\`quay status\`), and what ten pages or more use without a word about it.`,
  severity: 'info',
  fixable: false,
  messages: { unexplained: 'Unexpected acronym {text}, expected what it stands for somewhere on the page.' },
  *check({ index }) {
    const facts = [...proseFacts(index, 'acronym')]
    const pages = new Map<string, number>()
    for (const { fact } of facts)
      pages.set(fact.text, fact.data?.['use'] === 'name' ? Infinity : (pages.get(fact.text) ?? 0) + 1)
    for (const { at, fact } of facts) {
      const { text } = fact
      if (pages.get(text)! < MANY_PAGES) yield { at, message: 'unexplained', data: { text } }
    }
  },
})

/** What so many pages do not explain is a name of the house. */
const MANY_PAGES = 10
