import { ages, definePage } from './page.ts'

export default definePage({
  type: 'decision-log',
  summary: 'The decisions of a project, each with its state and its rationale.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
