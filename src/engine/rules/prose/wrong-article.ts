import { defineRule } from '../rule.ts'
import { proseFacts } from './facts.ts'

export default defineRule({
  id: 'prose/wrong-article',
  summary: '"A" before a vowel, or "an" before a consonant.',
  rationale: `Mostly what is left of an edit: "a old page", "an harbour". The sound decides and not the letter: an hour, a user.
Acronyms and code are left alone, for people read them in different ways.`,
  severity: 'warning',
  fixable: true,
  messages: { wrong: 'Unexpected "{text}" before "{next}", expected {replacement}.' },
  *check({ index }) {
    for (const { at, fact } of proseFacts(index, 'article')) {
      const { text, data = {}, replacement = '' } = fact
      yield {
        at,
        message: 'wrong',
        data: { text, replacement, ...data },
        fix: { message: `Write ${replacement}`, edits: [{ ...at, text: replacement }] },
      }
    }
  },
})
