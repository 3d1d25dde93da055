import type { ConfigKey } from './config-key.ts'

const prefixes = {
  type: 'array',
  title: 'a list of id prefixes',
  items: { type: 'string', minLength: 1, title: 'an id prefix, such as DQ-R1-' },
}

export const familiesKey: ConfigKey = {
  name: 'families',
  schema: () => ({
    type: 'object',
    title: 'a map with the keys owned and foreign',
    description: 'What the engine cannot tell by itself about families of ids, which are named by their prefix.',
    additionalProperties: false,
    properties: {
      owned: {
        ...prefixes,
        description: 'Families that this workspace defines: an id without a definition is always reported.',
        examples: [['DQ-R1-']],
      },
      foreign: {
        ...prefixes,
        description: 'Families that somebody else defines, such as ticket keys: never reported.',
        examples: [['INFRA-']],
      },
    },
  }),
}
