import { globList, type ConfigKey } from './config-key.ts'

export const includeKey: ConfigKey = {
  name: 'include',
  schema: () => ({
    ...globList,
    description:
      'The documents to check, as globs over paths from the workspace root (*, ?, **, [abc], {a,b}); a glob that names a folder takes everything below it. Without it: every Markdown, MDX, YAML and JSON document that git tracks or would track.',
    examples: [['docs/**', 'plans/**']],
  }),
}
