import { describe, expect, test } from 'vitest'
import type { Traceability } from '../../../src/engine/link/traceability.ts'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { checkCorpus } from '../../corpus.ts'

const REQUIREMENTS =
  '| Requirement | Statement |\n|---|---|\n| REQ-A-001 | a |\n| REQ-A-002 | b |\n| REQ-A-003 | c |\n| REQ-B-001 | d |\n'

function trace(files: Record<string, string>, tables = {}): Traceability {
  const config = { ...DEFAULT_CONFIG, tables }
  return checkCorpus({ files: new Map(Object.entries({ 'spec.md': REQUIREMENTS, ...files })), config }).index
    .traceability
}

/** "V-A-001 → REQ-A-001" of each verification. */
function linksOf({ verifications }: Traceability): string[] {
  return verifications.map(({ item, requirements }) => `${item.id} → ${requirements.map(({ id }) => id).join(' ')}`)
}

const register = (rows: string) =>
  `| Verification | Requirement | Method | Evidence | Result |\n|---|---|---|---|---|\n${rows}`

describe('which verification names which requirement', () => {
  test.each([
    ['a row', register('| V-A-001 | REQ-A-001 | look | | open |\n'), ['V-A-001 → REQ-A-001']],
    [
      'a list in a cell',
      register('| V-A-001 | REQ-A-002, 003<br>REQ-B-001 | look | | |\n'),
      ['V-A-001 → REQ-A-002 REQ-A-003 REQ-B-001'],
    ],
    ['a range', register('| V-A-001 | REQ-A-001..003 | look | | |\n'), ['V-A-001 → REQ-A-001 REQ-A-002 REQ-A-003']],
    [
      'ranges and lists that only a cell has',
      register('| V-A-001 | REQ-A-001 to 002; 003<br>REQ-B-001 | look | | |\n'),
      ['V-A-001 → REQ-A-001 REQ-A-002 REQ-A-003 REQ-B-001'],
    ],
    [
      'such a range in another column',
      register('| V-A-001 | | look, for REQ-A-001 – 003 | | |\n'),
      ['V-A-001 → REQ-A-001 REQ-A-002 REQ-A-003'],
    ],
    [
      'such a range on the second line of an item',
      '- **V-A-001**: look at the gauge, which is what\n  REQ-A-001 to\n  REQ-A-003 ask for\n',
      ['V-A-001 → REQ-A-001 REQ-A-002 REQ-A-003'],
    ],
    [
      'ids under a column ID',
      '| ID | Verifies | How | Outcome |\n|---|---|---|---|\n| V-A-001 | REQ-A-001 | look | open |\n',
      ['V-A-001 → REQ-A-001'],
    ],
    ['a wildcard', register('| V-B-001 | `REQ-B-*` | look | | |\n'), ['V-B-001 → REQ-B-001']],
    [
      'another column, where its own is empty',
      register('| V-A-001 | | look, for REQ-A-001 | | |\n'),
      ['V-A-001 → REQ-A-001'],
    ],
    [
      'the columns in another order',
      '| Result | Requirements | Verification ID |\n|---|---|---|\n| | REQ-A-001 | V-A-001 |\n\n- **V-A-001**: look\n',
      ['V-A-001 → REQ-A-001'],
    ],
    ['a list item', '- **V-A-001**: look at REQ-A-001.\n', ['V-A-001 → REQ-A-001']],
    ['a section', '### V-A-001: Look\n\n- verifies: REQ-A-001, REQ-B-001\n', ['V-A-001 → REQ-A-001 REQ-B-001']],
    [
      'two ranges of one length, one by one',
      '- **V-A-001**: look\n- **V-A-002**: feel\n\n| Verification | Requirement | Result |\n|---|---|---|\n| V-A-001..002 | REQ-A-002..003 | |\n',
      ['V-A-001 → REQ-A-002', 'V-A-002 → REQ-A-003'],
    ],
    ['prose', register('| V-A-001 | | look | | |\n\nREQ-A-001 is what V-A-001 shows.\n'), ['V-A-001 → ']],
  ])('%s', (_name, text, expected) => {
    expect(linksOf(trace({ 'verification.md': text }))).toEqual(expected)
  })

  test('the table of the requirements, which may name several', () => {
    const text =
      '- **V-1**: look\n- **V-001**: look\n- **V-002**: feel\n\n| Requirement | Statement | Verified by |\n|---|---|---|\n| REQ-C-001 | e | V-001, V-002 |\n'
    expect(linksOf(trace({ 'verification.md': text }))).toEqual(['V-001 → REQ-C-001', 'V-002 → REQ-C-001'])
  })

  test('a criterion of success, where a verification names one', () => {
    const text =
      '- **SC-001**: It is fast.\n\n| Success criterion | Verification | Result |\n|---|---|---|\n| SC-001 | V-001 | |\n\n- **V-001**: look\n'
    expect(linksOf(trace({ 'verification.md': text }))).toEqual(['V-001 → SC-001'])
  })

  test('a result that is recorded once a branch belongs to its verification', () => {
    const text = register(
      '| V-A-001 | REQ-A-001 | look | | open |\n| V-A-001-harbour | REQ-A-001 | look | | passed |\n',
    )
    const { requirements } = trace({ 'verification.md': text })
    expect(requirements[0]!.verifications.map(({ item }) => item.id)).toEqual(['V-A-001', 'V-A-001-harbour'])
  })

  test('templates name nothing', () => {
    expect(
      trace({ 'templates/verification.md': register('| V-A-001 | REQ-A-001 | | | |\n') }).requirements[0]!
        .verifications,
    ).toEqual([])
  })
})

describe('result and evidence', () => {
  const first = (text: string, tables = {}) => trace({ 'verification.md': text }, tables).verifications[0]!

  test('of the row', () => {
    expect(first(register('| V-A-001 | REQ-A-001 | look | [log](log.md) | ✅ passed |\n'))).toMatchObject({
      result: { text: '✅ passed', progress: 'done' },
      evidence: { text: 'log' },
    })
  })

  test('of an empty cell: no text, and its place', () => {
    const text = register('| V-A-001 | REQ-A-001 | look |  | |\n')
    const at = text.indexOf('|  |') + 3
    expect(first(text)).toMatchObject({
      result: { text: '', progress: undefined },
      evidence: { text: '', span: [at, at] },
    })
  })

  test('of a row that defines it before one that mentions it', () => {
    const summary = '| Verification | Result |\n|---|---|\n| V-A-001 | failed |\n\n'
    const section = '### V-A-001: Look\n\n- result: passed\n- evidence: `log.txt`\n'
    expect(first(summary + section)).toMatchObject({ result: { text: 'failed' }, evidence: { text: 'log.txt' } })
    expect(first(section)).toMatchObject({ result: { text: 'passed', progress: 'done' } })
  })

  test('of a column that a configuration names', () => {
    const text = '| Verification | Ausgang |\n|---|---|\n| V-A-001 | passed |\n'
    expect(first(text).result).toBeUndefined()
    expect(first(text, { verifications: { result: ['ausgang'] } }).result).toMatchObject({ progress: 'done' })
  })

  test('of a cell that was never written: none', () => {
    expect(
      first('| Verification | Result | Evidence |\n|---|---|---|\n| V-A-001 | passed |\n').evidence,
    ).toBeUndefined()
  })
})

describe('signatures', () => {
  const rows = register('| V-A-001 | REQ-A-001 | | | |\n| V-A-002 | REQ-A-002 | | | |\n')
  const signOffsOf = (table: string) =>
    trace({ 'verification.md': `${rows}\n## Sign-off\n\n${table}` }).signOffs.map(
      ({ subject, covers, owner, isSigned }) => ({
        subject,
        covers: covers.map(({ id }) => id).join(' '),
        owner,
        isSigned,
      }),
    )

  test('cover a range', () => {
    expect(
      signOffsOf(
        '| Part | Covers | Role | Signed on |\n|---|---|---|---|\n| All | V-A-001..002 | pilot | 2026-11-06 |\n',
      ),
    ).toEqual([{ subject: 'All', covers: 'V-A-001 V-A-002', owner: 'pilot', isSigned: true }])
  })

  test.each([
    ['', false],
    ['—', false],
    ['____', false],
    ['open', false],
    ['pending review', false],
    ['TBD', false],
    ['none', false],
    ['nobody', false],
    ['not yet', false],
    ['to be added', false],
    ['☐', false],
    ['[ ]', false],
    ['[name]', false],
    ['{date}', false],
    ['YYYY-MM-DD', false],
    ['not signed', false],
    ['2026-11-06', true],
    ['6 November', true],
    ['on paper', true],
    ['✅', true],
    ['yes', true],
    ['waived', true],
    ['n/a', true],
  ])('"%s" signs: %s', (text, isSigned) => {
    expect(signOffsOf(`| Part | Signed on |\n|---|---|\n| All | ${text} |\n`)).toMatchObject([{ isSigned }])
  })

  test('a date beside an empty signature is one', () => {
    expect(
      signOffsOf('| Role | Name | Date | Signature |\n|---|---|---|---|\n| pilot | | 2026-11-06 | |\n'),
    ).toMatchObject([{ subject: 'pilot', owner: 'pilot', isSigned: true }])
  })

  test('cover a range in words', () => {
    expect(
      signOffsOf('| Part | Covers | Signed on |\n|---|---|---|\n| All | V-A-001 to 002 | 2026-11-06 |\n'),
    ).toMatchObject([{ covers: 'V-A-001 V-A-002' }])
  })

  test('a row that ends before its signature has none to be asked for', () => {
    expect(signOffsOf('| Part | Role | Signed on |\n|---|---|---|\n| All | pilot |\n')).toEqual([])
  })

  test('a column of the verifications themselves', () => {
    const text =
      '| Verification | Result | Signed by |\n|---|---|---|\n| V-A-001 | passed | pilot |\n| V-A-002 | open | |\n'
    const { verifications } = trace({ 'verification.md': text })
    expect(verifications.map(({ signOffs }) => signOffs.map(({ isSigned }) => isSigned))).toEqual([[true], [false]])
  })
})

describe('which requirements a register ought to name', () => {
  const expected = (text: string, spec = REQUIREMENTS) =>
    trace({ 'spec.md': spec, 'verification.md': text }).requirements.flatMap(({ item, isExpected }) =>
      isExpected ? [item.id] : [],
    )

  test('all of a family of which it names half', () => {
    expect(expected(register('| V-A-001 | REQ-A-001 | | | |\n| V-A-002 | REQ-A-002 | | | |\n'))).toHaveLength(4)
    expect(expected(register('| V-A-001 | REQ-A-001 | | | |\n'))).toEqual([])
  })

  test.each([
    ['a number that is no id', '| V-A-003 | REQ-A-001, 20 | | | |\n', ['REQ-B-001']],
    ['numbers without their family', '| V-A-003 | 001 to 003 | | | |\n', []],
    ['words for all of them', '| V-A-003 | all of them | | | |\n', []],
    [
      'what its first cell says beside the id',
      '| V-A-003: 20 readings | REQ-B-001 | | | |\n',
      ['REQ-A-001', 'REQ-A-002', 'REQ-A-003', 'REQ-B-001'],
    ],
  ])('%s: of a family of which a cell could not be read, none', (_name, row, ids) => {
    expect(expected(register(`| V-A-001 | REQ-A-001 | | | |\n| V-A-002 | REQ-A-002 | | | |\n${row}`))).toEqual(ids)
  })

  test('a sentence may hold any number that is not written like an id', () => {
    const item = (words: string) => `- **V-A-001**: ${words}\n- **V-A-002**: feel REQ-A-002\n`
    expect(expected(item('wait 200 minutes, for REQ-A-001'))).toHaveLength(4)
    expect(expected(item('wait for REQ-A-001 oder 003'))).toEqual(['REQ-B-001'])
  })

  test('not those of another family', () => {
    const spec = `${REQUIREMENTS}\n- **FR-001**: x\n- **FR-002**: y\n`
    expect(expected(register('| V-A-001 | REQ-A-001..003 | | | |\n'), spec)).not.toContain('FR-001')
  })
})

test('five thousand rows are read in their order', () => {
  const number = (i: number) => String(i + 1).padStart(4, '0')
  const spec = `| Requirement | Statement |\n|---|---|\n${Array.from({ length: 5000 }, (_, i) => `| REQ-A-${number(i)} | x |\n`).join('')}`
  const text = register(
    Array.from({ length: 5000 }, (_, i) => `| V-A-${number(i)} | REQ-A-${number(i)} | | | |\n`).join(''),
  )
  const { requirements } = trace({ 'spec.md': spec, 'verification.md': text })
  expect(requirements).toHaveLength(5000)
  expect(requirements.at(-1)!.verifications.map(({ item }) => item.id)).toEqual(['V-A-5000'])
})

test('nothing to trace', () => {
  expect(trace({ 'spec.md': '# Fog\n' })).toEqual({ requirements: [], verifications: [], signOffs: [] })
})
