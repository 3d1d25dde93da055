import { EXAMPLE } from './corpus.ts'
import type { Plant } from './plant.ts'

const INDEX = `${EXAMPLE}/index.md`
const CHOREOGRAPHY = `${EXAMPLE}/run-choreography.md`
const CUTOVER = `${EXAMPLE}/runbooks/branch-cutover.md`

const config = 'prose: true'

export const prosePlants: readonly Plant[] = [
  {
    name: 'slips on a word',
    rule: 'prose/misspelling',
    config,
    replace: [[INDEX, 'every rebuild takes it down', 'every rebuild tkaes it down']],
    at: [[INDEX, 'tkaes']],
  },
  {
    name: 'writes a word at the end of a line and again at the beginning of the next',
    rule: 'prose/repeated-word',
    config,
    replace: [[INDEX, 'replaces the search behind its\ncatalogue', 'replaces the search behind its\nits catalogue']],
    at: [[INDEX, 'its\nits']],
  },
  {
    name: 'leaves an article behind',
    rule: 'prose/wrong-article',
    config,
    replace: [[INDEX, 'A public library with', 'An public library with']],
    at: [[INDEX, 'An']],
  },
  {
    name: 'writes a name in a way of their own',
    rule: 'prose/forbidden-term',
    config,
    replace: [[INDEX, 'The library is invented', 'On Github the library is invented']],
    at: [[INDEX, 'Github']],
  },
  {
    name: 'links a word that says nothing',
    rule: 'prose/vague-link-text',
    config,
    replace: [
      [
        INDEX,
        '[run-2](./runs/run-2-dual-write/plan.md#closed-with) shows',
        '[this page](./runs/run-2-dual-write/plan.md#closed-with) shows',
      ],
    ],
    at: [[INDEX, '[this page](./runs/run-2-dual-write/plan.md#closed-with)']],
  },
  {
    name: 'forgets the language of a block',
    rule: 'prose/missing-fence-language',
    config,
    replace: [[INDEX, '## Where it stands\n', '## Where it stands\n\n```\nharbour 1,204\n```\n']],
    at: [[INDEX, '```']],
  },
  {
    name: 'gives a page a second title',
    rule: 'prose/multiple-titles',
    config,
    replace: [[INDEX, '## Where it stands', '# Where it stands']],
    at: [[INDEX, '# Where it stands']],
  },
  {
    name: 'puts the one who acts behind the deed',
    rule: 'prose/passive-voice',
    config,
    replace: [[CHOREOGRAPHY, 'An operator starts each run', 'Each run is started by an operator']],
    at: [[CHOREOGRAPHY, 'is started by an operator']],
  },
  {
    name: 'does not say in a step who is to act',
    rule: 'prose/passive-voice',
    config,
    replace: [[CUTOVER, '4. Write the block in the', '4. The block must be written in the']],
    at: [[CUTOVER, 'The block must be written']],
  },
  {
    name: 'says how simple it is',
    rule: 'prose/weasel-word',
    config,
    replace: [[CUTOVER, 'Go back first, look', 'Simply go back first, look']],
    at: [[CUTOVER, 'Simply']],
  },
  {
    name: 'writes one heading in another case',
    rule: 'prose/heading-case',
    config,
    add: {
      [`${EXAMPLE}/desk.md`]:
        '# The desk\n\n## Who sits there\n\n## What is lent\n\n## How copies return\n\n## Where readers wait\n\n## The Late Copies\n\nThe late copies wait.\n',
    },
    at: [[`${EXAMPLE}/desk.md`, 'The Late Copies']],
  },
  {
    name: 'does not come to an end',
    rule: 'prose/long-sentence',
    config: 'prose: { sentenceLength: 60 }',
    replace: [
      [
        CUTOVER,
        'Go back first, look for the cause afterwards.',
        `Go back first${' and wait for the next reader'.repeat(12)}.`,
      ],
    ],
    at: [[CUTOVER, `Go back first${' and wait for the next reader'.repeat(12)}.`]],
  },
  {
    name: 'uses letters that nobody knows',
    rule: 'prose/unexplained-acronym',
    config,
    replace: [[INDEX, 'The library is invented', 'The QHX library is invented']],
    at: [[INDEX, 'QHX']],
  },
]
