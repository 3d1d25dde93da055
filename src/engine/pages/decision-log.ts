import { ages, definePage, owners } from './page.ts'

/** No required section: entries stand under headings of any name, and a log may be a single table. */
export default definePage({
  type: 'decision-log',
  summary: 'The decisions of a project, each with its state and its rationale.',
  frontmatter: { type: 'object', properties: { owner: owners, ...ages } },
})
