import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import type { TaskFact } from '../../../src/engine/model/plans.ts'

function tasks(text: string): readonly TaskFact[] {
  return extractFacts(text, 'markdown').tasks ?? []
}

/** `id box marks "title"` of every task. */
function lines(text: string): string[] {
  return tasks(text).map(({ id, form, box, parallel, story, title, isStruck }) =>
    [
      id,
      box?.state ?? form,
      ...(parallel ? ['P'] : []),
      ...(story ? [story.id] : []),
      ...(isStruck ? ['struck'] : []),
      JSON.stringify(title),
    ].join(' '),
  )
}

describe('a task with a box', () => {
  test.each([
    ['- [x] T001 [P] [US1] Survey the cellar', 'T001 done P US1 "Survey the cellar"'],
    ['* [X] T001 [US1][P] Survey', 'T001 done P US1 "Survey"'],
    ['+ [ ] **T041a**: *Number* the berths', 'T041a open "Number the berths"'],
    ['1. [ ] T001 - Survey', 'T001 open "Survey"'],
    ['1) [ ] `T001` Survey', 'T001 open "Survey"'],
    ['- [x] T196aa Survey', 'T196aa done "Survey"'],
    ['- [ ] **T001** `[P]` **[JIRA: BELL-1]** Ring', 'T001 open P "Ring"'],
    ['- [ ] T001 [us2] [SEC] Lock', 'T001 open US2 "Lock"'],
    ['- [ ] T001 [US2](spec.md#us2) Lock', 'T001 open US2 "Lock"'],
    ['- [ ] T001 [the map](map.md) and more', 'T001 open "the map and more"'],
    ['- [x] T001 [BLOCKED] Lock', 'T001 done "[BLOCKED] Lock"'],
    ['- [-] T001 Lock', 'T001 given-up "Lock"'],
    ['- [~] T001 Lock', 'T001 given-up "Lock"'],
    ['- [ ] ~~T001 [P] Lock~~', 'T001 open P struck ""'],
    ['- [ ] CHK012 Is the bell hung?', 'CHK012 open "Is the bell hung?"'],
    ['- [ ] TASK-01: Lock', 'TASK-01 open "Lock"'],
    ['- [ ] T001', 'T001 open ""'],
    ['- [ ] T001 Survey\n  the cellar\n  again', 'T001 open "Survey the cellar again"'],
    ['> - [ ] T001 Survey', 'T001 open "Survey"'],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual([expected])
  })

  test.each([
    '- [ ] Survey the cellar',
    '- [ ] T001-T004: all of them',
    '- [ ] P1 first',
    '- T001 Survey',
    '```md\n- [ ] T001 Survey\n```',
    '- [] T001 Survey',
  ])('%s is none', (text) => {
    expect(lines(text)).toEqual([])
  })

  test('has its fields, its other lines and its box, each where it stands', () => {
    const text = '- [x] T001 Hang the map\n  - **Status**: ✅ done\n  - measure first\n  - [ ] Done\n\n  A note.\n'
    const [task] = tasks(text)
    const at = (part: string) => [text.indexOf(part), text.indexOf(part) + part.length]
    expect(task).toMatchObject({
      span: at('T001'),
      extent: [0, text.trimEnd().length],
      box: { state: 'done', text: '[x]', span: at('[x]') },
      section: -1,
      fields: [{ name: 'status', value: '✅ done', valueSpan: at('✅ done') }],
      lines: [
        { text: 'Hang the map', span: at('Hang the map') },
        { text: 'Status: ✅ done', span: at('**Status**: ✅ done') },
        { text: 'measure first', span: at('measure first') },
        { text: '[ ] Done', span: at('[ ] Done') },
        { text: 'A note.', span: at('A note.') },
      ],
    })
  })

  test('has a field that stands on a line of its own below the title', () => {
    const [task] = tasks('- [x] T001 Hang the map\n  Status: BLOCKED\n  File: `map.svg`\n')
    expect(task?.title).toBe('Hang the map')
    expect(task?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['status', 'BLOCKED'],
      ['file', 'map.svg'],
    ])
  })

  test('owns what is nested in it, and a task nested in it owns its own', () => {
    const text = '- [ ] T001 Survey\n  - File: `a.md`\n  - [x] T001a Cellar\n    - File: `b.md`\n  - Status: open\n'
    expect(tasks(text).map(({ id, fields }) => [id, fields.map(({ name, value }) => `${name} ${value}`)])).toEqual([
      ['T001', ['file a.md', 'status open']],
      ['T001a', ['file b.md']],
    ])
    expect(tasks(text)[0]?.extent[1]).toBe(text.trimEnd().length)
  })

  test('has no fields of deeper items, nor of quotations', () => {
    const [task] = tasks('- [ ] T001 Survey\n  - Acceptance\n    - Status: shows BLOCKED\n  > Status: failed\n')
    expect(task?.fields).toEqual([])
    expect(task?.lines.map(({ text }) => text)).toEqual(['Survey', 'Acceptance'])
  })

  test('has paths of code, links and plain words, without anchors', () => {
    const [task] = tasks(
      '- [ ] T001 Create `plans/map.svg` by tools/draw.ts, see [the guide](docs/guide.md#scale) and https://a.example/b.md\n' +
        '  - Report: reports/map.md\n  - run `npm run draw` on `plans/*.svg`\n    - read `plans/legend.md:12`\n',
    )
    expect(task?.paths.map(({ path, form, place }) => [path, form, place])).toEqual([
      ['plans/map.svg', 'code', 'title'],
      ['tools/draw.ts', 'text', 'title'],
      ['docs/guide.md', 'link', 'title'],
      ['reports/map.md', 'text', { field: 'report' }],
      ['plans/legend.md', 'code', undefined],
    ])
  })
})

describe('a heading', () => {
  test('is a task where fields stand below it', () => {
    const text =
      '# Tasks\n\n## Plant\n\n### T064: Wire the *lift*\n- **Status**: ✅ done\n- **File**: `lift.md`\n\n### T065 Wire\n'
    expect(lines(text)).toEqual(['T064 heading "Wire the lift"'])
    const [task] = tasks(text)
    expect(task).toMatchObject({ section: 1, fields: [{ name: 'status' }, { name: 'file' }] })
    expect(text.slice(...task!.extent)).toMatch(/^### T064[^]*\n\n$/)
  })

  test('is none where it is the title of a page', () => {
    expect(lines('# T064: A report\n\n**Status**: done\n')).toEqual([])
  })
})

test('tasks stand under the nearest heading', () => {
  const text = '# Tasks\n- [ ] T001 a\n## Phase 1\n- [ ] T002 b\n- [ ] T003 c\n## Phase 2\n- [ ] T004 d\n'
  expect(tasks(text).map(({ id, section }) => [id, section])).toEqual([
    ['T001', 0],
    ['T002', 1],
    ['T003', 1],
    ['T004', 2],
  ])
})

test('agree with the definitions of the form task', () => {
  const text = '- [ ] T001 a\n  - [x] T001a b\n- [-] T002 c\n\n1. [X] CHK003 d\n'
  const facts = extractFacts(text, 'markdown')
  const defined = facts.definitions.filter(({ form }) => form === 'task')
  expect(facts.tasks?.map(({ id, span }) => [id, span])).toEqual(defined.map(({ id, span }) => [id, span]))
})

test('are read to the end of a list of 5,000, and of a deep one', () => {
  const id = (i: number) => `T${String(i).padStart(4, '0')}`
  const long = Array.from({ length: 5000 }, (_, i) => `- [x] ${id(i)} Create \`a/b${i}.md\`\n  - Status: done\n`).join(
    '',
  )
  expect(tasks(long)).toHaveLength(5000)
  expect(tasks(long).at(-1)).toMatchObject({ id: 'T4999', fields: [{ value: 'done' }] })
  const deep = Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- [x] ${id(i)} x\n`).join('')
  expect(tasks(deep)).toHaveLength(60)
})

describe('a statement of what runs in parallel', () => {
  /** What each lists, from its first id to its last. */
  const lists = (sentence: string) => {
    const text = `- [ ] T001 a\n\n${sentence}\n`
    return (extractFacts(text, 'markdown').parallels ?? []).map(({ members }) => text.slice(...members))
  }

  test.each([
    [
      'T013 (exporter), T014 (scrape config), T015 (dashboard) can run in parallel',
      ['T013 (exporter), T014 (scrape config), T015'],
    ],
    ['T002-T004 (stories), T005-T007 (files) can all be run concurrently.', ['T002-T004 (stories), T005-T007']],
    ['- **T002** and **T003** may proceed in parallel', ['T002** and **T003']],
    ['In parallel: T002 and T003 in phase 1, T008 and T009 in phase 2.', ['T002 and T003']],
    ['**Parallel**: tasks T002, T003', ['T002, T003']],
    ['T018-T019: Services (parallel)', ['T018-T019']],
    ['T020-T023: Pages (parallel after T017)', ['T020-T023']],
    ['US1: T038, T039, T040 (targets) parallel', ['T038, T039, T040']],
    ['T001 must be done before T002, T003 can run in parallel', ['T002, T003']],
  ])('%s', (sentence, expected) => {
    expect(lists(sentence)).toEqual(expected)
  })

  test.each([
    'T002 and T003 cannot run in parallel',
    'T002 and T003 can not run in parallel',
    'Not in parallel: T002, T003',
    'T012-T013 can run in parallel with T009-T011',
    'US2 and US3 can run in parallel after US1',
    'T002-T004 mostly parallel',
    'T009/T010, T012/T013 parallel streams',
    '`T002, T003 can run in parallel`',
    'T044 Configure parallel builds',
  ])('%s is none', (sentence) => {
    expect(lists(sentence)).toEqual([])
  })
})

describe('a stray among tasks', () => {
  const strays = (line: string) => {
    const text = `- [x] T001 a\n- [x] T002 b\n- [x] T003 c\n${line}\n`
    return (extractFacts(text, 'markdown').strayTasks ?? []).map(({ sort, span }) => [sort, text.slice(...span)])
  }

  test.each([
    ['- [ ] Hang the map', [['no-id', '- [ ] Hang the map']]],
    ['- T004 Hang the map', [['no-box', 'T004']]],
    ['- [✓] T004 Hang the map', [['bad-box', '[✓]']]],
    ['- [x ] T004 Hang the map', []],
    ['- [ ] **FR-004**: met', []],
    ['- [ ] T001-T003: all of them', []],
    ['- A note', []],
    ['  - [ ] Nested in a task', []],
    ['\n## Next\n\n- [ ] Another list', []],
  ])('%s', (line, expected) => {
    expect(strays(line)).toEqual(expected)
  })

  test('stands under the heading of its list', () => {
    const text =
      '# Tasks\n\n## Roof\n\n- [x] T001 a\n- [x] T002 b\n- [x] T003 c\n- [ ] T004 d\n- [ ] Hang the map\n\n## Notes\n'
    expect(extractFacts(text, 'markdown').strayTasks?.map(({ section }) => section)).toEqual([1])
  })

  test('is none where the list is mixed', () => {
    expect(strays('- [ ] Keys\n- [ ] Lamps')).toEqual([])
  })
})

describe('a verdict', () => {
  test.each([
    ['# Report\n\n**Status**: ⚠️ BLOCKED - no ladder\n', [[0, 'blocked']]],
    ['# Report\n\n## Roof\n- Result: failed, twice\n', [[1, 'failed']]],
    ['# Report\n\n**Status**: passed\n\n**Status**: FAILED\n', []],
    ['# Report\n\nMuch to say.\n\n**Status**: FAILED\n', []],
    ['# Report\n\nStatus: PASS/FAIL\n', []],
    ['Status: failed\n', []],
    ['# Report\n\n```\nStatus: failed\n```\n', []],
  ])('%s', (text, expected) => {
    expect((extractFacts(text, 'markdown').verdicts ?? []).map(({ section, words }) => [section, words])).toEqual(
      expected,
    )
  })
})
