import { ages, definePage } from './page.ts'

export default definePage({
  type: 'review',
  summary: 'What a reviewer found, and what became of it.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
