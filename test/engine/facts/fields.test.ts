import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { fieldName, foldText } from '../../../src/engine/facts/fields.ts'
import type { DefinitionFact } from '../../../src/engine/model/facts.ts'

function entryIn(text: string): DefinitionFact {
  return extractFacts(text, 'markdown').definitions[0]!
}

/** `name = value <the value in the source>` of every field. */
function fields(text: string): string[] {
  return entryIn(text).fields.map(({ name, value, valueSpan }) => `${name} = ${value} <${text.slice(...valueSpan)}>`)
}

describe('a field', () => {
  test.each([
    ['- `status`: `closed`', 'status = closed <closed>'],
    ['- **Status:** accepted', 'status = accepted <accepted>'],
    ['**Status**: accepted', 'status = accepted <accepted>'],
    ['* __Decision Outcome__ : *ring*', 'decision_outcome = ring <ring>'],
    ['*Status: accepted*', 'status = accepted <accepted>'],
    ['Status: deferred', 'status = deferred <deferred>'],
    ['- Superseded-By: [D-007](#d-007)', 'superseded_by = D-007 <[D-007](#d-007)>'],
    ['1. Status: `a` and `b`', 'status = a and b <`a` and `b`>'],
    ['- status:', 'status =  <>'],
    ['- status: ~~open~~ locked', 'status = locked <~~open~~ locked>'],
    ['- status: a &amp; b\\_c', 'status = a & b_c <a &amp; b\\_c>'],
    ['<!-- kept by the pilot -->\n- status: open', 'status = open <open>'],
    ['| Field | Value |\n|---|---|\n| Status | `open` |', 'status = open <open>'],
    ['| Status | open |\n|---|---|', 'status = open <open>'],
  ])('%s', (text, expected) => {
    expect(fields(`### D-001 — Fog\n\n${text}\n`)).toEqual([expected])
  })

  test('goes on in the lines and lists below it', () => {
    const text = [
      '### D-001 — Fog',
      '- `resolution`: The horn',
      '  sounds twice:',
      '  - once for **ships**',
      '',
      '  ```sh',
      '  horn --twice',
      '  ```',
      '- `owner`: pilot',
    ].join('\n')
    expect(entryIn(text).fields.map(({ name, value }) => [name, value])).toEqual([
      ['resolution', 'The horn sounds twice: once for ships horn --twice'],
      ['owner', 'pilot'],
    ])
  })

  test('is one of several in a paragraph, by line, by break, by bar', () => {
    const text = '### D-001 — Fog\n**Status**: open<br>**Date**: May  \n**Owner**: the\npilot | **Area**: mole\n'
    expect(fields(text)).toEqual([
      'status = open <open>',
      'date = May <May>',
      'owner = the pilot <the\npilot>',
      'area = mole <mole>',
    ])
  })

  test('ends at a hard break before prose', () => {
    const entry = entryIn('### D-001 — Fog\n**Status**: open  \nThe horn sounds twice.\n')
    expect([entry.fields.map(({ value }) => value), entry.body]).toEqual([['open'], 'The horn sounds twice.'])
  })

  test.each(['\n', '\r\n', '\r'])('has its lines told by %j', (lineEnd) => {
    const text = '### D-001 — Fog\n\n**Status**: open\n**Owner**: pilot\n\nBody.\n\n#### Rationale\n\nShips.\n'
    const entry = entryIn(text.replaceAll('\n', lineEnd))
    expect(entry.fields.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'status open',
      'owner pilot',
      'rationale Ships.',
    ])
    expect(entry.body).toBe('Body.')
  })

  test('is no address, and no table further down', () => {
    expect(fields('### D-001 — Fog\n- https://tides.example\n')).toEqual([])
    expect(fields('### D-001 — Fog\n\nText.\n\n| Status | open |\n|---|---|\n')).toEqual([])
    expect(fields('### D-001 — Fog\n\n| Step | Action |\n|---|---|\n| Status | sound |\n')).toEqual([])
  })

  test('of the frontmatter counts for the one decision of a page', () => {
    const page = '---\nstatus: locked\ntags: [fog, horn]\nmap: { a: 1 }\n---\n'
    expect(fields(`${page}# ADR-0012: Fog\n`)).toEqual(['status = locked <locked>', 'tags = fog, horn <[fog, horn]>'])
    expect(fields(`${page}# ADR-0012: Fog\n\n- status: open\n`)[0]).toBe('status = open <open>')
    expect(fields(`${page}# Fog\n\n## ADR-0012: Horn\n`)).toEqual([])
    expect(fields(`${page}# FR-001: Fog\n`)).toEqual([])
  })
})

describe('a section of a decision', () => {
  const nygard = [
    '# ADR-12: Fog',
    '',
    'Date: May',
    '',
    '## 1. Status',
    '',
    'Accepted',
    '',
    'Supercedes [3. Horn](0003-horn.md)',
    '',
    '## Notes',
    '',
    'The pilot knows.',
    '',
    '## Decision:',
    '',
    'The horn sounds.',
    '',
    '### In winter',
    '',
    'Twice.',
    '',
  ].join('\n')

  test('is a field under a name that is known, and else part of the body', () => {
    const entry = entryIn(nygard)
    expect(entry.form).toBe('field-heading')
    expect(entry.fields.map(({ name, value }) => [name, value])).toEqual([
      ['date', 'May'],
      ['status', 'Accepted Supercedes 3. Horn'],
      ['supercedes', '3. Horn'],
      ['decision', 'The horn sounds. In winter Twice.'],
    ])
    expect(entry.body).toBe('Notes The pilot knows.')
    expect(nygard.slice(...entry.section!)).toBe(nygard.trimEnd())
    expect(nygard.slice(...entry.fields[3]!.span)).toBe('## Decision:\n\nThe horn sounds.\n\n### In winter\n\nTwice.')
  })

  test('is none without a status, nor for another kind', () => {
    expect(entryIn('# ADR-12: Fog\n\n## Decision\n\nThe horn sounds.\n')).not.toHaveProperty('body')
    const requirement = entryIn('# REQ-012: Fog\n\n## Status\n\nAccepted\n')
    expect([requirement.form, requirement.fields]).toEqual(['heading', []])
  })

  test('belongs to the heading right above it', () => {
    const entries = extractFacts('# ADR-000: All\n\n## ADR-001: Fog\n\n### Status\n\nOpen\n', 'markdown').definitions
    expect(entries.map(({ id, fields: own }) => [id, own.length])).toEqual([
      ['ADR-000', 0],
      ['ADR-001', 1],
    ])
  })

  test('of any length leaves little behind', () => {
    const text = `### D-001 — Fog\n- status: open\n- why: ${'long '.repeat(20_000)}\n\n${'and longer '.repeat(20_000)}\n`
    const entry = entryIn(text)
    expect(JSON.stringify(entry).length).toBeLessThan(5000)
    expect(entry.body).toMatch(/^and longer .* …#[0-9a-f]{8}$/)
    expect(entry.section).toEqual([0, text.length - 2])
  })
})

describe('foldText', () => {
  test('folds white space and keeps what is short', () => {
    expect(foldText(' a\r\n\tb  c ')).toBe('a b c')
  })

  test('marks what it cut by a hash of the whole, for letters and digits', () => {
    const long = 'tide '.repeat(1000)
    const end = (text: string) => foldText(text).slice(2000)
    expect(end(long)).toMatch(/^ …#[0-9a-f]{8}$/)
    expect(end(`${long}ebb`)).not.toBe(end(`${long}flood`))
    expect(end(`${long}Ebb.`)).toBe(end(`${long} ebb`))
  })
})

test('fieldName', () => {
  expect(['Superseded-By', 'Review date:', 'Path(s)', 'Größe'].map(fieldName)).toEqual([
    'superseded_by',
    'review_date',
    'path_s',
    'größe',
  ])
})

describe('a table of decisions', () => {
  const ids = (text: string) => extractFacts(text, 'markdown').definitions.map(({ id, form }) => `${id} ${form}`)

  test('is a register by its ids, its status and one more column', () => {
    const rows = '|---|---|---|\n| ADR-001 | Fog | open |\n| ADR-002 | Horn | |\n'
    expect(ids(`| ID | Title | Status |\n${rows}`)).toEqual(['ADR-001 table-row', 'ADR-002 table-row'])
    expect(ids(`| ID | Title | Owner |\n${rows}`)).toEqual([])
    expect(ids(`| File | Title | Status |\n${rows}`)).toEqual([])
  })

  test('of a family that others use too needs a resolution, or entries on the page', () => {
    const row = '|---|---|---|\n| D-001 | Fog | open |\n'
    expect(ids(`| ID | Title | Status |\n${row}`)).toEqual([])
    expect(ids(`| ID | Resolution | Status |\n${row}`)).toEqual(['D-001 table-row'])
    expect(ids(`| ID | Title | Status |\n${row}\n### D-001 — Fog\n`)).toEqual(['D-001 table-row', 'D-001 heading'])
  })

  test('may link its entries, and no other page', () => {
    const head = '| ADR | Title | Status |\n|---|---|---|\n'
    expect(ids(`${head}| [ADR-001](#adr-001) | Fog | open |\n`)).toEqual(['ADR-001 table-row'])
    expect(ids(`${head}| [ADR-001](adr-001.md) | Fog | open |\n`)).toEqual([])
  })
})

describe('a page that is a decision without an id', () => {
  const recordOf = (text: string) => extractFacts(text, 'markdown').record

  test.each([
    ['---\nstatus: accepted\n---\n# Fog\n\nThe horn sounds.\n', 'Fog', 'The horn sounds.'],
    ['# 12. Fog\n\n## Status\n\nAccepted\n', 'Fog', ''],
    ['# Fog\n\n* Status: accepted\n* Deciders: pilots\n', 'Fog', ''],
  ])('%j', (text, title, body) => {
    const record = recordOf(text)
    expect([record?.title, record?.body]).toEqual([title, body])
    expect(record?.fields.find(({ name }) => name === 'status')?.value.toLowerCase()).toBe('accepted')
  })

  test.each([
    '# Fog\n\nThe status is unknown.\n',
    '## Fog\n\n- status: open\n',
    '# ADR-012: Fog\n\n- status: open\n',
    'Status: open\n',
  ])('%j is none', (text) => {
    expect(recordOf(text)).toBeUndefined()
  })
})
