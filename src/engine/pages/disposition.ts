import { ages, definePage, itemId, oneOf, owners, paths } from './page.ts'

/** Whether the condition was met, and what became of what was to be settled. */
const STATES = [
  ...['triggered', 'not triggered', 'untriggered', 'deferred', 'postponed', 'parked', 'on hold', 'pending', 'open'],
  ...['in progress', 'active', 'draft', 'final', 'done', 'complete', 'completed', 'closed', 'locked', 'resolved'],
  ...['accepted', 'approved', 'approved with changes', 'rejected', 'declined', 'withdrawn', 'retired', 'superseded'],
  ...['fixed', 'mitigated', 'monitored', 'escalated', 'implemented', 'no action', 'not applicable', 'passed', 'failed'],
]

export default definePage({
  type: 'disposition',
  summary: 'How findings or open decisions were settled.',
  frontmatter: {
    type: 'object',
    properties: {
      id: itemId,
      run: itemId,
      state: oneOf(STATES, 'triggered, deferred or another state of a decision'),
      owner: owners,
      evidence: paths,
      ...ages,
    },
  },
  sections: [
    {
      heading: 'Outcome',
      words: [
        ...['outcome', 'disposition', 'decision', 'decided', 'summary', 'resol', 'verdict', 'result', 'conclusion'],
        ...['finding', 'accept', 'approv', 'reject', 'change', 'adjustment', 'state', 'status', 'posture'],
      ],
      orFact: 'state',
    },
    {
      heading: 'Evidence',
      words: [
        ...['evidence', 'why', 'rationale', 'reason', 'basis', 'grounds', 'justif', 'trigger', 'criteri', 'proof'],
        ...['source', 'reference', 'verif', 'validat', 'check', 'review', 'record'],
      ],
      orFact: 'evidence',
    },
  ],
})
