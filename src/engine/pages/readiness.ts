import { ages, definePage, itemId, oneOf, owners, paths } from './page.ts'

const POSTURES = [
  ...[
    'ready',
    'not ready',
    'unready',
    'ready with conditions',
    'conditionally ready',
    'conditional',
    'partially ready',
  ],
  ...['partly ready', 'mostly ready', 'nearly ready', 'blocked', 'on hold', 'hold', 'go', 'conditional go', 'no go'],
  ...['green', 'amber', 'yellow', 'red', 'approved', 'deferred', 'pending', 'open', 'in progress', 'draft', 'closed'],
]

export default definePage({
  type: 'readiness',
  summary: 'Whether the next phase may start: posture, blockers, owners, order.',
  frontmatter: {
    type: 'object',
    properties: {
      run: itemId,
      posture: oneOf(POSTURES, 'ready, not ready, blocked or ready with conditions'),
      owner: owners,
      evidence: paths,
      ...ages,
    },
  },
  sections: [
    {
      heading: 'Posture',
      words: [
        ...['posture', 'verdict', 'decision', 'status', 'state', 'readiness', 'ready', 'recommendation', 'conclusion'],
        ...['outcome', 'assessment', 'summary', 'no-go', 'where we stand', 'where it stands'],
      ],
    },
    {
      heading: 'Blockers',
      words: [
        ...[
          'block',
          'impediment',
          'obstacle',
          'outstanding',
          'missing',
          'gaps',
          'open item',
          'open point',
          'open question',
        ],
        ...['in the way', 'what is open', 'not ready'],
      ],
    },
    {
      heading: 'Owners',
      words: [
        ...[
          'owner',
          'responsib',
          'accountab',
          'raci',
          'assign',
          'who does',
          'who is',
          'role',
          'people',
          'contact',
          'team',
          'staff',
        ],
      ],
    },
    {
      heading: 'Order',
      words: [
        ...['order', 'sequenc', 'schedule', 'step', 'plan', 'roadmap', 'what comes first'],
        ...['what comes next', 'timeline', 'agenda'],
      ],
    },
  ],
})
