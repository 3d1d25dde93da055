import { count, diagnosticsSchema, file, object, ref } from './json-schema.ts'

const { range, position } = diagnosticsSchema.$defs

const pattern = (description: string) => ({ type: 'string', description })

/** The JSON Schema of `throughline allowlist --format json`, published as schemas/allowlist.schema.json. */
export const allowlistSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: "A permission allowlist and the commands of the plans' scripts",
  ...object('What `throughline allowlist --format json` writes.', {
    version: {
      const: 1,
      description: 'Of this format. A field may be added within a version; none is removed or changed.',
    },
    commands: { type: 'array', description: 'Commands that run a program, by file and place.', items: ref('command') },
    patterns: { type: 'array', description: 'All patterns, in the order of their lists.', items: ref('pattern') },
    summary: object('Counts.', {
      commands: count('Commands listed.'),
      uncovered: count('Those that no pattern covers.'),
      patterns: count('Patterns.'),
      unused: count('Those that cover none of the commands of the whole workspace.'),
    }),
  }),
  $defs: {
    command: object(
      'One command.',
      {
        file,
        range: ref('range'),
        command: { type: 'string', description: 'As written, on one line.' },
        state: {
          enum: ['covered', 'read-only', 'uncovered'],
          description: '`read-only`: agents run it unasked without any pattern.',
        },
        pattern: pattern('The first pattern that covers it.'),
        nearest: pattern('The pattern that would cover it but for its shape.'),
      },
      ['pattern', 'nearest'],
    ),
    pattern: object(
      'One pattern.',
      {
        pattern: pattern('As the list has it.'),
        file: { ...file, description: 'The settings file; absent for a pattern of the configuration.' },
        range: ref('range'),
        isUsed: { type: 'boolean', description: 'Whether it covers a command of the whole workspace.' },
        fault: { type: 'string', description: 'Why it can cover nothing.' },
      },
      ['file', 'range', 'fault'],
    ),
    range,
    position,
  },
}
