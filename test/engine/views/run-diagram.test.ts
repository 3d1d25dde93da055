import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunGraph } from '../../../src/engine/link/runs.ts'
import { readMermaid } from '../../../src/engine/parse/mermaid.ts'
import { runDiagramOf } from '../../../src/engine/views/run-diagram.ts'
import { boxesOf } from '../../../src/engine/views/run-diagram/boxes.ts'
import { escaped, linesOf } from '../../../src/engine/views/run-diagram/labels.ts'
import { problemsIn } from '../../../src/workspace/diagrams.ts'
import { checkCorpus } from '../../corpus.ts'

function graphOf(files: Readonly<Record<string, string>>): RunGraph {
  return checkCorpus({ files: new Map(Object.entries(files)) }).index.runGraphs[0]!
}

const PLAN = `# Move

| Run | Scope | State | Depends on |
| --- | --- | --- | --- |
| run-1-schema | the schema | closed | |
| run-2-writes | both indexes | under way | run-1 |
| run-3-watch | counts | next | run-2 (soft) |
| run-4-repair | repairs | deferred | run-2 (if triggered) |
`

const slices = (lines: readonly string[]) => `slices:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`

describe('a small graph', () => {
  test('is drawn whole: state by sign, shape and class, an arrow for each way to wait', () => {
    const { text, isGrouped, states, waits } = runDiagramOf(graphOf({ 'plan.md': PLAN }))
    expect(text).toBe(`flowchart LR
  box0(["#10003; run#45;1<br/>schema"]):::tl-done
  box1[["#9680; run#45;2<br/>writes"]]:::tl-active
  box2["#9675; run#45;3<br/>watch"]:::tl-open
  box3("#8211; run#45;4<br/>repair"):::tl-dropped
  box0 --> box1
  box1 -.-> box2
  box1 -. "?" .-> box3
  linkStyle 2 stroke-dasharray: 1 5
`)
    expect({ isGrouped, states, waits }).toEqual({
      isGrouped: false,
      states: ['active', 'open', 'done', 'dropped'],
      waits: ['hard', 'soft', 'conditional'],
    })
  })

  test('says the same in words', () => {
    const { steps } = runDiagramOf(graphOf({ 'plan.md': PLAN }))
    expect(steps.map(({ node, waitsFor }) => [node.id, waitsFor])).toEqual([
      ['run-1', []],
      ['run-2', [{ id: 'run-1', sort: 'hard' }]],
      ['run-3', [{ id: 'run-2', sort: 'soft' }]],
      ['run-4', [{ id: 'run-2', sort: 'conditional' }]],
    ])
  })

  test('frames a run with its slices', () => {
    const breakdown = slices(['id: E1, title: Read, run: run-1', 'id: E2, run: run-1, depends_on: [E1]', 'id: E3'])
    const graph = graphOf({ 'w.yaml': breakdown })
    expect(runDiagramOf(graph).text).toBe(`flowchart LR
  subgraph frame0[" "]
    box0["run#45;1"]:::tl-unknown
    box1["E1<br/>Read"]:::tl-unknown
    box2["E2"]:::tl-unknown
  end
  box3["E3"]:::tl-unknown
  box1 --> box2
`)
    expect(runDiagramOf(graph).steps.map(({ node, run }) => [node.id, run?.id])).toEqual([
      ['run-1', undefined],
      ['E1', 'run-1'],
      ['E2', 'run-1'],
      ['E3', undefined],
    ])
  })
})

describe('a large graph', () => {
  const chain = (count: number, rest: (i: number) => string = () => '') =>
    slices(Array.from({ length: count }, (_, i) => `id: E${i}${rest(i)}${i === 0 ? '' : `, depends_on: [E${i - 1}]`}`))

  test('has its slices folded into their runs', () => {
    const { boxes, arrows, isGrouped } = boxesOf(
      graphOf({
        'w.yaml': chain(60, (i) => `, status: ${i < 10 ? 'done' : 'open'}, run: run-${1 + Math.floor(i / 20)}`),
      }),
    )
    expect(boxes.map(linesOf)).toEqual([
      ['○ run-1', '(21) ○10 ✓10'],
      ['○ run-2', '(21) ○20'],
      ['○ run-3', '(21) ○20'],
    ])
    expect(arrows).toEqual([
      { from: 0, to: 1, sort: 'hard' },
      { from: 1, to: 2, sort: 'hard' },
    ])
    expect(isGrouped).toBe(true)
  })

  test('of four hundred nodes is forty boxes of neighbours, and the list names each node', () => {
    const graph = graphOf({ 'w.yaml': chain(400) })
    const { boxes, arrows } = boxesOf(graph)
    expect(boxes).toHaveLength(40)
    expect(linesOf(boxes[1]!)).toEqual(['E10 … E19', '(10)'])
    expect(arrows).toHaveLength(39)
    expect(runDiagramOf(graph).steps).toHaveLength(400)
  })

  test('leaves out arrows that others imply, so that a thicket can be drawn', () => {
    const all = slices(
      Array.from(
        { length: 40 },
        (_, i) => `id: E${i}${i === 0 ? '' : i === 1 ? ', depends_on: [E0]' : `, depends_on: [E0-E${i - 1}]`}`,
      ),
    )
    const { boxes, arrows, isGrouped } = boxesOf(graphOf({ 'w.yaml': all }))
    expect([boxes.length, arrows.length, isGrouped]).toEqual([40, 39, true])
  })

  test('that goes round in a circle is drawn all the same', () => {
    const ring = slices(Array.from({ length: 4000 }, (_, i) => `id: E${i}, depends_on: [E${(i + 1) % 4000}]`))
    const { text } = runDiagramOf(graphOf({ 'w.yaml': ring }))
    expect(readMermaid(text).reading).toMatchObject({ outcome: 'understood' })
  })
})

test('nothing is no drawing with an error', () => {
  const graph = { ...graphOf({ 'plan.md': PLAN }), nodes: [], edges: [], byKey: new Map() }
  expect(readMermaid(runDiagramOf(graph).text).reading).toEqual({ outcome: 'understood', nodes: [], edges: [] })
})

describe('whatever ids and titles say', () => {
  const HOSTILE = [
    '"',
    '`',
    '"]',
    '<script>alert(1)</script>',
    '#quot;',
    '#34;',
    'end',
    'direction LR',
    'C4Container',
    '%%{init: {}}%%',
    '%% x',
    '---',
    '1. one',
    '- [ ] x',
    '**x**',
    '&amp;',
    '\n',
    '\r\n',
    '</style>',
    'style x fill:#f00;',
    '﷽',
    '😀',
    '\u202e',
    '\ud800',
    'ﬂ°°34¶ß',
    '|x|',
    '-->',
    '~~~',
    '@{ img: "x" }',
    'click x href "javascript:alert(1)"',
    '$$x$$',
  ]
  const words = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 5 })
    .map((parts) => parts.join(''))
  const progress = fc.constantFrom('failed', 'blocked', 'active', 'open', 'done', 'dropped', undefined)
  const plan = fc.uniqueArray(fc.record({ id: words, title: words, progress }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ id }) => id,
  })
  const arrow = fc.record({ from: fc.nat(11), to: fc.nat(11), isSoft: fc.boolean(), isConditional: fc.boolean() })

  test('our own reader reads back each box and each arrow, and Mermaid reads the same text', async () => {
    const texts: string[] = []
    fc.assert(
      fc.property(plan, fc.array(arrow, { maxLength: 20 }), (named, arrows) => {
        const graph = handMade(named, arrows)
        const { text } = runDiagramOf(graph)
        texts.push(text)
        const drawn = boxesOf(graph)
        const { reading } = readMermaid(text)
        expect(reading).toMatchObject({
          outcome: 'understood',
          nodes: drawn.boxes.map((box, at) => ({
            id: `box${at}`,
            label: linesOf(box).map(escaped).join('<br/>'),
          })),
          edges: drawn.arrows.map(({ from, to, sort }) => ({
            from: `box${from}`,
            to: `box${to}`,
            isSoft: sort !== 'hard',
          })),
        })
      }),
      { numRuns: 100 },
    )
    expect(await problemsIn(texts)).toEqual(new Map())
  })

  function handMade(
    named: readonly { id: string; title: string; progress: RunGraph['nodes'][number]['progress'] }[],
    arrows: readonly { from: number; to: number; isSoft: boolean; isConditional: boolean }[],
  ): RunGraph {
    const place = { file: 'plan.md', span: [0, 0] as const, source: 'run table' as const }
    const nodes = named.map((own) => ({
      ...own,
      kind: 'run' as const,
      item: undefined,
      page: undefined,
      places: [place],
      owner: undefined,
      run: undefined,
    }))
    const edges = arrows.flatMap(({ from, to, ...how }) => {
      const ends = [named[from]?.id, named[to]?.id] as const
      return ends[0] === undefined || ends[1] === undefined
        ? []
        : [{ from: ends[0], to: ends[1], statements: [{ ...place, ...how }] }]
    })
    return { ...graphOf({ 'plan.md': PLAN }), nodes, edges, byKey: new Map(nodes.map((node) => [node.id, node])) }
  }
})
