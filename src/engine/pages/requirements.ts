import { ages, definePage } from './page.ts'

export default definePage({
  type: 'requirements',
  summary: 'What a project must reach, each requirement with an id.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
