import { ages, definePage, paths } from './page.ts'

export default definePage({
  type: 'tasks',
  summary: 'The tasks of a feature or run, as a list to tick off.',
  frontmatter: { type: 'object', properties: { outputs: paths, ...ages } },
  sections: [
    {
      heading: 'Tasks',
      words: [
        'task',
        'phase',
        'to do',
        'todo',
        'to-do',
        'backlog',
        'checklist',
        'work',
        'step',
        'action',
        'open',
        'done',
      ],
      orFact: 'tasks',
    },
  ],
})
