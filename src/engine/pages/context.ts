import { ages, definePage } from './page.ts'

export default definePage({
  type: 'context',
  summary: 'What somebody new to a part of the work must know.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
