import { expect, test } from 'vitest'
import { Node, parseMarkdown, parseMdx, probeLayout } from '../../../src/engine/parse/markdown.ts'

test("satteri's arena is laid out as the tree reads it", () => {
  expect(probeLayout).not.toThrow()
})

function listed(text: string, parse = parseMarkdown): [number, string][] {
  const { tree } = parse(text)
  return [...tree.type].map((type, node) => [type, text.slice(tree.start[node], tree.end[node])])
}

test('offsets are UTF-16 units of the whole text', () => {
  expect(listed('# Fog 🌫️ `horn`\n')).toEqual([
    [Node.root, '# Fog 🌫️ `horn`\n'],
    [Node.heading, '# Fog 🌫️ `horn`'],
    [Node.text, 'Fog 🌫️ '],
    [Node.inlineCode, '`horn`'],
  ])
})

test('a byte-order mark moves every node but the text', () => {
  expect(listed('\ufeff# Fog\r\n\r\ntext\r\n').slice(1, 4)).toEqual([
    [Node.heading, '# Fog'],
    [Node.text, 'Fog'],
    [Node.paragraph, 'text'],
  ])
})

test('MDX that does not parse is read as Markdown, and says where it stopped', () => {
  const { tree, problem } = parseMdx('# Fog\n\n{horn\n')
  expect(problem).toEqual({
    message: expect.stringContaining('closing brace') as unknown,
    offset: expect.any(Number) as unknown,
  })
  expect([...tree.type]).toContain(Node.heading)
})

test('very many character references end neither the process nor the offsets', () => {
  const text = `${'a &amp; &#1; '.repeat(40_000)}\n\n# Fog &amp; tide\n`
  const { tree } = parseMarkdown(text)
  const heading = [...tree.type].indexOf(Node.heading)
  expect(text.slice(tree.start[heading], tree.end[heading])).toBe('# Fog &amp; tide')
})
