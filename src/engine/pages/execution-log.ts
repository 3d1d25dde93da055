import { ages, definePage, itemId, owners } from './page.ts'

/** No required section: a block for each step is good practice, and a table with a row for each is as good a log. */
export default definePage({
  type: 'execution-log',
  summary: 'What happened when a run was carried out.',
  frontmatter: { type: 'object', properties: { run: itemId, owner: owners, ...ages } },
})
