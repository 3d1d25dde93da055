import { DECISION_STATES } from '../../engine/model/decision-state.ts'
import type { ConfigKey } from './config-key.ts'

export const decisionsKey: ConfigKey = {
  name: 'decisions',
  schema: () => ({
    type: 'object',
    title: 'a map with the key statuses',
    description: 'How decisions are written here.',
    additionalProperties: false,
    properties: {
      statuses: {
        type: 'object',
        title: 'a map of words to states',
        description:
          'Words of your own for the states of a decision, beside those that are known: the word in lower case, and the state that it means.',
        propertyNames: { minLength: 1, pattern: '^[^A-Z]+$', title: 'a word in lower case, such as ratified' },
        additionalProperties: { enum: DECISION_STATES, title: `one of ${DECISION_STATES.join(', ')}` },
        examples: [{ ratified: 'locked' }],
      },
    },
  }),
}
