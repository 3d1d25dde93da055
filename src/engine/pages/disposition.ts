import { ages, itemId, definePage } from './page.ts'

export default definePage({
  type: 'disposition',
  summary: 'How findings or open decisions were settled.',
  frontmatter: { type: 'object', properties: { id: itemId, ...ages } },
})
