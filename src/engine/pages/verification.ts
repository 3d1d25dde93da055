import { ages, definePage } from './page.ts'

export default definePage({
  type: 'verification',
  summary: 'How each requirement is verified, with evidence and sign-off.',
  frontmatter: { type: 'object', properties: { ...ages } },
  sections: [
    {
      heading: 'Verification',
      words: [
        ...[
          'verif',
          'validat',
          'check',
          'test',
          'result',
          'evidence',
          'coverage',
          'matrix',
          'proof',
          'proven',
          'criteri',
        ],
        ...['requirement', 'sign-off', 'inspection', 'review', 'outcome', 'finding'],
      ],
      orFact: 'evidence',
      orTable: ['verifications', 'requirements', 'criteria', 'sign-off', 'evidence-map'],
    },
  ],
})
