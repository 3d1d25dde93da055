import { ages, itemId, definePage } from './page.ts'

export default definePage({
  type: 'runbook',
  summary: 'What an operator does about a symptom, step by step.',
  frontmatter: { type: 'object', properties: { id: itemId, ...ages } },
})
