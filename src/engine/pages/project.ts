import { ages, itemId, definePage, paths } from './page.ts'

export default definePage({
  type: 'project',
  summary: 'The first page of a project: what it is for, and where its parts are.',
  frontmatter: { type: 'object', properties: { id: itemId, outputs: paths, ...ages } },
})
