import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Baseline } from '../../src/engine/change/baseline.ts'
import { parseBaseline } from '../../src/workspace/baseline-parse.ts'
import { baselineText } from '../../src/workspace/baseline-text.ts'
import { readBaseline } from '../../src/workspace/baseline.ts'
import { UserError, type Fault } from '../../src/workspace/user-error.ts'
import { directoryWith } from './temporary.ts'

const RULES = ['link/missing-file', 'id/undefined-reference', 'page/unreadable']

const entry = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ruleId: 'link/missing-file',
  messageId: 'missing',
  file: 'docs/harbour.md',
  section: 'Bells',
  text: `${name}.md`,
  line: `See [${name}](${name}.md).`,
  message: `There is no ${name}.md.`,
  count: 1,
  ...more,
})

const bells: Baseline = {
  accepted: [
    { reason: 'older than the gate', expires: '2027-06-30', diagnostics: [entry('buoy'), entry('tide', { count: 3 })] },
    { reason: 'the pilots keep it', diagnostics: [entry('quay', { section: '', text: '', line: '' })] },
  ],
}

/** As people edit it. */
const EDITED = `# Our old bells
version: 1
accepted:
  # Asked for by the harbour master
  - reason: 'old'
    expires: 2027-06-30 # a Wednesday
    diagnostics:
      - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, message: "There is no tide.md." } # soon
      # Nobody knows this one
      - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, message: "There is no quay.md.", count: 2 }

  - reason: new
    diagnostics:
      - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, message: "There is no buoy.md." }
`

describe('the text', () => {
  test('is one line a diagnostic, without what is empty', () => {
    expect(baselineText(bells)).toMatchInlineSnapshot(`
      "# Diagnostics that are accepted, with the reason: "throughline check --baseline" does not list them.
      # Written by "throughline baseline". Reasons and days are yours to edit; an entry that fits nothing leaves by itself.

      version: 1
      accepted:
        - reason: older than the gate
          expires: 2027-06-30
          diagnostics:
            - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, section: "Bells", text: "buoy.md", line: "See [buoy](buoy.md).", message: "There is no buoy.md." }
            - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, section: "Bells", text: "tide.md", line: "See [tide](tide.md).", message: "There is no tide.md.", count: 3 }
        - reason: the pilots keep it
          diagnostics:
            - { ruleId: link/missing-file, messageId: missing, file: docs/harbour.md, message: "There is no quay.md." }
      "
    `)
  })

  test('is read back as it was, and written again as it was', () => {
    const text = baselineText(bells)
    const parsed = parseBaseline(text, 'baseline.yaml', RULES)
    expect(parsed.baseline).toEqual(bells)
    expect(baselineText(parsed.baseline, { ...parsed, text })).toBe(text)
    expect(parseBaseline(baselineText({ accepted: [] }), 'baseline.yaml', RULES).baseline).toEqual({ accepted: [] })
  })

  test('keeps any text, and shows what is hidden in it', () => {
    const texts = [
      'a: b',
      '"',
      "'",
      '- x',
      '{ , }',
      '# no',
      '\\u0041',
      'yes',
      '\u001b]0;x\u0007',
      '\u202e\u0085',
      '\ud83d',
      '',
    ]
    const odd: Baseline = {
      accepted: [
        {
          reason: 'true',
          diagnostics: texts.map((text) => entry('tide', { text, section: text, line: text, file: `docs/${text}.md` })),
        },
      ],
    }
    const text = baselineText(odd)
    expect(parseBaseline(text, 'baseline.yaml', RULES).baseline).toEqual(odd)
    expect(text).toMatch(/^[ -~\n…]*$/)
    expect(text.isWellFormed()).toBe(true)
  })

  test('keeps a joiner where people wrote one, in a reason and in a comment', () => {
    const text = EDITED.replace("'old'", 'the 👩\u200d🚀 keeps "it"').replace('Our old', 'Our \u200d"old\u200d"')
    const parsed = parseBaseline(text, 'baseline.yaml', RULES)
    const [first, second] = parsed.baseline.accepted
    const rest = { accepted: [{ ...first!, diagnostics: first!.diagnostics.slice(0, 1) }, second!] }
    const written = baselineText(rest, { ...parsed, text })
    expect(written.split('\n')[0]).toBe('# Our \u200d"old\u200d" bells')
    expect(parseBaseline(written, 'baseline.yaml', RULES).baseline).toEqual(rest)
  })

  test('keeps comments, quotes and the order of what stays', () => {
    const parsed = parseBaseline(EDITED, 'baseline.yaml', RULES)
    expect(baselineText(parsed.baseline, { ...parsed, text: EDITED })).toBe(EDITED)
    const [old, recent] = parsed.baseline.accepted
    const [tide, quay] = old!.diagnostics
    const fewer: Baseline = { accepted: [{ ...old!, diagnostics: [{ ...quay!, count: 1 }] }, recent!] }
    expect(baselineText(fewer, { ...parsed, text: EDITED })).toBe(
      EDITED.replace(/^.*tide\.md.*\n/m, '').replace(', count: 2', ''),
    )
    const without: Baseline = { accepted: [{ ...old!, diagnostics: [tide!] }] }
    expect(baselineText(without, { ...parsed, text: EDITED })).toBe(EDITED.replace(/ {6}# Nobody[^]*/, ''))
  })

  test('keeps line ends of Windows', () => {
    const text = EDITED.replaceAll('\n', '\r\n')
    const parsed = parseBaseline(text, 'baseline.yaml', RULES)
    expect(baselineText(parsed.baseline, { ...parsed, text })).toBe(text)
  })
})

describe('what is refused, with its place', () => {
  const faultsOf = (text: string): readonly Fault[] => {
    try {
      parseBaseline(text, 'baseline.yaml', RULES)
    } catch (error) {
      if (error instanceof UserError) return error.faults
      throw error
    }
    return []
  }
  const messages = (text: string) => faultsOf(text).map(({ message }) => message)

  test.each([
    ['', 'baseline.yaml:1:1: a baseline is a map with version and accepted'],
    ['- tide', 'baseline.yaml:1:1: a baseline is a map with version and accepted'],
    ['accepted: []', 'baseline.yaml:1:1: the baseline has no version'],
    ['version: 1', 'baseline.yaml:1:1: the baseline has no accepted'],
    ['version: 2\nentries: []', 'baseline.yaml:1:10: a baseline of version 2, and this Throughline reads version 1'],
    [
      'version: 1\naccepted: {',
      'baseline.yaml:2:12: not YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
    ['version: 1\nversion: 1\naccepted: []', 'baseline.yaml:2:1: not YAML: Map keys must be unique'],
    ['version: 1\naccepted: &a [*a]', 'baseline.yaml:1:1: a baseline has no aliases'],
  ])('%j', (text, message) => {
    expect(messages(text)).toEqual([message])
  })

  test.each([
    [
      EDITED.replace("'old'", "' '"),
      'baseline.yaml:5:13: accepted[0] › reason must be a text that says why these are accepted, and is " "',
    ],
    [
      EDITED.replace("'old'", ''),
      'baseline.yaml:5:13: accepted[0] › reason must be a text that says why these are accepted, and is empty',
    ],
    [EDITED.replace("reason: 'old'", "cause: 'old'"), 'baseline.yaml:5:5: accepted[0] has no reason'],
    [
      EDITED.replace('2027-06-30', '2027-02-30'),
      'baseline.yaml:6:14: accepted[0] › expires is 2027-02-30, and there is no such day',
    ],
    [
      EDITED.replace('2027-06-30', 'soon'),
      'baseline.yaml:6:14: accepted[0] › expires must be a day, such as 2027-06-30, and is "soon"',
    ],
    [
      EDITED.replace('count: 2', 'count: 0'),
      'baseline.yaml:10:121: accepted[0] › diagnostics[1] › count must be a whole number from 1, and is 0',
    ],
    [EDITED.replace('link/missing-file', 'link/missing-fill'), 'baseline.yaml:8:19: unknown rule "link/missing-fill"'],
    [EDITED.replaceAll('link/missing-file', 'link/gone'), 'baseline.yaml:8:19: unknown rule "link/gone" (3 entries)'],
    [
      EDITED.replace('link/missing-file', 'page/unreadable'),
      'baseline.yaml:8:19: page/unreadable is never accepted: what cannot be read is not checked',
    ],
    [`<<<<<<< ours\n${EDITED}`, 'baseline.yaml:1:1: a merge conflict is not resolved here'],
    [
      EDITED.replace('      # Nobody', '=======\n      # Nobody'),
      'baseline.yaml:9:1: a merge conflict is not resolved here',
    ],
    [
      EDITED.replace('count: 2', 'count: 100000').replace(
        /(?=\n\n)/,
        `\n${EDITED.split('\n')[9]!.replace('count: 2', 'count: 100000')}`.repeat(10),
      ),
      'baseline.yaml:1:1: the counts come to 1,100,002, over the limit of 1,000,000',
    ],
  ])('case %#', (text, message) => {
    expect(messages(text)[0]).toBe(message)
  })

  test('a slip is met with the nearest name', () => {
    expect(faultsOf(EDITED.replace('expires', 'expire'))).toEqual([
      { message: 'baseline.yaml:6:5: unknown key "expire" in accepted[0]', hint: 'did you mean "expires"?' },
    ])
    expect(faultsOf(EDITED.replace('link/missing-file', 'link/missing-fill'))).toMatchObject([
      { hint: 'did you mean "link/missing-file"?' },
    ])
  })

  test('ten faults are listed, and the others counted', () => {
    const many = `version: 1\naccepted:\n${'  - reason: ""\n    diagnostics: []\n'.repeat(2000)}`
    expect(messages(many)).toHaveLength(11)
    expect(messages(many).at(-1)).toBe('baseline.yaml: and 1,990 more of the kind')
  })
})

describe('the file', () => {
  const read = (cwd: string, path: string, mayBeNew = false) => readBaseline(path, { cwd, ruleIds: RULES, mayBeNew })

  test('is named by the working directory', async () => {
    const cwd = directoryWith({ 'docs/baseline.yaml': EDITED })
    const { path, folder, content } = await read(cwd, 'docs/baseline.yaml')
    expect({ path, folder, text: content!.text }).toEqual({
      path: 'docs/baseline.yaml',
      folder: join(cwd, 'docs'),
      text: EDITED,
    })
  })

  test('has to be there, unless it is being written', async () => {
    const cwd = directoryWith({ 'baseline.yaml': EDITED })
    await expect(read(cwd, 'baselin.yaml')).rejects.toMatchObject({
      faults: [{ message: 'baselin.yaml is not a file', hint: 'did you mean "baseline.yaml"?' }],
    })
    expect((await read(cwd, 'other.yaml', true)).content).toBeUndefined()
    await expect(read(cwd, 'nowhere/other.yaml', true)).rejects.toMatchObject({
      faults: [{ message: 'nowhere/other.yaml is not a file', hint: `there is no directory ${join(cwd, 'nowhere')}` }],
    })
  })

  test('is YAML, text, and no link', async () => {
    const cwd = directoryWith({ 'baseline.json': '{}', 'bytes.yaml': new Uint8Array([0xff, 0xff]) })
    symlinkSync('/dev/null', join(cwd, 'linked.yaml'))
    await expect(read(cwd, 'baseline.json')).rejects.toMatchObject({
      faults: [{ message: 'baseline.json cannot be a baseline: it is no YAML file', hint: 'name it baseline.yaml' }],
    })
    await expect(read(cwd, 'bytes.yaml')).rejects.toThrow('bytes.yaml cannot be read: Byte 0 (0xff) is not UTF-8')
    await expect(read(cwd, 'linked.yaml')).rejects.toThrow('linked.yaml cannot be read: A symbolic link to /dev/null')
  })

  test('has a schema that says the same', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../schemas/baseline.schema.json'), 'utf8'),
    ) as {
      properties: object
    }
    expect(Object.keys(schema.properties)).toEqual(['version', 'accepted'])
  })
})
