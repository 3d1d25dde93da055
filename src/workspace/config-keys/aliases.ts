import type { ConfigKey } from './config-key.ts'

export const aliasesKey: ConfigKey = {
  name: 'aliases',
  schema: () => ({
    type: 'object',
    title: 'a map of link prefixes to paths',
    description:
      'What stands for a path at the start of a link: the prefix as written, and the path from the workspace root that it stands for.',
    propertyNames: { minLength: 1, title: 'a link prefix, such as @assets/' },
    additionalProperties: {
      type: 'string',
      title: 'a path from the workspace root',
      pattern: '^(?![/\\\\])(?!.*(^|/)\\.\\.(/|$))',
    },
    examples: [{ '@assets/': 'src/assets/' }],
  }),
}
