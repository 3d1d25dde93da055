import { ages, definePage } from './page.ts'

export default definePage({
  type: 'tasks',
  summary: 'The tasks of a feature or run, as a list to tick off.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
