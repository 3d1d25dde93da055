import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonStringSource, pieceSource, yamlScalarSource } from '../../../../src/engine/facts/programs/shell-source.ts'
import type { Span } from '../../../../src/engine/model/range.ts'
import { entryOf, type DataParse } from '../../../../src/engine/parse/data.ts'
import { parseJson } from '../../../../src/engine/parse/json.ts'
import { parseYaml } from '../../../../src/engine/parse/yaml.ts'

function json(file: string) {
  const { span, value } = runOf(parseJson(file))
  return jsonStringSource(file, span, value)
}

function yaml(file: string) {
  const { span, value } = runOf(parseYaml(file))
  return yamlScalarSource(file, span, value)
}

function runOf({ roots }: DataParse): { span: Span; value: string } {
  const node = entryOf(roots[0], 'run')!.value
  if (node.sort !== 'scalar' || typeof node.value !== 'string') throw new Error('no text')
  return { span: node.span, value: node.value }
}

/** What stands in the file where the word stands in the shell's text. */
function found(file: string, source: ReturnType<typeof json>, word: string): string {
  const at = source.text.indexOf(word)
  expect(at).not.toBe(-1)
  const [start, end] = source.spanToFile([at, at + word.length])
  return file.slice(start, end)
}

describe('a string of JSON', () => {
  test.each([
    ['{"run": "cat tides.md"}', 'tides.md', 'tides.md'],
    [String.raw`{"run": "cat \"low tides.md\" && x"}`, 'low tides.md', 'low tides.md'],
    [String.raw`{"run": "cat \"a.md\" b.md"}`, '"a.md"', String.raw`\"a.md\"`],
    [String.raw`{"run": "echo 🌊 \u00e9\ud83c\udf0a tides.md"}`, 'tides.md', 'tides.md'],
    [String.raw`{"run": "a\n\n\tcat tides.md"}`, 'cat tides.md', 'cat tides.md'],
    [String.raw`{"run": "a \\\\ b.md"}`, 'b.md', 'b.md'],
  ])('%s', (file, word, expected) => expect(found(file, json(file), word)).toBe(expected))

  test('that is never closed has all of its places inside', () => {
    const file = '{"run": "cat tides.md'
    const source = jsonStringSource(file, [8, file.length], 'cat tides.md')
    expect(source.toFile(999)).toBeLessThanOrEqual(file.length)
  })

  test('each character of any string is found where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const file = `\n {"run": ${JSON.stringify(value)}}`
        const source = json(file)
        expect(source.text).toBe(value)
        for (let at = 0; at < value.length; at++) {
          const [start, end] = source.spanToFile([at, at + 1])
          expect(JSON.parse(`"${file.slice(start, end)}"`)).toBe(value[at])
        }
      }),
    )
  })
})

describe('a scalar of YAML', () => {
  test.each([
    ['plain', 'run: cat tides.md # no\n', 'tides.md', 'tides.md'],
    ['plain over lines', 'run: cat tides.md\n  low.md\n', 'low.md', 'low.md'],
    ['plain over lines, across them', 'run: cat\n  low.md\n', 'cat low.md', 'cat\n  low.md'],
    ['literal', 'run: |\n  cat tides.md\n  cat low.md\n', 'cat low.md', 'cat low.md'],
    ['literal, stripped, with a comment', 'run: |-  # why\n\n  cat tides.md\n', 'tides.md', 'tides.md'],
    ['literal, with CRLF', 'run: |\r\n  cat tides.md\r\n  cat low.md\r\n', 'cat low.md', 'cat low.md'],
    ['literal, with deeper lines', 'run: |\n  if x\n    cat low.md\n', '  cat low.md', '  cat low.md'],
    ['literal, with its indentation given', 'run: |2\n    cat low.md\n', '  cat low.md', '  cat low.md'],
    ['folded', 'run: >\n  cat tides.md\n  low.md\n\n  x.md\n', 'x.md', 'x.md'],
    ['single quotes', "run: 'cat ''low tides.md'''\n", "'low tides.md'", "''low tides.md''"],
    ['double quotes', 'run: "cat \\"low.md\\" \\u00e9 x.md"\n', 'x.md', 'x.md'],
    ['double quotes over lines', 'run: "cat \\\n  low.md\n  x.md"\n', 'low.md', 'low.md'],
    ['behind a tag and an anchor', 'run: &x !!str |\n  cat 🌊.md\n', '🌊.md', '🌊.md'],
  ])('%s', (_, file, word, expected) => expect(found(file, yaml(file), word)).toBe(expected))

  test('white space of a literal block keeps its place', () => {
    const file = 'run: |\r\n  a\r\n\r\n    b\r\n'
    const source = yaml(file)
    expect([...source.text].map((_, at) => file.slice(...source.spanToFile([at, at + 1])))).toEqual([
      'a',
      '\r\n',
      '\r\n',
      ' ',
      ' ',
      'b',
      '\r\n',
    ])
  })

  test('what does not agree with the file is all of the scalar', () => {
    const source = yamlScalarSource('run: tides', [5, 10], 'ebb and flow')
    expect(source.spanToFile([4, 7])).toEqual([5, 10])
  })
})

test('pieces are exact where they stand as they are, and whole where they do not', () => {
  const file = 'cat $(PLAN) low.md'
  const source = pieceSource(file, [
    { text: 'cat ', span: [0, 4] },
    { text: 'docs/plan.md', span: [4, 11] },
    { text: ' low.md', span: [11, 18] },
  ])
  expect(source.text).toBe('cat docs/plan.md low.md')
  expect(source.spanToFile([9, 13])).toEqual([4, 11])
  expect(source.spanToFile([17, 23])).toEqual([12, 18])
  expect(source.toFile(23)).toBe(18)
})
