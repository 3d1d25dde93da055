import { ages, definePage } from './page.ts'

export default definePage({
  type: 'readiness',
  summary: 'Whether the next phase may start: posture, blockers, owners, order.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
