import { expect, test } from 'vitest'
import { effortOf } from '../../../plugins/starlight/client/diagram-effort.ts'
import { namesFile } from '../../../plugins/starlight/client/diagram-safety.ts'

test.each([
  'flowchart LR\n  style A fill:url(https://a.example/)',
  String.raw`sequenceDiagram` + '\n' + String.raw`  rect u\72l(https://a.example/)`,
  'sequenceDiagram\n  rect u#92;72l(https://a.example/)',
  'classDiagram\n  style A fill:u#bsol;72l(https://a.example/);',
  'classDiagram\n  style A fill:u#amp;#35;92;72l(https://a.example/);',
  'classDiagram\n  style A fill:u&#x5c;72l(https://a.example/);',
  'classDiagram\n  style A fill:uﬂ°°92¶ß72l(https://a.example/);',
  'flowchart LR\n  style A fill:u<b>rl(https://a.example/)',
  'flowchart LR\n  style A fill:u%%{init: {}}%%rl(https://a.example/)',
  String.raw`%%{init: {"c4": {"person_bg_color": "u\\72l(https://a.example/)"}}}%%`,
  String.raw`%%{init: {"c4": {"person_bg_color": "\u0075rl(https://a.example/)"}}}%%`,
  'sequenceDiagram\n  properties A: {"icon": "https://a.example/"}',
  'sequenceDiagram\n  A->>B: x; links A: {"x": "https://a.example/"}',
  'flowchart LR\n  A@{ img: "https://a.example/" }',
  'flowchart LR\n  A@{\n  shape: rect\n  "i\\x6dg": "https://a.example/" }',
  'flowchart LR\n  classDef a background:image-set("https://a.example/" 1x)',
])('a diagram names a file: %j', (text) => {
  expect(namesFile(text)).toBe(true)
})

test.each([
  'flowchart LR\n  A["C:\\temp\\new"] --> B["5 #lt; 6 and Curl"]\n  style A fill:#f9f,stroke:#333',
  'flowchart LR\n  links --> properties\n  A@{ shape: rect, label: "a picture" }',
  '%%{init: {"flowchart": {"curve": "linear"}}}%%\nflowchart LR\n  A --> B',
  'sequenceDiagram\n  rect rgb(200, 150, 255)\n  A->>B: see https://a.example/ for links\n  end',
])('a diagram names none: %j', (text) => {
  expect(namesFile(text)).toBe(false)
})

const repeated = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

test.each([
  ['much', `block-beta\n  columns 1\n  space:1000000\n  a`],
  ['much', `mindmap\n  r\n${repeated(1500, (at) => `    n${at}`)}`],
  ['much', `mindmap\n${repeated(40, (at) => `${' '.repeat(at + 1)}n${at}`)}`],
  ['much', `classDiagram\n${repeated(450, (at) => `  C${at} <|-- D`)}`],
  ['much', `sequenceDiagram\n${repeated(700, (at) => `  A${at}->>B: x`)}`],
  ['much', `flowchart LR\n${repeated(40, (at) => `subgraph s${at}`)}\na-->b\n${'end\n'.repeat(40)}`],
  ['much', `block-beta\n${'  space:99\n'.repeat(5)}  a`],
  ['much', 'packet-beta\n  0-9000000: "x"'],
  ['little', 'block-beta\n  columns 2\n  a["year: 2026"] b:2'],
  ['endless', `flowchart LR\n  A[${'x'.repeat(500)}]`],
  ['endless', `flowchart LR\n${'%% '.repeat(20_000)}`],
  ['little', `---\ntitle: block\n---\nflowchart LR\n  a["room 20000"] --> b`],
  ['little', repeated(600, (at) => (at === 0 ? 'flowchart LR' : `  %% ${at}`))],
])('what a diagram costs: %s', (effort, text) => {
  expect(effortOf(text)).toBe(effort)
})
