import { globList, type ConfigKey } from './config-key.ts'

export const scopesKey: ConfigKey = {
  name: 'scopes',
  schema: () => ({
    ...globList,
    description:
      'The directories of which each is a namespace of ids, so that every feature may have its own T001. Without it, by convention: a folder specs/NNN-*, a folder with a decision log, a folder whose index.md has the type project.',
    examples: [['specs/*']],
  }),
}
