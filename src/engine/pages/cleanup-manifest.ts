import { ages, definePage } from './page.ts'

export default definePage({
  type: 'cleanup-manifest',
  summary: 'What becomes of each file when a phase closes.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
