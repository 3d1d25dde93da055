import { ages, definePage } from './page.ts'

export default definePage({
  type: 'execution-log',
  summary: 'What happened when a run was carried out.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
