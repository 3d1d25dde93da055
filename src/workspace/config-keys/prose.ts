import { DEFAULT_PROSE, HEADING_CASES, type ProseConfig } from '../../engine/model/prose.ts'
import type { ConfigKey, JsonSchema } from './config-key.ts'

const files = (description: string): JsonSchema => ({
  type: 'array',
  title: 'a list of files',
  description,
  items: { type: 'string', minLength: 1, title: 'a path from the root, such as docs/vocabulary.yaml' },
})

export const proseKey: ConfigKey = {
  name: 'prose',
  schema: () => ({
    type: ['boolean', 'object'],
    title: 'true, false or a map of settings',
    description:
      'House style: whether the rules of the group `prose` read the pages, and with which words. Without the key they do not.',
    additionalProperties: false,
    properties: {
      headingCase: {
        enum: HEADING_CASES,
        title: `one of ${HEADING_CASES.join(', ')}`,
        description: 'How headings below the title are written; consistent: as most of the page are.',
        default: DEFAULT_PROSE.headingCase,
      },
      sentenceLength: {
        type: 'integer',
        title: 'a number of words from 10 to 200',
        description: 'The most words of a sentence.',
        minimum: 10,
        maximum: 200,
        default: DEFAULT_PROSE.sentenceLength,
      },
      vocabulary: files('YAML files with preferred and forbidden words, names and acronyms.'),
      dictionary: files('Text files with words that are spelled right, one a line.'),
    },
    examples: [{ vocabulary: ['docs/vocabulary.yaml'], sentenceLength: 30 }],
  }),
}

/** What the schema has let through, with the defaults; undefined where nothing was said. */
export function proseConfig(setting: boolean | Partial<ProseConfig> | undefined): ProseConfig | false | undefined {
  if (setting === undefined || setting === false) return setting
  return setting === true ? DEFAULT_PROSE : { ...DEFAULT_PROSE, ...setting }
}
