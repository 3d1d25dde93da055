import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { pretty } from '../../src/reporters/pretty.ts'
import { widthOf } from '../../src/reporters/cells.ts'
import { diagnosticAt, rangeIn, reportOf, textOf } from './reports.ts'

/** The output for one diagnostic at a piece of a text, without the heading and the closing line. */
function shown(text: string, piece: string, more: Partial<Diagnostic> = {}, width = 80): string {
  const report = reportOf([diagnosticAt('plan.md', rangeIn(text, piece), more)], { 'plan.md': text }, { width })
  const lines = textOf(pretty.report(report)).split('\n').slice(2, -3)
  expect(lines.filter((line) => widthOf(line) > width)).toEqual([])
  return `\n${lines.join('\n')}\n`
}

describe('carets stand under the exact text', () => {
  test('after tabs', () => {
    expect(shown('\tSee\t[it](rollback.md)\n', 'rollback.md')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:11
         |
       1 |     See [it](rollback.md)
         |              ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('after wide characters and combined ones', () => {
    expect(shown('計画は 👩‍👩‍👧 café 한국 [it](rollback.md)\n', 'rollback.md')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:27
         |
       1 | 計画は 👩‍👩‍👧 café 한국 [it](rollback.md)
         |                          ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
    expect(shown('See [計画](計画.md) now\n', '計画.md')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:10
         |
       1 | See [計画](計画.md) now
         |            ^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('after what is hidden, which is shown', () => {
    expect(shown('a\u202eb\u200bc\u001b[31m [it](rollback.md)\n', 'rollback.md')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:17
         |
       1 | a\\u{202e}b\\u{200b}c\\u{1b}[31m [it](rollback.md)
         |                                    ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
    expect(shown('zero\u200bwidth\n', '\u200b')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:5
         |
       1 | zero\\u{200b}width
         |     ^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('at an empty range, also at the end of the line and of the file', () => {
    const at = (line: number, column: number) => ({
      start: { line, column, offset: 0 },
      end: { line, column, offset: 0 },
    })
    const text = 'one\n\nthree'
    const report = reportOf(
      [at(1, 2), at(2, 1), at(3, 6)].map((range) => diagnosticAt('plan.md', range)),
      { 'plan.md': text },
    )
    expect(textOf(pretty.report(report))).toMatchInlineSnapshot(`
      "── plan.md ──────────────────────────────────────────────────────────── 3 errors

      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:2
         |
       1 | one
         |  ^
         |
         = rule: throughline explain link/missing-file

      error[link/missing-file] rollback.md does not exist.
        --> plan.md:2:1
         |
       2 |
         | ^
         |
         = rule: throughline explain link/missing-file

      error[link/missing-file] rollback.md does not exist.
        --> plan.md:3:6
         |
       3 | three
         |      ^
         |
         = rule: throughline explain link/missing-file

      3 errors in 12 files (1,204 items), 61 ms
      "
    `)
  })

  test('after a byte-order mark, with CRLF and a lone CR', () => {
    expect(shown('\ufeffone\rtwo\r\nthree\r\n', 'one')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:1
         |
       1 | one
         | ^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
    expect(shown('\ufeffone\rtwo\r\nthree\r\n', 'two')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:2:1
         |
       2 | two
         | ^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })
})

describe('long lines are cut around the carets', () => {
  const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike '

  test('on both sides', () => {
    expect(shown(`${words}[it](rollback.md) ${words}`, 'rollback.md')).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:85
         |
       1 | …a juliett kilo lima mike [it](rollback.md) alpha bravo charlie delta echo…
         |                                ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('a range that is longer than the terminal', () => {
    expect(shown(`x ${'é'.repeat(300)} y`, 'é'.repeat(300))).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:3
         |
       1 | x ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('a line of a megabyte', () => {
    expect(shown(`${'計画'.repeat(250_000)}[it](rollback.md)${'x'.repeat(500_000)}`, 'rollback.md'))
      .toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not exist.
        --> plan.md:1:500006
         |
       1 | …計画計画計画計画計画計画[it](rollback.md)xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
         |                               ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })

  test('a narrow terminal', () => {
    expect(shown(`${words}[it](rollback.md) ${words}`, 'rollback.md', {}, 50)).toMatchInlineSnapshot(`
      "
      error[link/missing-file] rollback.md does not
        exist.
        --> plan.md:1:85
         |
       1 | … lima mike [it](rollback.md) alpha bravo ch…
         |                  ^^^^^^^^^^^
         |
         = rule: throughline explain link/missing-file
      "
    `)
  })
})

test('a range of several lines shows the first and the last', () => {
  const text = 'Before\n```sh\nmake\nmake deploy\n   done\nAfter\n'
  expect(shown(text, '```sh\nmake\nmake deploy\n   done\n')).toMatchInlineSnapshot(`
    "
    error[link/missing-file] rollback.md does not exist.
      --> plan.md:2:1
       |
     2 | \`\`\`sh
       | ^^^^^
    ...
     5 |    done
       |    ^^^^
       |
       = rule: throughline explain link/missing-file
    "
  `)
  expect(shown(text, '```sh\nmake\nm')).toMatchInlineSnapshot(`
    "
    error[link/missing-file] rollback.md does not exist.
      --> plan.md:2:1
       |
     2 | \`\`\`sh
       | ^^^^^
    ...
     4 | make deploy
       | ^
       |
       = rule: throughline explain link/missing-file
    "
  `)
  expect(shown(text, 'Before\n``')).toMatchInlineSnapshot(`
    "
    error[link/missing-file] rollback.md does not exist.
      --> plan.md:1:1
       |
     1 | Before
       | ^^^^^^
     2 | \`\`\`sh
       | ^^
       |
       = rule: throughline explain link/missing-file
    "
  `)
})

test('related places, fixes and suggestions', () => {
  const plan = 'The [gates](Gates.md) hold, says D-007.\n'
  const log = '# Log\n\n### D-001 — Ship\n'
  const edit = { file: 'plan.md', range: rangeIn(plan, 'Gates.md'), text: 'gates.md' }
  const related = [{ file: 'log.md', range: rangeIn(log, 'D-001'), message: 'the only decision is here' }]
  const suggestions = ['D-001', 'D-002', 'D-003', 'D-004'].map((id) => ({
    message: `Cite ${id}`,
    edits: [{ ...edit, range: rangeIn(plan, 'D-007'), text: id }],
  }))
  const report = reportOf(
    [
      diagnosticAt('plan.md', rangeIn(plan, 'Gates.md'), {
        ruleId: 'link/case-mismatch',
        message: 'Gates.md is gates.md on disk.',
        fix: { message: 'Write gates.md', edits: [edit] },
      }),
      diagnosticAt('plan.md', rangeIn(plan, 'D-007'), {
        ruleId: 'id/undefined-reference',
        severity: 'warning',
        message: 'D-007 is not defined.',
        related,
        suggestions,
      }),
      diagnosticAt('plan.md', rangeIn(plan, 'hold'), {
        severity: 'info',
        message: 'A word to drop.',
        fix: { message: 'Drop it', edits: [{ ...edit, range: rangeIn(plan, 'hold'), text: '' }] },
      }),
    ],
    { 'plan.md': plan, 'log.md': log },
  )
  expect(textOf(pretty.report(report))).toMatchInlineSnapshot(`
    "── plan.md ─────────────────────────────────────── 1 error, 1 warning and 1 note

    error[link/case-mismatch] Gates.md is gates.md on disk.
      --> plan.md:1:13
       |
     1 | The [gates](Gates.md) hold, says D-007.
       |             ^^^^^^^^
       |
       = fix: Write gates.md
     1 | The [gates](gates.md) hold, says D-007.
       |             ~~~~~~~~
       = rule: throughline explain link/case-mismatch

    warning[id/undefined-reference] D-007 is not defined.
      --> plan.md:1:34
       |
     1 | The [gates](Gates.md) hold, says D-007.
       |                                  ^^^^^
       |
       = note: the only decision is here
      --> log.md:3:5
     3 | ### D-001 — Ship
       |     -----
       = help: Cite D-001
       = help: Cite D-002
       = help: Cite D-003
       = help: and 1 more suggestion
       = rule: throughline explain id/undefined-reference

    info[link/missing-file] A word to drop.
      --> plan.md:1:23
       |
     1 | The [gates](Gates.md) hold, says D-007.
       |                       ^^^^
       |
       = fix: Drop it
       = rule: throughline explain link/missing-file

    1 error, 1 warning and 1 note in 12 files (1,204 items), 61 ms
    "
  `)
  expect(textOf(pretty.report({ ...report, style: { hasColour: true, width: 80 } })).replaceAll('\u001b', '␛'))
    .toMatchInlineSnapshot(`
    "␛[34m──␛[39m ␛[1mplan.md␛[22m ␛[34m───────────────────────────────────────␛[39m 1 error, 1 warning and 1 note

    ␛[1m␛[31merror[link/case-mismatch]␛[39m␛[22m ␛[1mGates.md is gates.md on disk.␛[22m
      ␛[34m-->␛[39m plan.md:1:13
       ␛[34m|␛[39m
    ␛[34m 1 |␛[39m The [gates](Gates.md) hold, says D-007.
       ␛[34m|␛[39m             ␛[1m␛[31m^^^^^^^^␛[39m␛[22m
       ␛[34m|␛[39m
       ␛[34m=␛[39m fix: Write gates.md
    ␛[34m 1 |␛[39m The [gates](gates.md) hold, says D-007.
       ␛[34m|␛[39m             ␛[32m~~~~~~~~␛[39m
       ␛[34m=␛[39m rule: throughline explain link/case-mismatch

    ␛[1m␛[33mwarning[id/undefined-reference]␛[39m␛[22m ␛[1mD-007 is not defined.␛[22m
      ␛[34m-->␛[39m plan.md:1:34
       ␛[34m|␛[39m
    ␛[34m 1 |␛[39m The [gates](Gates.md) hold, says D-007.
       ␛[34m|␛[39m                                  ␛[1m␛[33m^^^^^␛[39m␛[22m
       ␛[34m|␛[39m
       ␛[34m=␛[39m note: the only decision is here
      ␛[34m-->␛[39m log.md:3:5
    ␛[34m 3 |␛[39m ### D-001 — Ship
       ␛[34m|␛[39m     ␛[34m-----␛[39m
       ␛[34m=␛[39m help: Cite D-001
       ␛[34m=␛[39m help: Cite D-002
       ␛[34m=␛[39m help: Cite D-003
       ␛[34m=␛[39m help: and 1 more suggestion
       ␛[34m=␛[39m rule: throughline explain id/undefined-reference

    ␛[1m␛[36minfo[link/missing-file]␛[39m␛[22m ␛[1mA word to drop.␛[22m
      ␛[34m-->␛[39m plan.md:1:23
       ␛[34m|␛[39m
    ␛[34m 1 |␛[39m The [gates](Gates.md) hold, says D-007.
       ␛[34m|␛[39m                       ␛[1m␛[36m^^^^␛[39m␛[22m
       ␛[34m|␛[39m
       ␛[34m=␛[39m fix: Drop it
       ␛[34m=␛[39m rule: throughline explain link/missing-file

    ␛[1m␛[31m1 error, 1 warning and 1 note␛[39m␛[22m in 12 files (1,204 items), 61 ms
    "
  `)
})

test('a file that cannot be read again has its place alone', () => {
  const range = { start: { line: 900, column: 1, offset: 9000 }, end: { line: 900, column: 2, offset: 9001 } }
  expect(textOf(pretty.report(reportOf([diagnosticAt('gone.md', range)])))).toMatchInlineSnapshot(`
    "── gone.md ───────────────────────────────────────────────────────────── 1 error

    error[link/missing-file] rollback.md does not exist.
       --> gone.md:900:1
        = rule: throughline explain link/missing-file

    1 error in 12 files (1,204 items), 61 ms
    "
  `)
  expect(
    textOf(pretty.report(reportOf([diagnosticAt('shrunk.md', range)], { 'shrunk.md': 'one line' }))),
  ).not.toContain('|')
})

test('nothing found', () => {
  expect(textOf(pretty.report(reportOf([])))).toBe('No faults in 12 files (1,204 items), 61 ms\n')
  const slow = reportOf([])
  expect(textOf(pretty.report({ ...slow, summary: { ...slow.summary, files: 1, durationMs: 2345 } }))).toBe(
    'No faults in 1 file (1,204 items), 2.3 s\n',
  )
})

test('nothing that a terminal or a workflow runner would obey gets through', () => {
  const text = '::add-mask::x ##[error]y \u001b]52;c;x\u0007 \u009b2J \u202e [it](rollback.md)\n'
  const message = `##[error]${'long '.repeat(14)}::add-mask::secret \u001b[31m\r\n::set-output name=x::y`
  const report = reportOf(
    [
      diagnosticAt('::warning::\n.md', rangeIn(text, 'rollback.md'), {
        message,
        related: [{ file: '::x', range: rangeIn(text, 'it'), message: '::debug::x' }],
        suggestions: [{ message: '::x', edits: [] }],
      }),
    ],
    { '::warning::\n.md': text, '::x': text },
  )
  const lines = textOf(pretty.report(report)).split('\n')
  expect(lines.filter((line) => /^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202e]/.test(line))).toEqual([])
})
