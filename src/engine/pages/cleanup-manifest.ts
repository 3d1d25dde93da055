import { ages, calendarDate, definePage, itemId, oneOf, owners } from './page.ts'

/** Whether the rows say what is to be or what has been done hangs on this word. */
const STATUSES = [
  ...['planned', 'proposed', 'draft', 'open', 'pending', 'in progress', 'active', 'approved'],
  ...['done', 'complete', 'completed', 'closed', 'executed', 'carried out', 'applied', 'final', 'finalized', 'locked'],
  ...['superseded', 'archived'],
]

export default definePage({
  type: 'cleanup-manifest',
  summary: 'What becomes of each file when a phase closes.',
  frontmatter: {
    type: 'object',
    properties: {
      run: itemId,
      status: oneOf(STATUSES, 'planned, or done once it has been carried out'),
      date: calendarDate,
      owner: owners,
      ...ages,
    },
  },
  sections: [
    {
      heading: 'Actions',
      words: [
        ...['action', 'delet', 'remov', 'retain', 'retention', 'kept', 'keep', 'archiv', 'mov', 'updat', 'finali'],
        ...['cleanup', 'clean-up', 'clean up', 'files', 'paths', 'artifact', 'artefact', 'disposition'],
      ],
      orFact: 'manifest',
    },
  ],
})
