import { count, diagnosticsSchema, file, object, ref } from './json-schema.ts'

const { range, position } = diagnosticsSchema.$defs

const text = (description: string) => ({ type: 'string', description })
const digest = (description: string) => ({ type: 'string', pattern: '^sha256:[0-9a-f]{12,64}$', description })

/** The JSON Schema of `throughline review --due --format json`, published as schemas/review-due.schema.json. */
export const reviewDueSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Reviews that are due, as Throughline lists them',
  ...object('What `throughline review --due --format json` writes.', {
    version: {
      const: 1,
      description: 'Of this format. A field may be added within a version; none is removed or changed.',
    },
    due: {
      type: 'array',
      description: 'The oldest sign-off first; of one day the section that most others refer to.',
      items: ref('due'),
    },
    summary: object('Counts.', {
      suspect: count('Sections whose text has changed since they were signed off.'),
      gone: count('Sections that were signed off and are gone.'),
      current: count('Sections whose sign-off holds.'),
    }),
  }),
  $defs: {
    due: object(
      'One section that has to be read again.',
      {
        state: {
          enum: ['suspect', 'gone'],
          description: 'suspect: the text has changed; gone: there is no such section.',
        },
        section: object(
          'What was signed off.',
          {
            file,
            fragment: text('Of the section, without "#"; absent for a whole page.'),
            heading: text('Of the section, as it reads.'),
            range: { ...ref('range'), description: 'The section as it stands; absent where it is gone.' },
          },
          ['fragment', 'heading', 'range'],
        ),
        movedTo: object('The one section of that name elsewhere.', { file, fragment: text('Without "#".') }),
        record: object('The row that signs it off.', { file, range: ref('range') }),
        reviewer: text('Who has signed it off.'),
        date: text('The day of the sign-off, 2026-11-21.'),
        reviewed: digest('Of the text that was read, as the row has it.'),
        current: digest('Of the text as it stands; absent where it is gone.'),
        references: count('Links and references from other pages to the section.'),
        next: text('The command that signs it off once it is read. NAME is to be filled in.'),
      },
      ['movedTo', 'current', 'next'],
    ),
    range,
    position,
  },
}
