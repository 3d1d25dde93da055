import { globList, type ConfigKey } from './config-key.ts'

export const durabilityKey: ConfigKey = {
  name: 'durability',
  schema: () => ({
    type: 'object',
    title: 'a map with the keys ephemeral and durable',
    description: 'Which files are scratch and may vanish, and which stay.',
    additionalProperties: false,
    properties: {
      ephemeral: {
        ...globList,
        description:
          'Files that may vanish, beside those that are told by their names (scratchpads, verbatim plans, drafts, folders called scratch or tmp).',
        examples: [['notes/**', '**/*_WORKING.md']],
      },
      durable: {
        ...globList,
        description: 'Files that stay although their names look like scratch.',
        examples: [['docs/**/ORCHESTRATOR_PLAN_VERBATIM.md']],
      },
    },
  }),
}
