import { CLEANUP_ACTIONS } from '../engine/model/cleanup-action.ts'
import { count, diagnosticsSchema, file, object, ref } from './json-schema.ts'

const { related, range, position } = diagnosticsSchema.$defs

/** The JSON Schema of `throughline cleanup --format json`, published as schemas/cleanup.schema.json. */
export const cleanupSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A simulated cleanup',
  ...object('What `throughline cleanup --format json` writes.', {
    version: {
      const: 1,
      description: 'Of this format. A field may be added within a version; none is removed or changed.',
    },
    manifest: { ...file, description: 'The manifest, relative to the workspace.' },
    entries: { type: 'array', description: 'Paths that the manifest names, in its order.', items: ref('entry') },
    breaks: { type: 'array', description: 'What would be wrong afterwards, by file and place.', items: ref('break') },
    summary: object('Counts.', {
      entries: count('Paths that the manifest names.'),
      files: count('Files that would go or move.'),
      breaks: count('Faults that would come of it.'),
    }),
  }),
  $defs: {
    entry: object('What becomes of a path.', {
      path: file,
      action: { enum: CLEANUP_ACTIONS },
      state: {
        enum: ['applied', 'already-gone', 'stays'],
        description: '`already-gone`: the row has been carried out. `stays`: it asks for nothing.',
      },
      files: {
        type: 'array',
        description: 'The files that the path stands for.',
        items: object('A file that goes, or moves.', { from: file, to: file }, ['to']),
      },
    }),
    break: object(
      'One fault that comes of the cleanup.',
      {
        entry: { ...file, description: 'The path of the row that causes it; absent where no single row does.' },
        ruleId: { type: 'string', description: 'The rule that finds it.' },
        messageId: { type: 'string', description: "Which of the rule's messages." },
        severity: { enum: ['error', 'warning', 'info'] },
        message: { type: 'string' },
        file,
        range: ref('range'),
        related: { type: 'array', description: 'The way there: the gate, then each script.', items: ref('related') },
      },
      ['entry'],
    ),
    related,
    range,
    position,
  },
}
