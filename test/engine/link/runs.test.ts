import { describe, expect, test } from 'vitest'
import type { RunGraph } from '../../../src/engine/link/runs.ts'
import { nodeNamed } from '../../../src/engine/link/runs/names.ts'
import { reachIn } from '../../../src/engine/link/runs/reach.ts'
import { checkCorpus } from '../../corpus.ts'
import { seed000 } from '../seed-000.ts'

function graphsOf(files: Readonly<Record<string, string>>): readonly RunGraph[] {
  return checkCorpus({ files: new Map(Object.entries(files)) }).index.runGraphs
}

function graphOf(files: Readonly<Record<string, string>>): RunGraph {
  const [graph, ...others] = graphsOf(files)
  expect(others).toEqual([])
  return graph!
}

/** Edges as `a > b`, `~` before what is soft and `?` behind what is conditional, with their sources. */
function edgesOf({ edges }: RunGraph): string[] {
  return edges.map(
    ({ from, to, statements }) =>
      `${from} > ${to}: ${statements.map(({ source, isSoft, isConditional }) => `${isSoft ? '~' : ''}${source}${isConditional ? '?' : ''}`).join(', ')}`,
  )
}

const idsOf = ({ nodes }: RunGraph) => nodes.map(({ id }) => id)

const PLAN = `# Move

| Run             | Scope             | State | Owner  | Depends on   |
| --------------- | ----------------- | ----- | ------ | ------------ |
| \`run-1-shelves\` | Build the shelves | done  | joiner |              |
| \`run-2-books\`   | Carry the books   | next  | porter | run-1        |
| \`run-3-labels\`  | Print the labels  | next  |        | run-1 (soft) |

| Gate    | Between             | Operator action | Required artefact    | State |
| ------- | ------------------- | --------------- | -------------------- | ----- |
| GATE-01 | run-1 → run-2       | Load a shelf    | ART-001, photographs | open  |
| GATE-02 | run-2 → (the end)   | Count the boxes | Count                |       |

| Artefact | Producer | Consumer                 |
| -------- | -------- | ------------------------ |
| ART-001  | run-1    | run-2, run-3 and readers |
| Boxes    | joiners  | run-9                    |

| Run      | Failure mode | Recovery |
| -------- | ------------ | -------- |
| Runs 1-2 | Rain         | Wait     |
| readers  | Noise        | Whisper  |

\`\`\`mermaid
flowchart LR
  run-1[Shelves] --> run-2[Books]
  run-1 -.-> L[run-3 Labels]
\`\`\`
`

describe('the graph of one plan', () => {
  const graph = graphOf({
    'move/plan.md': PLAN,
    'move/runs/run-2.md':
      '---\ntype: run\nid: run-2\ntitle: Books\nstatus: active\nowner: warden\ndepends_on: run-1\n---\n',
    'move/work-breakdown.yaml': `slices:
  - { id: E0, title: Oak, run: run-1 }
  - { id: E1, title: Paper, run: run-2, depends_on: [e0] }
  - { id: E2, title: Glue, run: run-4, depends_on_if_triggered: [E1] }
`,
  })

  test('has the nodes of all sources, in their order', () => {
    expect(graph.nodes.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'run run-1',
      'run run-2',
      'run run-3',
      'run run-4',
      'slice E0',
      'slice E1',
      'slice E2',
    ])
  })

  test('has each edge once, with everything that states it', () => {
    expect(edgesOf(graph)).toEqual([
      'run-1 > run-2: gate, run table, frontmatter, work breakdown, diagram',
      'run-1 > run-3: ~run table, ~diagram',
      'E0 > E1: work breakdown',
      'E1 > E2: work breakdown?',
      'run-2 > run-4: work breakdown?',
    ])
  })

  test('knows progress, owner and page of a run; its page speaks before the table', () => {
    const [first, second] = graph.nodes
    expect(first).toMatchObject({ title: 'shelves', progress: 'done', owner: 'joiner', page: undefined })
    expect(second).toMatchObject({ title: 'Books', progress: 'active', owner: 'warden' })
    expect(second!.page!.path).toBe('move/runs/run-2.md')
    expect(second!.places.map(({ source }) => source)).toEqual(['run table', 'frontmatter', 'gate', 'gate'])
  })

  test('has gates, artefacts and failures', () => {
    expect(graph.gates.map(({ id, from, to, progress }) => [id, from, to, progress])).toEqual([
      ['GATE-01', 'run-1', 'run-2', 'open'],
      ['GATE-02', 'run-2', undefined, undefined],
    ])
    expect(graph.gates[0]!.required.map(({ id }) => id)).toEqual(['ART-001'])
    expect(
      graph.artefacts.map(({ id, name, producers, consumers }) => [
        id,
        name,
        producers.map((p) => p.id),
        consumers.map((c) => c.id),
      ]),
    ).toEqual([
      ['ART-001', 'ART-001', ['run-1'], ['run-2', 'run-3']],
      [undefined, 'Boxes', [], ['run-9']],
    ])
    expect(graph.failures.map(({ run }) => run)).toEqual(['run-1', 'run-2', 'readers'])
  })
})

test('gates in other words', () => {
  const row = (between: string) => `| ${between} | Look | Nothing |`
  const graph = graphOf({
    'plan.md': ['| Between | Operator action | Required artefact |', '|---|---|---|']
      .concat(
        ['run-1 -> run-2', '`run-2 → run-3`', 'run-3 and run-4', 'run-1, run-4 → run-5', 'after run-5', 'at noon'].map(
          row,
        ),
      )
      .join('\n'),
  })
  expect(graph.gates.map(({ from, to }) => `${from} ${to ?? '-'}`)).toEqual([
    'run-1 run-2',
    'run-2 run-3',
    'run-3 run-4',
    'run-1 run-5',
    'run-4 run-5',
    'run-5 -',
  ])
})

test('a cascade is carried out row by row, and where a text leaves two entries free they are', () => {
  const cascade = `| Entry | Operator action | Required artefact |
|---|---|---|
| (cascade entry) dev | Go | Log |
| (between entries) letter | Write | Letter |
| stage | Go | Log |
| demo | Go | Log |
| prod | Go | Log |
`
  expect(edgesOf(graphOf({ 'plan.md': cascade }))).toEqual([
    'dev > stage: cascade table',
    'stage > demo: cascade table',
    'demo > prod: cascade table',
  ])
  expect(edgesOf(graphOf({ 'plan.md': `${cascade}\nIt goes dev → {stage || demo} → prod.\n` }))).toEqual([
    'dev > stage: prose, cascade table',
    'dev > demo: prose',
    'stage > prod: prose',
    'demo > prod: prose, cascade table',
  ])
})

test('words with arrows mean entries beside their table alone', () => {
  const cascade =
    '| Entry | Operator action | Required artefact |\n|---|---|---|\n| dev | Go | Log |\n| prod | Go | Log |\n'
  const graph = graphOf({ 'plan.md': cascade, 'data.md': 'Data flows prod → mask → dev.\n' })
  expect(edgesOf(graph)).toEqual(['dev > prod: cascade table'])
})

test('a pipeline is nobody’s order', () => {
  expect(graphsOf({ 'plan.md': 'It goes build → test → deploy, and run-1 → run-2 → run-3 in order.\n' })).toEqual([])
})

test('letters in a flowchart are no slices, unless they carry their titles', () => {
  const yaml = 'slices:\n  - { id: E0, title: Oak }\n  - { id: E1, title: Paper }\n'
  const drawn = (chart: string) =>
    edgesOf(graphOf({ 'w.yaml': yaml, 'plan.md': `\`\`\`mermaid\nflowchart LR\n${chart}\n\`\`\`\n` }))
  expect(drawn('E0[Reader] --> E1[Desk]')).toEqual([])
  expect(drawn('E0[Oak] --> E1[Paper]')).toEqual(['E0 > E1: diagram'])
  expect(drawn('A[E0 Oak] --> B[E1 Paper]')).toEqual(['E0 > E1: diagram'])
})

describe('what belongs together', () => {
  const table = (branch: string) => `| Run | Branch |\n|---|---|\n| run-1 | ${branch}one |\n| run-2 | ${branch}two |\n`

  test('two projects that number their runs alike are two plans', () => {
    const graphs = graphsOf({
      'hall/plan.md': table('hall'),
      'quay/plan.md': table('quay'),
      'quay/b.md': table('quay'),
    })
    expect(graphs.map(({ documents }) => documents.map(({ path }) => path))).toEqual([
      ['hall/plan.md'],
      ['quay/b.md', 'quay/plan.md'],
    ])
  })

  test('a run folder with a decision log belongs to the project around it', () => {
    const graph = graphOf({
      'hall/decision-log.md': '### D-001 — Oak\n',
      'hall/plan.md': table('hall'),
      'hall/runs/run-2/decision-log.md': '### D-001 — Paper\n',
      'hall/runs/run-2/plan.md': '---\ntype: run\nid: run-2\ndepends_on: [run-1]\n---\n',
    })
    expect(edgesOf(graph)).toEqual(['run-1 > run-2: frontmatter'])
  })

  test('templates, archives and what is superseded tell nothing', () => {
    expect(
      graphsOf({
        'templates/plan.md': table('hall'),
        'archive/plan.md': table('hall'),
        'old.md': `---\nstatus: superseded\n---\n\n${table('hall')}`,
      }),
    ).toEqual([])
  })
})

describe('hard edges', () => {
  test('lead on, and soft and conditional ones do not', () => {
    const { edges } = graphOf({
      'w.yaml': `slices:
  - { id: E0 }
  - { id: E1, depends_on: [E0] }
  - { id: E2, depends_on: [E1] }
  - { id: E3, depends_on_if_triggered: [E2] }
`,
    })
    const leads = reachIn(edges)
    expect([leads('E0', 'E2'), leads('E2', 'E0'), leads('E0', 'E3'), leads('E9', 'E0')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('what a cell of dependencies says', () => {
  test.each([
    ['run-1, run-2', 'run-1 run-2'],
    ['Runs 1 and 2', 'run-1 run-2'],
    ['run-1 and run-2 (soft)', 'run-1 ~run-2'],
    ['parallel with run-1, run-2', '~run-1 ~run-2'],
    ['in parallel with run-1, after run-2', '~run-1 run-2'],
    ['run-2, alongside run-1', 'run-2 ~run-1'],
    ['run-1 (was run-2)', 'run-1'],
    ['run-1-shelves [run-2 in the old plan]', 'run-1'],
    ['(run-1, run-2)', 'run-1 run-2'],
    ['after (run-1, run-2)', 'run-1 run-2'],
    ['run-1; blocks run-2', 'run-1'],
    ['blocks run-2, run-3; needs run-1', 'run-1'],
    ['run-1 before run-2', 'run-1'],
    ['run-1, formerly run-2', 'run-1'],
    ['run-1; needed by run-2', 'run-1'],
    ['run-1, run-2 waits for it', 'run-1'],
    ['waits for run-1; run-2 is blocked by it', 'run-1'],
    ['run-1 or run-2', 'run-1? run-2?'],
    ['run-1, run-2 if it rains', 'run-1 run-2?'],
    ['does not wait for run-1, run-2', ''],
  ])('%s', (cell, expected) => {
    const rows = `| Run | Depends on |\n|---|---|\n| run-1 | |\n| run-2 | |\n| run-3 | |\n| run-4 | ${cell} |\n`
    const said = graphOf({ 'plan.md': rows }).edges.map(
      ({ from, statements: [first] }) => `${first!.isSoft ? '~' : ''}${from}${first!.isConditional ? '?' : ''}`,
    )
    expect(said.join(' ')).toBe(expected)
  })
})

describe('a node by its name', () => {
  const graph = graphOf({
    'w.yaml': 'slices:\n  - { id: E5A }\n  - { id: E6, depends_on: [E5A] }\n',
    'plan.md': '| Run | Scope |\n|---|---|\n| run-2-switch | Switch |\n| run-12 | Sweep |\n',
  })

  test.each([
    ['run-2', 'run-2'],
    ['Run-2', 'run-2'],
    ['RUN-02', 'run-2'],
    ['Run 2', 'run-2'],
    ['run-2-switch', 'run-2'],
    ['RUN-2-SWITCH', 'run-2'],
    ['`run-2`: switch over', 'run-2'],
    ['run-12', 'run-12'],
    ['e5a', 'E5A'],
    ['E5A — sweep', 'E5A'],
    ['run-3', undefined],
    ['after run-2', undefined],
    ['run-2 and run-12', undefined],
    ['switch', undefined],
    ['', undefined],
  ])('%s', (written, id) => {
    expect(nodeNamed(graph, written)?.id).toBe(id)
  })
})

test('a gate without a state is told apart from a table without states', () => {
  const table = (state: string, cells: readonly string[]) =>
    `| Between | Operator action | Required artefact |${state}\n|---|---|---|${state && '---|'}\n${cells.map((cell, i) => `| run-${i + 1} → run-${i + 2} | Look | Log |${cell}\n`).join('')}`
  const tracked = graphOf({ 'plan.md': table(' State |', [' passed |', ' |', ' see below |']) })
  const untracked = graphOf({ 'plan.md': table('', ['']) })
  expect([...tracked.gates, ...untracked.gates].map(({ isTracked, progress }) => [isTracked, progress])).toEqual([
    [true, 'done'],
    [true, undefined],
    [true, undefined],
    [false, undefined],
  ])
})

describe('bad input', () => {
  test('thousands of gates that lead the other way, and a row for all that is there a thousand times', () => {
    const runs = Array.from({ length: 4000 }, (_, i) => i + 1)
    const text = [
      '| Run | Scope | Depends on |\n|---|---|---|',
      ...runs.map((i) => `| run-${i} | Shelf ${i} | ${i === 1 ? '' : 'run-1'} |`),
      '\n| Between | Operator action | Required artefact |\n|---|---|---|',
      ...runs.slice(1).map((i) => `| run-${i} → run-${i - 1} | Look | Log |`),
      '\n| Run | Failure mode | Recovery |\n|---|---|---|',
      ...runs.slice(1000).map(() => '| all runs | Rain | Wait |'),
    ].join('\n')
    const { diagnostics, index } = checkCorpus({ files: new Map([['plan.md', text]]) })
    expect(index.runGraphs[0]!.failures).toHaveLength(4000)
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['run/order-contradiction'])
  })

  test('circles come last, and nothing is lost', () => {
    const yaml =
      'slices:\n  - { id: E3, depends_on: [E1] }\n  - { id: E1, depends_on: [E3] }\n  - { id: E9 }\n  - { id: E9, depends_on: [E9] }\n'
    expect(idsOf(graphOf({ 'w.yaml': yaml }))).toEqual(['E9', 'E1', 'E3'])
  })

  test('four hundred slices that wait for all before them, and four thousand in a circle', () => {
    const slices = (count: number, before: (i: number) => string) =>
      `slices:\n${Array.from({ length: count }, (_, i) => `  - { id: E${i}, depends_on: [${before(i)}] }\n`).join('')}`
    const many = graphOf({
      'w.yaml': slices(400, (i) => (i === 0 ? '' : i === 1 ? 'E0' : `E${Math.max(0, i - 150)}-E${i - 1}`)),
    })
    expect(idsOf(many)).toEqual(Array.from({ length: 400 }, (_, i) => `E${i}`))
    const ring = checkCorpus({ files: new Map([['w.yaml', slices(4000, (i) => `E${(i + 1) % 4000}`)]]) })
    expect(ring.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['run/cycle'])
  })
})

test.skipIf(seed000() === undefined)('seed 000 (skipped where the seed is absent)', () => {
  const { diagnostics, index } = checkCorpus({ files: new Map([['plan/run-choreography.md', seed000()!]]) })
  const [graph] = index.runGraphs
  expect(edgesOf(graph!)).toEqual([
    'run-1 > run-2: gate, prose',
    'run-2 > run-3: gate, prose',
    'run-3 > run-6: gate',
    'run-6 > run-7: gate',
    'dev > stage: prose, prose, cascade table',
    'dev > demo: prose, prose',
    'stage > prod: prose, prose',
    'demo > prod: prose, prose, cascade table',
  ])
  expect(idsOf(graph!)).toEqual(['run-1', 'run-2', 'run-3', 'run-6', 'run-7', 'dev', 'stage', 'demo', 'prod'])
  expect(new Set(graph!.vacancies.map(({ number }) => number))).toEqual(new Set([4, 5]))
  expect(diagnostics.filter(({ ruleId }) => ruleId.startsWith('run/'))).toEqual([])
})
