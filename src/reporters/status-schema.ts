import { BLOCKER_SORTS } from '../engine/views/readiness/blocker.ts'
import { count, diagnosticsSchema, file, object, ref } from './json-schema.ts'

const { range, position } = diagnosticsSchema.$defs

const text = (description: string) => ({ type: 'string', description })
const list = (name: string, description: string) => ({ type: 'array', description, items: ref(name) })

/** The JSON Schema of `throughline status --format json`, published as schemas/status.schema.json. */
export const statusSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Computed readiness',
  ...object('What `throughline status --format json` writes.', {
    version: {
      const: 1,
      description: 'Of this format. A field may be added within a version; none is removed or changed.',
    },
    scopes: list('scope', 'Scopes with tasks, gates, verifications or sign-offs, by path.'),
    summary: object('Counts.', {
      scopes: count('Scopes.'),
      ready: count('Scopes that nothing stands in the way of.'),
      blockers: count('Blockers of all scopes.'),
    }),
  }),
  $defs: {
    scope: object(
      'The readiness of one scope.',
      {
        directory: {
          ...file,
          description: 'Directory of the scope, relative to the checked one; "." for that itself.',
        },
        title: text('Of its project page or plan; else the folder.'),
        before: text('The run whose start it is about; absent where it is about the end of everything.'),
        posture: { enum: ['ready', 'not-ready'], description: 'ready: there is no blocker.' },
        runs: { type: 'array', items: { type: 'string' }, description: 'Ids of the runs, in their order.' },
        blockers: list('blocker', 'In the order in which they can be worked off.'),
        progress: object(
          'How far things are.',
          {
            tasks: ref('share'),
            phases: list('namedShare', 'By phase of the task list.'),
            stories: list('namedShare', 'By user story.'),
            gates: ref('share'),
            requirements: ref('share'),
            signOffs: ref('share'),
          },
          ['tasks', 'gates', 'requirements', 'signOffs'],
        ),
      },
      ['before'],
    ),
    blocker: object(
      'One thing that is not done.',
      {
        sort: {
          enum: BLOCKER_SORTS,
          description: 'What sort of thing it is.',
        },
        id: text('Of the item.'),
        subject: text('What it is about.'),
        state: text('What is wrong with it.'),
        owner: text('Who answers for it.'),
        run: text('The run that it belongs to.'),
        opens: text('Of a gate the run that it opens.'),
        file,
        range: ref('range'),
      },
      ['id', 'owner', 'run', 'opens'],
    ),
    share: object('A part of a whole.', {
      done: count('Done.'),
      total: count('All.'),
      percent: count('In whole percent, rounded down.'),
    }),
    namedShare: object('A part of a whole.', {
      name: text('Of the phase or story.'),
      done: count('Done.'),
      total: count('All.'),
      percent: count('In whole percent, rounded down.'),
    }),
    range,
    position,
  },
}
