import { ages, definePage } from './page.ts'

export default definePage({
  type: 'verification',
  summary: 'How each requirement is verified, with evidence and sign-off.',
  frontmatter: { type: 'object', properties: { ...ages } },
})
