import { expect, test } from 'vitest'
import { extractFacts } from '../../src/engine/facts/extract.ts'
import { checkDiagrams, textsToAsk } from '../../src/workspace/diagrams.ts'

const fence = (diagram: string) => `\`\`\`mermaid\n${diagram}\n\`\`\`\n`
const filesOf = (...diagrams: readonly string[]) =>
  new Map(diagrams.map((diagram, i) => [`page-${i}.md`, extractFacts(fence(diagram), 'markdown')]))

async function problemOf(diagram: string): Promise<readonly [string, string] | undefined> {
  const { files } = await checkDiagrams(filesOf(diagram))
  const { problem } = files.get('page-0.md')!.diagrams![0]!
  return problem && [problem.message, fence(diagram).slice(...problem.span)]
}

test.each([
  ['flowchart TD\n  a[/v1/ Routes]\n', 'unexpected characters', 'a[/v1/ Routes]'],
  ['flowchart TD\n  é["x"] --> b[One (two)]\n', 'unexpected "(" in a label, expected the label in quotes', '('],
  ['flowchart TD\n  a --> b %% behind\n', 'unexpected "%%"', '%%'],
  ['flowchart TD\n  a{x}\n\n\n  %% cut\n\n  a --> end\n', 'unexpected "end"', 'end'],
  ['%%{init: {\n  "theme": "dark"\n}}%%\n%% first\ngantt\n  title x\n  foo\n', 'unexpected end of the line', 'foo'],
  ['pie\n  "a" : 1\n  b : 2\n', 'unexpected characters', 'b : 2'],
  ['gitGraph\n  commit\n  foo bar\n', 'unexpected "foo"', 'foo'],
  ['classDiagram\n  class A {\n', 'unexpected end of the diagram', 'class A {'],
  ['sequenceDiagram\n  A->>B\n', 'unexpected end of the line', 'A->>B'],
  ['sequenceDiagram\n  deactivate A\n', 'Trying to inactivate an inactive participant (A)', 'sequenceDiagram'],
  ['hello there\n  x', 'the first line says no sort of diagram, expected flowchart or another', 'hello there'],
])('of %j Mermaid says: %s', async (diagram, message, text) => {
  expect(await problemOf(diagram)).toEqual([message, text])
})

test.each([
  'flowchart TD\n  a@{ shape: doc }\n',
  'gantt\n  title x\n',
  '%%{init: {"securityLevel": "loose"}}%%\nflowchart TD\n  é[<img src=x onerror=alert&#40;1&#41;>]\n  click é call run()\n',
  '%%{init: {broken}}%%\npie title x\n',
  'mindmap\n  root((x))\n    y\n',
  'C4Context\n  title x\n',
])('Mermaid has nothing against %j', async (diagram) => {
  expect(await problemOf(diagram)).toBeUndefined()
})

test('asks once for each text, and not at all where the reader is sure', async () => {
  const files = filesOf('flowchart TD\n  a --> b', 'gantt', 'gantt', 'flowchart TD\n  a[One (two)]')
  expect([...textsToAsk(files)]).toEqual(['gantt'])
  const sure = filesOf('flowchart TD\n  a --> b', 'flowchart TD\n  a[One (two)]')
  expect(await checkDiagrams(sure)).toEqual({ files: sure, notes: [] })
})

test.each([
  ['a long text', `pie\n${'"a" : 1\n'.repeat(10_000)}`],
  ['a long line', `pie title ${'x'.repeat(5000)}\n  oops`],
  ['many blank lines', `pie\n${' \n'.repeat(5000)}  oops`],
])('does not ask about %s, which would take Mermaid too long', (_name, diagram) => {
  expect([...textsToAsk(filesOf(diagram))]).toEqual([])
})
