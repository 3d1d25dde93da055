import { TABLES } from '../../engine/kinds/table-vocabulary.ts'
import type { ConfigKey, JsonSchema } from './config-key.ts'

export const tablesKey: ConfigKey = {
  name: 'tables',
  schema: () => ({
    type: 'object',
    title: 'a map of sorts of tables to their columns',
    description:
      'Headings of your own for the columns of typed tables, beside those that are known: by sort of table and role of the column.',
    additionalProperties: false,
    properties: Object.fromEntries(
      TABLES.map(({ sort, rows, roles }) => [
        sort,
        {
          type: 'object',
          title: `a map with the keys ${listed(Object.keys(roles))}`,
          description: `Tables of ${rows}.`,
          additionalProperties: false,
          properties: Object.fromEntries(Object.entries(roles).map(([role, words]) => [role, headings(words)])),
        },
      ]),
    ),
    examples: [{ verifications: { result: ['ausgang'] } }],
  }),
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** `known`: the words that need no configuration. */
function headings(known: readonly string[]): JsonSchema {
  return {
    type: 'array',
    title: 'a list of column headings',
    description: `Beside ${known.join(', ')}.`,
    items: { type: 'string', minLength: 1, title: 'a column heading, such as outcome' },
  }
}
