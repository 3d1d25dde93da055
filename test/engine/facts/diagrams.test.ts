import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

const diagrams = (text: string, language: 'markdown' | 'mdx' = 'markdown') =>
  extractFacts(text, language).diagrams ?? []

test.each([
  ['``` mermaid\ngraph TD\n  a\n```\n', 'graph'],
  ['~~~Mermaid title="x"\npie\n~~~\n', 'pie'],
  ['```{.mermaid}\nsequenceDiagram\n```\n', 'sequenceDiagram'],
  ['```mermaid\n%% of the runs\n\nstateDiagram-v2\n  a\n```\n', 'stateDiagram-v2'],
  ['```mermaid\n{diagram}\n```\n', ''],
])('%j is a diagram of the sort %j', (text, sort) => {
  expect(diagrams(text).map((diagram) => diagram.sort)).toEqual([sort])
})

test.each([
  '```mermaid-js\ngraph TD\n```\n',
  '```\nmermaid\n```\n',
  '```mermaid\n\n```\n',
  '````md\n```mermaid\na\n```\n````\n',
])('%j is none', (text) => expect(diagrams(text)).toEqual([]))

test.each(['\n', '\r\n'])('places are those of the file, in lists and quotes, with line ends %j', (end) => {
  const text = [
    '# Order',
    '',
    '- The runs:',
    '',
    '  ```mermaid',
    '  flowchart LR',
    '    one["Run #quot;1#quot;<br/>(schema)"] -->',
    '      two',
    '  ```',
    '',
    '> ```mermaid',
    '> flowchart LR',
    '>   three[Run (3)]',
    '> ```',
    '',
  ].join(end)
  const [first, second] = diagrams(text)
  expect(first!.section).toBe(0)
  expect(first!.nodes).toMatchObject([
    { id: 'one', label: 'Run "1" (schema)' },
    { id: 'two', label: 'two' },
  ])
  expect(first!.nodes.map(({ span }) => text.slice(...span))).toEqual(['one["Run #quot;1#quot;<br/>(schema)"]', 'two'])
  expect(
    first!.edges.map(({ span }) =>
      text
        .slice(...span)
        .split(/\s+/)
        .at(-1),
    ),
  ).toEqual(['two'])
  expect(text.slice(...first!.span)).toMatch(/^flowchart LR[^]*two$/)
  expect(second!.isUnderstood).toBe(false)
  expect(text.slice(...second!.problem!.span)).toBe('(')
})

test('a component may hold one in MDX', () => {
  const text = '<Tabs>\n  <TabItem>\n\n  ```mermaid\n  graph TD\n    a --> b\n  ```\n\n  </TabItem>\n</Tabs>\n'
  expect(diagrams(text, 'mdx').map(({ edges }) => edges.map(({ span }) => text.slice(...span)))).toEqual([['a --> b']])
})

test('a flowchart of five thousand lines is read, though Mermaid would not draw it', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `  n${i}[N]`)
  const [diagram] = diagrams(`\`\`\`mermaid\nflowchart LR\n${lines.slice(0, 3000).join('\n')}\n\`\`\`\n`)
  expect(diagram!.nodes.length).toBe(3000)
  expect(diagrams(`\`\`\`mermaid\nflowchart LR\n${lines.join('\n')}\n\`\`\`\n`)[0]!.isUnderstood).toBe(false)
})
