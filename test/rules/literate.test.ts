import { describe, expect, test } from 'vitest'
import { checkCorpus } from '../corpus.ts'
import { formatDiagnostic, parseCases } from './literate.ts'
import { applyFixes, corpusOf, fixFaults } from './verdict.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'

function parseOne(...lines: string[]) {
  return parseCases(['## accepts a calm sea', ...lines].join('\n'))[0]!
}

describe('parseCases', () => {
  test('reads files, links to be found, settings and expectations', () => {
    const [first, second] = parseCases(
      [
        '# link/missing-file',
        'Prose is free.',
        '## reports a wreck',
        '````md file=docs/index.md',
        '```',
        'inner',
        '```',
        '````',
        '```files',
        'docs/a.md',
        '',
        'docs/b c.md',
        '```',
        '```md base file=docs/index.md',
        'old',
        '```',
        '```deleted',
        'docs/gone.md',
        '```',
        '```ignored',
        'docs/a.md',
        '```',
        '```config',
        'scopes: [docs]',
        '```',
        '```diagnostics',
        'docs/index.md:1:1-1:2 error link/missing-file: Gone.',
        '```',
        '```md fixed file="docs/index.md"',
        'mended',
        '```',
        '## accepts a calm sea',
        '```md file=empty.md',
        '```',
      ].join('\n'),
    )
    expect(first).toEqual({
      name: 'reports a wreck',
      line: 3,
      files: new Map([
        ['docs/index.md', '```\ninner\n```\n'],
        ['docs/a.md', ''],
        ['docs/b c.md', ''],
      ]),
      base: new Map([['docs/index.md', 'old\n']]),
      deleted: ['docs/gone.md'],
      ignored: ['docs/a.md'],
      config: 'scopes: [docs]',
      expected: ['docs/index.md:1:1-1:2 error link/missing-file: Gone.'],
      fixed: new Map([['docs/index.md', 'mended\n']]),
    })
    expect(second).toMatchObject({
      name: 'accepts a calm sea',
      line: 32,
      files: new Map([['empty.md', '']]),
      expected: [],
    })
  })

  test.each([
    ['bom', '\uFEFFa\nb\n'],
    ['crlf', 'a\r\nb\r\n'],
    ['cr', 'a\rb\r'],
    ['no-eol', 'a\nb'],
    ['bom crlf no-eol', '\uFEFFa\r\nb'],
  ])('flag %s changes the bytes', (flags, text) => {
    expect(parseOne(`\`\`\`md file=a.md ${flags}`, 'a', 'b', '```').files.get('a.md')).toBe(text)
  })

  test('escapes stand for characters that no reader of the case could see', () => {
    expect(parseOne('```md file=a.md escapes', 'qu\\u{200B}ay', '```').files.get('a.md')).toBe('qu\u200Bay\n')
  })

  test.each([
    [['```md file=a.md', 'x'], 'line 2: the fence is never closed'],
    [['```md file=a.md tabs', '```'], 'line 2: unexpected flag "tabs"'],
    [['```md', '```'], 'line 2: unexpected fence "md"'],
    [['Nothing.'], 'line 1: the case "accepts a calm sea" has no file'],
  ])('refuses what does not keep to the format: %s', (lines, message) => {
    expect(() => parseOne(...lines)).toThrow(message)
  })

  test('refuses a fence that belongs to no case', () => {
    expect(() => parseCases('```md file=a.md\n```\n')).toThrow('line 1: a fence before the first level-2 heading')
  })
})

describe('formatDiagnostic', () => {
  const place = (line: number, column: number) => ({ line, column, offset: 0 })
  const range = { start: place(1, 18), end: place(1, 23) }
  const diagnostic: Diagnostic = {
    ruleId: 'decision/superseded-reference',
    messageId: 'superseded',
    severity: 'warning',
    message: 'D-004 is superseded by D-007.',
    file: 'runbooks/release.md',
    range,
    related: [],
    suggestions: [],
  }

  test('leaves the parentheses out where there are no extras', () => {
    expect(formatDiagnostic(diagnostic)).toBe(
      'runbooks/release.md:1:18-1:23 warning decision/superseded-reference: D-004 is superseded by D-007.',
    )
  })

  test('lists fix, suggestions and related places, with places where they differ from the diagnostic', () => {
    const elsewhere = { start: place(3, 1), end: place(3, 4) }
    const full: Diagnostic = {
      ...diagnostic,
      fix: { message: '', edits: [{ file: diagnostic.file, range, text: 'D-007' }] },
      suggestions: [
        {
          message: '',
          edits: [
            { file: diagnostic.file, range: elsewhere, text: '' },
            { file: 'log.md', range, text: '"x"' },
          ],
        },
      ],
      related: [{ file: 'decision-log.md', range: elsewhere, message: 'replaced here' }],
    }
    expect(formatDiagnostic(full)).toMatch(
      / \(fix "D-007"; suggests 3:1-3:4 "" \+ log\.md:1:18-1:23 "\\"x\\""; see decision-log\.md:3:1\)$/,
    )
  })
})

describe('the runner notices', () => {
  const corpus = corpusOf(parseOne('```md file=a.md', 'cafÃ© â€™', '```'))
  const { diagnostics } = checkCorpus(corpus)

  test('a fix that mends nothing', () => {
    expect(fixFaults(corpus, diagnostics, corpus.files)).toEqual([
      expect.stringContaining('still fixable after fixing: a.md:1:4-1:6 error text/mojibake'),
      expect.stringContaining('still fixable after fixing: a.md:1:7-1:10 error text/mojibake'),
    ])
  })

  test('a fix that brings a new diagnostic', () => {
    expect(fixFaults(corpus, diagnostics, new Map([['a.md', '[x](gone.md)\n']]))).toEqual([
      expect.stringContaining('new after fixing: a.md:1:5-1:12 error link/missing-file'),
    ])
  })

  test('nothing where the fix is right', () => {
    const fixed = applyFixes(corpus.files, diagnostics)
    expect(fixed).toEqual(new Map([['a.md', 'café ’\n']]))
    expect(fixFaults(corpus, diagnostics, fixed)).toEqual([])
  })
})
