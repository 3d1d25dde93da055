import { ages, itemId, definePage } from './page.ts'

export default definePage({
  type: 'plan',
  summary: 'What is to be done, in which order, and how one knows that it is done.',
  frontmatter: { type: 'object', properties: { id: itemId, ...ages } },
})
