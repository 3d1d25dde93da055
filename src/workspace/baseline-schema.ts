import type { JsonSchema } from './config-keys/config-key.ts'

export const BASELINE_VERSION = 1

const text = (title: string, description: string): JsonSchema => ({ type: 'string', title, description })

/** The JSON Schema of a baseline, published as schemas/baseline.schema.json. A `title` completes "x must be …". */
export const baselineSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'a map with version and accepted',
  description: 'Diagnostics that are accepted, with reasons: what `throughline check --baseline` does not list.',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'accepted'],
  properties: {
    version: { const: BASELINE_VERSION, title: String(BASELINE_VERSION), description: 'Of this format.' },
    accepted: {
      type: 'array',
      title: 'a list of groups',
      description: 'Groups of diagnostics that were accepted for one reason.',
      items: {
        type: 'object',
        title: 'a map with reason and diagnostics',
        additionalProperties: false,
        required: ['reason', 'diagnostics'],
        properties: {
          reason: {
            type: 'string',
            pattern: '\\S',
            title: 'a text that says why these are accepted',
            description: 'Why these are accepted.',
          },
          expires: {
            type: 'string',
            pattern: '^\\d{4}-\\d{2}-\\d{2}$',
            title: 'a day, such as 2027-06-30',
            description:
              'The last day of it; afterwards they are reported again. Without it they are accepted for ever.',
          },
          diagnostics: {
            type: 'array',
            title: 'a list of diagnostics',
            description: 'One a line, as `throughline baseline` writes them.',
            items: {
              type: 'object',
              title: 'a map with ruleId, messageId, file and message',
              description: 'What makes a diagnostic the same one wherever it moves. Texts are on one line, and cut.',
              additionalProperties: false,
              required: ['ruleId', 'messageId', 'file', 'message'],
              properties: {
                ruleId: text('the id of a rule', 'The rule.'),
                messageId: text("the id of one of the rule's messages", "Which of the rule's messages."),
                file: text('a path', 'Path relative to the workspace root, with "/".'),
                section: text(
                  'a text',
                  'The id of the item that it stands in, else the heading above it; left out before the first heading.',
                ),
                text: text('a text', 'What it stands on; left out where it stands between two characters.'),
                line: text('a text', 'The line that it begins on.'),
                message: text('a text', 'The message.'),
                count: {
                  type: 'integer',
                  minimum: 1,
                  maximum: 100_000,
                  title: 'a whole number from 1',
                  description: 'How many of it are accepted; left out for one.',
                },
              },
            },
          },
        },
      },
    },
  },
}
