import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

/** `id form kind? "title"` of every definition, with a mark for what is struck. */
function definitions(text: string, language: 'markdown' | 'mdx' | 'yaml' | 'json' = 'markdown'): string[] {
  return extractFacts(text, language).definitions.map(({ id, form, kind, title, isTombstone, isDone }) =>
    [
      id,
      form,
      kind ?? '-',
      JSON.stringify(title),
      ...(isTombstone ? ['struck'] : []),
      ...(isDone === undefined ? [] : [isDone ? 'done' : 'open']),
    ].join(' '),
  )
}

describe('a heading', () => {
  test.each([
    ['### DQ-R1-026 — Consolidate runs', 'DQ-R1-026 heading - "Consolidate runs"'],
    ['### **D-005**: *Fog*', 'D-005 heading - "Fog"'],
    ['D-005 — Fog\n---', 'D-005 heading - "Fog"'],
    ['### D-005 — R&amp;D in \\*fog\\*', 'D-005 heading - "R&D in *fog*"'],
    ['## D-005 Context notes', 'D-005 topic-heading - "Context notes"'],
    ['### D-005 — Fog\n- `status`: locked\n- `owner`: pilot', 'D-005 field-heading - "Fog"'],
    ['### D-005 — Fog\n\n**Status:** locked', 'D-005 field-heading - "Fog"'],
    ['### D-005 — Fog\n\nStatus: deferred', 'D-005 field-heading - "Fog"'],
    ['### ~~D-005~~ — Fog', 'D-005 heading - "Fog" struck'],
    ['### User Story 1 - A ship comes in (Priority: P1)', 'US1 heading story "A ship comes in (Priority: P1)"'],
  ])('%s', (text, expected) => {
    expect(definitions(text)).toEqual([expected])
  })

  test.each([
    '### About D-005',
    '### D-005/D-006 closure',
    '### D-005 and D-006',
    '### [D-005](log.md)',
    '### D-001..D-003',
  ])('%s declares nothing', (text) => {
    expect(definitions(text)).toEqual([])
  })
})

describe('a list item', () => {
  test.each([
    ['- [x] T001 [P] [US1] Survey', 'T001 task - "[P] [US1] Survey" done'],
    ['- [ ] **T041a** Number', 'T041a task - "Number" open'],
    ['1. [X] `CHK012` Print', 'CHK012 task - "Print" done'],
    ['- [-] T004 given up', 'T004 task - "given up" struck'],
    ['- **FR-001**: The map prints', 'FR-001 bold-item - "The map prints"'],
    ['* **SC-001 — Free berths**', 'SC-001 bold-item - "Free berths"'],
    ['- SC-001: Free berths', 'SC-001 list-item - "Free berths"'],
    ['- ~~**FR-006**~~: given up', 'FR-006 bold-item - "given up" struck'],
    ['> - **FR-001**: quoted', 'FR-001 bold-item - "quoted"'],
    ['- [x] FR-001: met', 'FR-001 list-item - "met" done'],
  ])('%s', (text, expected) => {
    expect(definitions(text)).toEqual([expected])
  })

  test.each([
    '- D-005 remains open',
    '- **D-009/D-010 remain open**',
    '- see T001',
    '- [T001](tasks.md): first',
    '- **D-012 field fix:** rename',
    '- [x] FR-001 met',
  ])('%s declares nothing', (text) => {
    expect(definitions(text)).toEqual([])
  })
})

describe('a table', () => {
  test('whose id column is headed by the kind defines a row an item', () => {
    const text =
      '| Verification ID | Requirement | Method |\n|---|---|---|\n| `V-MAP-001` | REQ-MAP-001 | Print a \\| b |\n| ~~V-MAP-002~~ | | |\n'
    expect(definitions(text)).toEqual([
      'V-MAP-001 table-row verification "Print a | b"',
      'V-MAP-002 table-row verification "" struck',
    ])
  })

  test.each([
    ['| Verification | Verifies | Method |', '| V-001 | FR-001 | Pull it |', 'Pull it'],
    ['| Verification | Requirement | Method | Title |', '| V-001 | FR-001 | Pull it | The rope |', 'The rope'],
    ['| Verification | Requirement | Result |', '| V-001 | FR-001 | passed |', 'FR-001'],
    ['| Verification | Requirement | Method |', '| V-001 | FR-001 | – |', 'FR-001'],
    ['| Requirement | Verification | Statement |', '| FR-001 | V-001 (bench) | It holds |', 'It holds'],
    ['| ID | Requirement | Description |', '| FR-001 | It holds | At length |', 'It holds'],
    ['| Run | Needs | Scope |', '| run-2 | run-1 | The bells |', 'The bells'],
    ['| Verification | Check | Method |', '| V-001 | The rope of FR-001 | Pull it |', 'The rope of FR-001'],
  ])('%s has for a title what the row is about: %s', (head, row, title) => {
    const stroke = head.replace(/[^|]+/g, '---')
    const { definitions: found } = extractFacts(`${head}\n${stroke}\n${row}\n`, 'markdown')
    expect(found.map((each) => each.title)).toEqual([title])
  })

  test('of runs defines them by number, with the slug as another spelling', () => {
    const { definitions: found } = extractFacts(
      '| Run | Scope |\n|---|---|\n| run-3-operator-cascade | all |\n',
      'markdown',
    )
    expect(found.map(({ id, aliases, kind }) => [id, aliases, kind])).toEqual([
      ['run-3', ['run-3-operator-cascade'], 'run'],
    ])
  })

  test('headed by anything else only mentions', () => {
    const facts = extractFacts('| Item | Done |\n|---|---|\n| T001 | yes |\n', 'markdown')
    expect(facts.definitions).toEqual([])
    expect(facts.references.map(({ id, place }) => [id, place])).toEqual([['T001', 'cell']])
  })

  test('has rows that name several ids, which define none', () => {
    expect(definitions('| Requirement | Note |\n|---|---|\n| FR-001, FR-002 | x |\n')).toEqual([])
  })
})

test('frontmatter with an id and a type', () => {
  expect(definitions('---\nid: D-003\ntype: decision\ntitle: Fog\n---\n')).toEqual(['D-003 frontmatter decision "Fog"'])
  expect(definitions('---\nid: D-003\n---\n')).toEqual([])
})

describe('a work breakdown', () => {
  test('in YAML', () => {
    const text = 'slices:\n  - id: E1\n    title: Survey\n    depends_on: []\n  - id: E5A\n    depends_on: [E1]\n'
    expect(definitions(text, 'yaml')).toEqual(['E1 yaml slice "Survey"', 'E5A yaml slice ""'])
    expect(extractFacts(text, 'yaml').references.map(({ id, expects }) => [id, expects])).toEqual([['E1', 'slice']])
  })

  test('in JSON', () => {
    expect(definitions('{ "gates": [{ "id": "G1", "title": "Tide" }] }', 'json')).toEqual(['G1 yaml gate "Tide"'])
  })

  test('that does not parse is said', () => {
    const { unreadable } = extractFacts('slices:\n  - id: E1\n    title: "open\n', 'yaml')
    expect(unreadable.map(({ reason }) => reason)).toContain('syntax')
  })

  test('is not looked for in other YAML', () => {
    expect(extractFacts('steps:\n  - id: build\n    run: "x: y: z\n', 'yaml').unreadable).toEqual([])
  })
})
