export const count = (description: string) => ({ type: 'integer', minimum: 0, description })

export const object = (
  description: string,
  properties: Readonly<Record<string, unknown>>,
  optional: readonly string[] = [],
) => ({
  type: 'object',
  description,
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

export const ref = (name: string) => ({ $ref: `#/$defs/${name}` })

export const file = { type: 'string', description: 'Path relative to the checked directory, with "/".' }

/** The JSON Schema of `--format json`, published as schemas/diagnostics.schema.json. */
export const diagnosticsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Diagnostics of Throughline',
  ...object(
    'What `throughline check --format json` writes.',
    {
      version: {
        const: 1,
        description: 'Of this format. A field may be added within a version; none is removed or changed.',
      },
      diagnostics: {
        type: 'array',
        description: 'Ordered by file, place, rule and message.',
        items: ref('diagnostic'),
      },
      baseline: object('What `--baseline` accepts; only with that option.', {
        path: { type: 'string', description: 'As it was given.' },
        covered: count('Diagnostics that are accepted, and neither listed nor counted.'),
        expired: count('Diagnostics whose acceptance has expired: they are listed, with `acceptedUntil`.'),
        left: {
          type: 'array',
          description:
            'What fits nothing any more, in the order of the file. Empty where the run cannot tell: with paths, `--rule` or `--config`, or where something could not be read.',
          items: object('An accepted diagnostic that is gone.', {
            ruleId: { type: 'string', description: 'The rule.' },
            file: { type: 'string', description: 'Where it stood.' },
            message: { type: 'string', description: 'What it said; may be cut.' },
          }),
        },
        isRewritten: {
          type: 'boolean',
          description: 'Whether what left is out of the file by now: not where CI is set.',
        },
      }),
      notRun: {
        type: 'array',
        description: 'Rules that are on and could not run: nothing is known of what they would have found.',
        items: object('A rule that did not run.', {
          ruleId: { type: 'string', description: 'The rule.' },
          needs: {
            enum: ['base', 'git', 'history', 'day'],
            description:
              'What it lacked: a revision to compare with (`--base`), a git that tells what it tracks, its whole history, or the day of the run.',
          },
        }),
      },
      summary: object('Counts over the documents that were asked about.', {
        files: count('Documents checked.'),
        items: count('Typed things with an id that the documents define.'),
        references: count('Mentions of ids.'),
        links: count('Links.'),
        errors: count('Diagnostics of severity error; with `--base` only those that the change brings.'),
        warnings: count(
          'Diagnostics of severity warning, also where --quiet does not list them; with `--base` likewise.',
        ),
        durationMs: {
          type: 'number',
          minimum: 0,
          description: 'Milliseconds of the run: the one value that differs between equal runs.',
        },
      }),
    },
    ['baseline'],
  ),
  $defs: {
    diagnostic: object(
      'One finding of one rule.',
      {
        ruleId: {
          type: 'string',
          pattern: '^[a-z0-9-]+/[a-z0-9-]+$',
          description: 'The rule, as `throughline explain` takes it.',
        },
        messageId: {
          type: 'string',
          description: "Which of the rule's messages; stable where the message's words are not.",
        },
        severity: { enum: ['error', 'warning', 'info'] },
        message: { type: 'string' },
        file,
        range: ref('range'),
        related: { type: 'array', description: 'Other places that explain the finding.', items: ref('related') },
        fixable: { type: 'boolean', description: 'Whether there is a fix.' },
        fix: { ...ref('change'), description: 'Safe to apply unseen.' },
        suggestions: { type: 'array', description: 'Changes of which a person must choose.', items: ref('change') },
        state: {
          enum: ['new', 'existing', 'healed'],
          description:
            'With `--base`, and then always: what the change brings, what was there before, and what is gone. Ranges of healed diagnostics are those of the base revision.',
        },
        elsewhere: {
          const: true,
          description: 'The change brings it to a file that it does not touch.',
        },
        acceptedUntil: { type: 'string', description: 'The last day on which a baseline accepted it; it has expired.' },
      },
      ['fix', 'acceptedUntil', 'state', 'elsewhere'],
    ),
    related: object('A place that explains a diagnostic.', { file, range: ref('range'), message: { type: 'string' } }),
    change: object('Text edits with one line that says what they do.', {
      message: { type: 'string' },
      edits: { type: 'array', description: 'They do not overlap.', items: ref('edit') },
    }),
    edit: object('Replaces the text of the range; an empty range inserts.', {
      file,
      range: ref('range'),
      text: { type: 'string' },
    }),
    range: object('Half-open: the end is the first position that does not belong to it.', {
      start: ref('position'),
      end: ref('position'),
    }),
    position: object('A place between two characters, in the file as it stands on disk.', {
      line: { type: 'integer', minimum: 1, description: 'From 1. Lines end with LF, CRLF or CR.' },
      column: { type: 'integer', minimum: 1, description: 'From 1, in UTF-16 units; a byte-order mark takes none.' },
      offset: {
        type: 'integer',
        minimum: 0,
        description: 'From 0, in UTF-16 units from the start of the file, a byte-order mark counted.',
      },
    }),
  },
}
