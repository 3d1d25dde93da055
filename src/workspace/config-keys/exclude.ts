import { globList, type ConfigKey } from './config-key.ts'

export const excludeKey: ConfigKey = {
  name: 'exclude',
  schema: () => ({
    ...globList,
    description:
      'Documents to leave out of what `include` takes. They may still be the target of a link. Folders of vendored files (node_modules, vendor, third_party) are always left out.',
    examples: [['docs/archive', '**/CHANGELOG.md']],
  }),
}
