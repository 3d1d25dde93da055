import { ages, itemId, itemIds, definePage, paths } from './page.ts'

export default definePage({
  type: 'run',
  summary: 'One run of a project: what it changes, what it needs, and its exit criteria.',
  frontmatter: { type: 'object', properties: { id: itemId, depends_on: itemIds, outputs: paths, ...ages } },
  sections: [
    {
      heading: 'Scope',
      words: [
        ...[
          'scope',
          'goal',
          'purpose',
          'aim',
          'objective',
          'summary',
          'overview',
          'about',
          'what',
          'change',
          'task',
          'step',
        ],
        ...['work', 'deliverable', 'content', 'intent', 'background', 'mission', 'slice'],
      ],
    },
    {
      heading: 'Entry',
      words: [
        ...['entry', 'entrance', 'enter', 'start', 'begin', 'before', 'depend', 'prerequisite', 'precondition', 'pre-'],
        ...[
          'need',
          'require',
          'input',
          'gate',
          'upstream',
          'ready',
          'readiness',
          'assum',
          'setup',
          'preparation',
          'consume',
        ],
      ],
    },
    {
      heading: 'Exit',
      words: [
        ...[
          'exit',
          'complet',
          'done',
          'clos',
          'finish',
          'end',
          'criteri',
          'success',
          'accept',
          'verif',
          'validat',
          'check',
        ],
        ...['gate', 'outcome', 'result', 'output', 'deliverable', 'hand', 'after', 'evidence', 'sign-off', 'produce'],
      ],
    },
  ],
})
