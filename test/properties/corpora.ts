/**
 * Corpora for property tests: Markdown made by a small grammar of what plans are written in, so that most cases reach
 * the linker and the rules instead of ending as one paragraph of noise.
 */
import fc from 'fast-check'

const id = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('D-', 'DQ-R1-', 'REQ-PART-', 'V-OPS-', 'T', 'FR-', 'SC-', 'X-'),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([family, number]) => family + String(number).padStart(3, '0')),
  fc.constantFrom(
    'E1',
    'US2',
    'run-3',
    'T041a',
    'RFC-9110',
    'REQ-NN',
    'REQ-DOC-*',
    'D-001..D-004',
    'T003-T009',
    'REQ-PART-002, 003, 012',
  ),
)

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'the',
      'quay',
      'is',
      'dredged',
      'before',
      'café',
      'ज्वार',
      '潮',
      '🌊',
      'x\\_y',
      'a&amp;b',
    ),
  },
  { weight: 4, arbitrary: id },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '‚úì',
      'â€™',
      'MarÃ\u00ADa',
      'qu\u200Bay',
      '\u202Eabc',
      '/Users/maria/ferry/plan.md',
      '~~FR-003~~',
      '<br>',
      '&lt;',
      '\\',
      '*',
      '`',
      '|',
      '[',
      '](',
      '{',
      '<!--',
    ),
  },
)

const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '))

const path = fc.constantFrom(
  'plan.md',
  './plan.md',
  '../decision-log.md',
  'Plan.md',
  'missing.md',
  '/docs/plan.md',
  '../../out.md',
  'tasks',
  '',
  'TODO',
  '{slug}.md',
  'a%20b.md',
  'fees\\_1.md',
  '((plan.md))',
  'https://tides.example/a',
  '/Users/maria/x/y.md',
)
const fragment = fc.constantFrom('', '#', '#quay', '#Quay', '##quay', '#{anchor}', '#t001', '#日', '#%E0%A4')
const url = fc.tuple(path, fragment).map((parts) => parts.join(''))

const link = fc.oneof(
  fc.tuple(words, url).map(([text, to]) => `[${text}](${to})`),
  fc.tuple(words, url).map(([text, to]) => `![${text}](<${to}> "title")`),
  url.map((to) => `<a href="${to}" id="quay">quay</a>`),
)
const code = fc.tuple(fc.constantFrom('`', '``'), words).map(([mark, text]) => mark + text + mark)
const inline = fc
  .array(
    fc.oneof(
      words,
      link,
      code,
      fc.tuple(fc.constantFrom('**', '_', '~~'), words).map(([mark, text]) => mark + text + mark),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.join(' '))

const heading = fc.tuple(fc.integer({ min: 1, max: 7 }), inline).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`)
const setext = fc.tuple(inline, fc.constantFrom('===', '---')).map((lines) => lines.join('\n'))
const definition = fc
  .tuple(id, words)
  .map(([name, text]) => `### ${name} — ${text}\n- \`status\`: ${text}\n- **Owner**: ${name}`)
const item = fc
  .tuple(
    fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '- [x] ', '-[ ] ', '- [-] ', '  - ', '> - '),
    fc.constantFrom('', '**', '~~'),
    id,
    inline,
  )
  .map(([mark, bold, name, text]) => `${mark}${bold}${name}${bold}: ${text}`)
const list = fc.array(item, { minLength: 1, maxLength: 5 }).map((items) => items.join('\n'))
const cell = fc.oneof(id, words, link, code, fc.constant('a \\| b'))
const table = fc
  .tuple(
    fc.constantFrom('ID | Title', 'Requirement | Verification', 'Decision | Status', 'Run | Scope', 'Path | Action'),
    fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 }),
  )
  .map(([head, rows]) =>
    [`| ${head} |`, '| --- | :-: |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n'),
  )
const fence = fc
  .tuple(
    fc.constantFrom('```', '~~~', '````', '  ```'),
    fc.constantFrom('', 'md', 'bash title="x"'),
    inline,
    fc.boolean(),
  )
  .map(([mark, info, text, isClosed]) => `${mark}${info}\n${text}\n${isClosed ? mark.trim() : ''}`)
const comment = fc.oneof(
  inline.map((text) => `<!-- ${text} -->`),
  fc
    .tuple(
      fc.constantFrom('next-line', 'file'),
      fc.constantFrom('link/missing-file', 'link/missing-anchor, text/mojibake', 'link/misssing-file', ''),
      fc.constantFrom('', ' -- because', ' --'),
    )
    .map((parts) => `<!-- throughline-disable-${parts[0]} ${parts[1]}${parts[2]} -->`),
)
const reference = url.map((to) => `[quay]: ${to}\n\n[the quay][quay]`)
const block = fc.oneof(
  heading,
  setext,
  definition,
  list,
  table,
  fence,
  comment,
  reference,
  inline,
  inline.map((text) => `> > ${text}`),
  inline.map((text) => `[^1]: ${text}`),
  fc.constantFrom('---', '<div>', '</div>', 'import A from "./a.astro"', '{a}', '<Card>'),
)

const frontmatter = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'type: runbook',
            'type: run',
            'last_verified: 2026-02-30',
            'last_verfied: 2026-01-01',
            'depends_on: [run-1, {}]',
            'title: "open',
            'tags:\n  - a',
            '__proto__: {}',
            'a: *b',
            'owner: {{ x }}',
          ),
          id.map((name) => `id: ${name}`),
        ),
        { maxLength: 4 },
      )
      .map((lines) => ['---', ...lines, '---', ''].join('\n')),
  },
)

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')

/** One document with any line ends, with or without a byte-order mark and a final line end. */
export const document = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF'),
    frontmatter,
    fc.array(block, { maxLength: 7 }),
    lineEnd,
    fc.constantFrom('\n', ''),
  )
  .map(([mark, head, blocks, end, final]) => mark + `${head}${blocks.join('\n\n')}${final}`.replaceAll('\n', end))

const breakdown = fc
  .array(fc.tuple(id, fc.array(id, { maxLength: 2 })), { maxLength: 4 })
  .map((slices) =>
    ['slices:', ...slices.map(([name, needs]) => `  - id: ${name}\n    depends_on: [${needs.join(', ')}]`), ''].join(
      '\n',
    ),
  )

const file = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(
      fc.constantFrom(
        'docs/plan.md',
        'decision-log.md',
        'specs/001-quay/tasks.md',
        'specs/002-crane/tasks.md',
        'docs/notes.mdx',
        'src/content/docs/index.md',
      ),
      document,
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('work-breakdown.yaml'), breakdown) },
  { weight: 1, arbitrary: fc.constant(['docs/a b.md', ''] as [string, string]) },
)

/** One to four files that know of each other, in two scopes and at the root. */
export const corpus = fc
  .uniqueArray(file, { selector: ([path]) => path, minLength: 1, maxLength: 4 })
  .map((files) => new Map(files))
