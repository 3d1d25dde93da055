import { ages, itemId, itemIds, definePage } from './page.ts'

export default definePage({
  type: 'run',
  summary: 'One run of a project: what it changes, what it needs, and its exit criteria.',
  frontmatter: { type: 'object', properties: { id: itemId, depends_on: itemIds, ...ages } },
})
