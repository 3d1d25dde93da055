import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import type { CountFact } from '../../../src/engine/model/plans.ts'

/** An id makes a page one on which things are counted. */
function countsIn(text: string): readonly CountFact[] {
  return extractFacts(`${text}\n\n- [ ] T900 Sound the horn\n`, 'markdown').counts ?? []
}

/** `12/18 task done of "Phase 1", total` of each. */
function read(text: string): string[] {
  return countsIn(text).map(({ value, of, noun, state, subject, whole }) =>
    [
      `${value}${of === undefined ? '' : `/${of}`} ${noun}`,
      ...(state ? [state] : []),
      ...(subject === '' ? [] : [`of "${subject}"`]),
      ...(whole ? [whole] : []),
    ].join(' '),
  )
}

describe('a line that states a number', () => {
  test.each([
    ['**Total Tasks**: 104', '104 task total'],
    ['- **Total tasks:** 18 (5 + 13)', '18 task total'],
    ['Number of runs: 5', '5 run total'],
    ['Task count: 12', '12 task total'],
    ['MVP tasks: 17', '17 task of "MVP"'],
    ['Tasks completed: 12/64', '12/64 task done'],
    ['Remaining tasks: 9', '9 task open'],
    ['User stories: 3', '3 story'],
    ['Functional requirements: 24', '24 functional requirement'],
    ['- Phase 3 (US1 - Horn): 21 tasks', '21 task of "Phase 3 (US1 - Horn)"'],
    ['- **User Story 1 (P1)**: 48 tasks - the pilot', '48 task of "User Story 1 (P1)"'],
    ['MVP: twenty-one tasks', '21 task of "MVP"'],
    ['Total: 104 tasks', '104 task total'],
    ['**Setup**: ✅ 6 tasks COMPLETED', '6 task done of "Setup"'],
    ['Completed: 81 tasks (78%)', '81 task done'],
    ['**Overall Completion**: 64/64 tasks completed', '64/64 task done total'],
    ['Progress: 12 of 64 tasks', '12/64 task'],
    ['1. ✅ **Phase 1: Setup** (12/12 tasks) - done', '12/12 task of "Phase 1: Setup"'],
    ['### Phase 1: Setup (3 tasks)', '3 task of "Phase 1: Setup"'],
    ['Phase 2: 1 task', '1 task of "Phase 2"'],
    ['Phase 2 — 1,204 tasks', '1204 task of "Phase 2"'],
    ['| Phase | Tasks |\n|---|---|\n| Setup | 12 |\n| **Total** | 3/4 |', '12 task of "Setup"', '3/4 task total'],
    ['| Phase | Done |\n|---|---|\n| Setup | 12 tasks |', '12 task of "Setup"'],
  ])('%j', (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('a sentence that says that these are all', () => {
  test.each([
    ['Phase 4 is decomposed into five runs, in order.', '5 run of "Phase 4 is" total'],
    ['It is *split* into **five**\nruns.', '5 run of "It is" total'],
    ['The plan consists of 3 gates.', '3 gate of "The plan" total'],
    ['The 5-run dependency graph is below.', '5 run total'],
    ['All five runs are merged.', '5 run all'],
    ['Savings compound across the seven runs and more.', '7 run definite'],
    ['All 12 completed tasks have a report.', '12 task done all'],
    ['- **Within Setup**: All 3 tasks can begin.', '3 task of "Setup" all'],
    ['In Phase 2, all 3 tasks have a date.', '3 task of "Phase 2" all'],
    ['**Progress**: all 3 tasks have a date.', '3 task all'],
    ['Eighteen tasks, T001 to T017 and T011a.', '18 task total'],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('silence', () => {
  test.each([
    'About 12 tasks. Some 20+ tasks; ~9 tasks, 5-7 tasks, 8–12 tasks.',
    'Effort: ~12 tasks',
    'Tasks: 20+',
    'Tasks: 1.5',
    'Tasks: 12%',
    'Two of the runs, the first three runs, two runs in a row, four active runs.',
    'All five runs of phase 3. The five runs that failed. All 12 tasks in Setup.',
    'Originally the five runs were seven. If the five runs fail, stop.',
    'Phase 6 tasks, week 1 tasks, SOC 2 requirements, day 1-7 tasks.',
    'Parallel: 7 tasks can run at once',
    'It takes 3 attempts and five minutes at p95, version 4.2, 2026-11-21.',
    '- 47 tasks marked [P]',
    '`Total tasks: 9`, ~~Total tasks: 9~~, [9 tasks](tasks.md), <!-- Total tasks: 9 -->',
    '```\nTotal tasks: 9\n```',
    '| Task | Owner |\n|---|---|\n| 12 | pilot |',
    '| Phase | Tasks |\n|---|---|\n| Setup | T001-T012 |',
    '| Version | Changes |\n|---|---|\n| 1.1 | Covers all 20 requirements. |',
    'It keeps to the 4 phases, as plan.md has them. All 12 tasks are done by one crew.',
    '- US1, but not T004-T007 there: 14 tasks',
  ])('%j', (text) => {
    expect(read(text)).toEqual([])
  })

  test('on a page that plans nothing', () => {
    expect(extractFacts('Total tasks: 12\n', 'markdown').counts).toBeUndefined()
  })
})

test('what is counted is named beside the number', () => {
  const named = (text: string) => {
    const [{ members, parts } = {}] = countsIn(text)
    const id = ({ family, number, suffix }: { family: string; number: string; suffix: string }) =>
      family + number + suffix
    return (
      members?.map(({ from, to }) => `${id(from)}..${id(to)}`) ??
      parts?.map(({ text: name, value }) => (value === undefined ? name : `${name} ${value}`))
    )
  }
  expect(named('- Story 1: 48 tasks (T032-T059u) - MVP')).toEqual(['T032..T059u'])
  expect(named('- MVP: 79 tasks (T001-T008, V-IDX-009..010 and T012a)')).toEqual([
    'T001..T008',
    'V-IDX-009..V-IDX-010',
    'T012a..T012a',
  ])
  expect(named('**Tasks**: T001–T012 (12 tasks)')).toEqual(['T001..T012'])
  expect(named('Eighteen tasks, T001 to T017 and T011a.')).toEqual(['T001..T017', 'T011a..T011a'])
  expect(named('- Two stories: 121 tasks (add T060-T081)')).toBeUndefined()
  expect(named('- **User Story 1**: Tasks T004-T017 (14 tasks) can begin')).toEqual(['T004..T017'])
  expect(named('- Phase 2 (T006-T017): 12 tasks')).toEqual(['T006..T017'])
  expect(named('All 14 tasks (T004-T017) can begin.')).toEqual(['T004..T017'])
  expect(named('- US1: 23 tasks (11 tests [5 + 1 short + 5] + 12 others)')).toEqual(['tests 11', 'others 12'])
  expect(named('- SYS-01: 10 tasks')).toBeUndefined()
  expect(named('MVP tasks: 42 (Setup + Foundation + US1)')).toEqual(['Setup', 'Foundation', 'US1'])
  expect(named('MVP tasks: 17 (Phase 1: 4, US1: 13)')).toEqual(['Phase 1 4', 'US1 13'])
  expect(named('Total tasks: 241 tasks (196 for horns + 45 for lamps)')).toEqual(['for horns 196', 'for lamps 45'])
})

test('places are exact, with the heading above them', () => {
  const text =
    '# Horn\r\n\r\n## Summary\r\n\r\n- **Phase 1**:  ✅ `T1` 3\r\n- **Done**: twelve/18 tasks, all of them\r\n'
  const [count] = countsIn(text)
  expect(text.slice(...count!.span)).toBe('twelve')
  expect(text.slice(...count!.ofSpan!)).toBe('18')
  expect(text.slice(...count!.sentence)).toBe('**Done**: twelve/18 tasks, all of them')
  expect(count).toMatchObject({ written: 'twelve', place: 'summary', section: 1 })
})

test('what is not done is stated among the others, without the noun', () => {
  const text =
    '**Horns**: 3 tasks DONE\n**Lamps**: ✅ 1 COMPLETED, 🔄 1 IN PROGRESS\n**Pilots**: 4 PENDING, 2 BLOCKED\n'
  expect(read(text)).toEqual(['3 task done of "Horns"', '1 task open of "Lamps"'])
})

test('boxes beside the tasks tell whether an id makes tasks of them', () => {
  const lines = [
    '- [ ] T001 Dig',
    '  - [ ] check the spade',
    '  - [x] T001.1 Dig deeper',
    '- [x] T002-TEST Wait',
    '- [ ] T003-T004: both',
    '- [ ] 2.1 Rest',
    '- [ ] 500 spades are there',
    '- [ ] FR-001-DEEP holds',
  ]
  const text = `${lines.join('\n')}\n`
  const at = (line: string) => text.indexOf(line)
  expect(extractFacts(text, 'markdown').plainBoxes).toEqual([
    {
      offset: at('- [x] T001.1'),
      isDone: true,
      parts: { family: 'T', number: '001', suffix: '.1' },
      isNested: true,
    },
    { offset: at('- [x] T002'), isDone: true, parts: { family: 'T', number: '002', suffix: '-TEST' } },
    { offset: at('- [ ] T003'), isDone: false },
    { offset: at('- [ ] 2.1'), isDone: false, isNumbered: true },
    { offset: at('- [ ] 500'), isDone: false },
    { offset: at('- [ ] FR'), isDone: false },
  ])
})

test('text of any size and shape throws nothing', () => {
  const hostile = [
    'all the '.repeat(20_000),
    `${'1,'.repeat(50_000)} tasks`,
    `Total ${'tasks '.repeat(50_000)}`,
    `(${'12 tasks ('.repeat(20_000)}`,
    '| Tasks |'.repeat(3000),
    `Total tasks: 3 (${'1 a + '.repeat(50_000)}`,
    `Total tasks: 3 (${'['.repeat(50_000)}1 a + 2 b)`,
    `- [ ] T${'-A'.repeat(50_000)}: 3 tasks`,
  ]
  for (const text of hostile) expect(() => countsIn(text)).not.toThrow()
})
