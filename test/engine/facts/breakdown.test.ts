import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

/** Entries as `E2 <- E0 E1?`; a question mark is a dependency in one case only. */
function entriesIn(text: string, language: 'yaml' | 'json' = 'yaml'): string[] {
  return (extractFacts(text, language).breakdown ?? []).map(({ id, dependsOn }) =>
    `${id} <- ${dependsOn.map((each) => each.id + (each.isConditional ? '?' : '')).join(' ')}`.trim(),
  )
}

const HALL = `slices:
  - id: E0
    title: 'Survey the hall'
    run: run-1-survey
    owner: warden
    status: done
  - id: E1
    title: Light it
    depends_on: [E0]
    depends_on_if_triggered: [E5A]
  - id: E5A
    title: Dry the wall
    depends_on: "E0, E1"
`

test('entries with what they wait for', () => {
  expect(entriesIn(HALL)).toEqual(['E0 <-', 'E1 <- E0 E5A?', 'E5A <- E0 E1'])
})

test('title, run, owner and status, and the places of ids', () => {
  const [survey, light] = extractFacts(HALL, 'yaml').breakdown!
  expect(survey).toMatchObject({ kind: 'slice', title: 'Survey the hall', owner: 'warden' })
  expect(survey!.run!.text).toBe('run-1-survey')
  expect(HALL.slice(...survey!.run!.span)).toBe('run-1-survey')
  expect(HALL.slice(...survey!.status!.span)).toBe('done')
  expect(HALL.slice(...survey!.span)).toBe('E0')
  expect(light!.dependsOn.map(({ span }) => HALL.slice(...span))).toEqual(['E0', 'E5A'])
})

test('JSON, and a list of runs', () => {
  const text = JSON.stringify({ runs: [{ id: 'run-1' }, { id: 'run-2-light', dependsOn: ['run-1'] }] })
  expect(entriesIn(text, 'json')).toEqual(['run-1 <-', 'run-2 <- run-1'])
  expect(extractFacts(text, 'json').breakdown!.map(({ kind }) => kind)).toEqual(['run', 'run'])
})

test('a list of another name is a plan where an entry waits for another', () => {
  expect(entriesIn('steps:\n  - id: P1\n  - id: P2\n    depends_on: P1\n')).toEqual(['P1 <-', 'P2 <- P1'])
  expect(entriesIn('shelves:\n  - id: P1\n  - id: P2\n')).toEqual([])
  expect(entriesIn('requirements:\n  - id: REQ-A-001\n    depends_on: REQ-A-002\n')).toEqual([])
})

test('ranges, and ids in another letter case', () => {
  expect(entriesIn('slices:\n  - id: E5\n    depends_on: [E0-E3, e4]\n')).toEqual(['E5 <- E0 E1 E2 E3 e4'])
})

test.each([
  ['no list', 'slices:\n  - id: E1\n    depends_on:\n'],
  ['maps', 'slices:\n  - id: E1\n    depends_on: [{ slice: E0 }]\n'],
  ['numbers and nothing', 'slices:\n  - id: E1\n    depends_on: [1, null, true, ""]\n'],
  ['words', 'slices:\n  - id: E1\n    depends_on: [the survey, "?"]\n'],
  ['an alias', 'slices:\n  - id: E1\n    depends_on: *none\n'],
])('dependencies that are %s', (_name, text) => {
  expect(entriesIn(text)).toEqual(['E1 <-'])
})

test('of a file with a key that stands twice nothing is planned, and the page says so', () => {
  const text = 'slices:\n  - id: E1\n    depends_on: [E0]\n    depends_on: [E2]\n'
  expect(entriesIn(text)).toEqual([])
  expect(extractFacts(text, 'yaml').unreadable).toHaveLength(1)
})

test('an id that stands twice is two entries, and a circle is no business of facts', () => {
  expect(entriesIn('slices:\n  - id: E1\n    depends_on: [E1]\n  - id: E1\n')).toEqual(['E1 <- E1', 'E1 <-'])
})

test('a range without end is cut', () => {
  const [entry] = extractFacts('slices:\n  - id: E1\n    depends_on: [E1-E900, E1-E900]\n', 'yaml').breakdown!
  expect(entry!.dependsOn.length).toBeLessThanOrEqual(200)
})
