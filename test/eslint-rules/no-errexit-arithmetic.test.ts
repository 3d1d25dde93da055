import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import rule from '../../eslint-rules/rules/no-errexit-arithmetic.ts'
import { readShell } from '../../eslint-rules/shell/text.ts'
import { testRule } from './test-rule.ts'
import { eslintReports } from './verdicts.ts'

/** A report of `command` on a line of its own, the `line`th. */
function assign(line: number, column: number, command: string, assignment: string) {
  return {
    messageId: 'assign',
    data: { command, assignment },
    line,
    column,
    endLine: line,
    endColumn: column + command.length,
  } as const
}

function other(line: number, column: number, command: string) {
  return {
    messageId: 'other',
    data: { command },
    line,
    column,
    endLine: line,
    endColumn: column + command.length,
  } as const
}

const STEP = { languageOptions: { host: 'step' } } as const
const SCRIPT = { languageOptions: { host: 'script' } } as const

testRule(rule, {
  valid: [
    // Nothing ends the shell.
    'boats=0\n((boats++))',
    { code: '#!/bin/bash\nboats=0\n((boats++))', ...SCRIPT },
    'set -e\nset +e\n((boats++))',
    '((boats++))\nset -e',
    'set -u\n((boats++))',
    '(set -e; ls)\n((boats++))',
    // A substitution keeps no errexit, and a text for another shell has options of its own.
    'set -e\nboats="$(((boats++)); echo "$boats")"',
    "set -e\nbash -c '((boats++)); ls'",
    // No count that began at 0 yields it.
    'set -e\n((++boats))\n((boats += 1))\n((boats += 12))\nlet ++boats\nlet boats+=1',
    'set -e\n((boats = 3))\n((boats = RANDOM % 6 + 1))\n((boats = late > 2 ? 4 : 2))',
    'set -e\nboats=1\n((boats++))\n((boats += 2))',
    'set -e\ntries=5\nwhile ((tries > 0)); do\n  sail && break\n  ((tries--))\ndone',
    'set -e\ntries=5\nwhile [ "$tries" -gt 0 ]; do\n  ((tries--))\ndone',
    // Constants other than 0.
    'set -e\n((flags |= 0x4))\n((mask = 0xff))\n((kb = 1 << 10))\n((x = 2 * 3))\nlet "mask = 16#ff & ~0x3"',
    'set -e\n((x = -1))\n((x = (2 ** 3) % 5 - 017 / 2 + !0))\n((x = y = 3))\n((x = RANDOM % 6 + 2 * 3))',
    // Too deep to be read.
    `set -e\n((x = ${'('.repeat(200)}0${')'.repeat(200)}))`,
    // Questions.
    'set -e\n((boats > 3))\n((boats))\n((boats && crews))',
    // Its failure is asked about.
    'set -e\nif ((boats++)); then echo "a second one"; fi',
    'set -e\nwhile ((tries--)); do sail && break; done',
    'set -e\n((boats++)) || true\n((boats++)) && echo "a second one"\n! ((boats++))',
    'set -e\ncount() { ((boats++)); }\ncount || true\nif count; then ls; fi',
    // Not the command.
    'set -e\nboats=$((boats + 1))\nfor ((i = 0; i < 3; i++)); do ls; done\necho "((boats++))"\n# ((boats++))',
    // A handler switches it off for itself alone.
    'ls\ncleanup() { set +e; ((boats--)); }',
    'set -e\nwhile ls; ((boats++)); do ls; done',
    'set -e\n((boats',
  ],
  invalid: [
    {
      code: 'set -euo pipefail\nPASS=0\n((PASS++))\n',
      output: 'set -euo pipefail\nPASS=0\nPASS=$((PASS + 1))\n',
      errors: [assign(3, 1, '((PASS++))', 'PASS=$((PASS + 1))')],
    },
    {
      code: '#!/bin/bash -e\n(( boats-- ))\n',
      output: '#!/bin/bash -e\nboats=$((boats - 1))\n',
      errors: [assign(2, 1, '(( boats-- ))', 'boats=$((boats - 1))')],
      ...SCRIPT,
    },
    {
      code: 'boats=0\n((boats++))\n',
      output: 'boats=0\nboats=$((boats + 1))\n',
      errors: [assign(2, 1, '((boats++))', 'boats=$((boats + 1))')],
      ...STEP,
    },
    {
      code: 'set -o errexit\n((--boats))\n((boats -= late))\n((boats -= late + lost))\n((boats = 0))\n((boats += late))\n',
      output:
        'set -o errexit\nboats=$((boats - 1))\nboats=$((boats - late))\nboats=$((boats - (late + lost)))\nboats=$((0))\n' +
        'boats=$((boats + late))\n',
      errors: [
        assign(2, 1, '((--boats))', 'boats=$((boats - 1))'),
        assign(3, 1, '((boats -= late))', 'boats=$((boats - late))'),
        assign(4, 1, '((boats -= late + lost))', 'boats=$((boats - (late + lost)))'),
        assign(5, 1, '((boats = 0))', 'boats=$((0))'),
        assign(6, 1, '((boats += late))', 'boats=$((boats + late))'),
      ],
    },
    {
      code: 'set -e\nlet boats++\nlet "boats -= late"\n',
      output: 'set -e\nboats=$((boats + 1))\nboats=$((boats - late))\n',
      errors: [
        assign(2, 1, 'let boats++', 'boats=$((boats + 1))'),
        assign(3, 1, 'let "boats -= late"', 'boats=$((boats - late))'),
      ],
    },
    {
      // The last of a chain ends the script, those before it do not.
      code: 'set -e\n((late++)) && ((boats++))\n',
      output: 'set -e\n((late++)) && boats=$((boats + 1))\n',
      errors: [assign(2, 15, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      // Words that parentheses had parted.
      code: 'set -e\nif ls; then((boats++))else((late++)) fi\n',
      output: 'set -e\nif ls; then boats=$((boats + 1));else late=$((late + 1)); fi\n',
      errors: [assign(2, 12, '((boats++))', 'boats=$((boats + 1))'), assign(2, 27, '((late++))', 'late=$((late + 1))')],
    },
    {
      code: 'set -e\ncount() {\n  ((boats++)) # one more\n}\ncount\ncount || true\n',
      output: 'set -e\ncount() {\n  boats=$((boats + 1)) # one more\n}\ncount\ncount || true\n',
      errors: [assign(3, 3, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      code: 'set -e\nset +e\nls\nset -e\n((boats++)) >&2\n',
      output: 'set -e\nset +e\nls\nset -e\nboats=$((boats + 1)) >&2\n',
      errors: [assign(5, 1, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      code: 'set -e\ncleanup() { set +e; }\n((boats++))\n',
      output: 'set -e\ncleanup() { set +e; }\nboats=$((boats + 1))\n',
      errors: [assign(3, 1, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      code: 'set -e\nif late=$(ls); then ls; fi\n((boats++))\n',
      output: 'set -e\nif late=$(ls); then ls; fi\nboats=$((boats + 1))\n',
      errors: [assign(3, 1, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      code: 'set -e\n(ls; ((boats++)))\n',
      output: 'set -e\n(ls; boats=$((boats + 1)))\n',
      errors: [assign(2, 6, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      // Constants that are 0, or that leave the variable at 0.
      code: 'set -e\n((x = 1 << 64 - 1 << 1))\n((flags |= 0x0))\n((x = 3 / 4))\n((flags &= 0x4))\n((x += 2 - 3))\n',
      output:
        'set -e\nx=$((1 << 64 - 1 << 1))\nflags=$((flags | 0x0))\nx=$((3 / 4))\nflags=$((flags & 0x4))\nx=$((x + (2 - 3)))\n',
      errors: [
        assign(2, 1, '((x = 1 << 64 - 1 << 1))', 'x=$((1 << 64 - 1 << 1))'),
        assign(3, 1, '((flags |= 0x0))', 'flags=$((flags | 0x0))'),
        assign(4, 1, '((x = 3 / 4))', 'x=$((3 / 4))'),
        assign(5, 1, '((flags &= 0x4))', 'flags=$((flags & 0x4))'),
        assign(6, 1, '((x += 2 - 3))', 'x=$((x + (2 - 3)))'),
      ],
    },
    // No assignment is lawful there.
    ...['count() ((boats++))', 'count() ((boats++)) >&2', 'function count ((boats++))'].map((code) => ({
      code: `set -e\n${code}\ncount\n`,
      errors: [assign(2, code.indexOf('((') + 1, '((boats++))', 'boats=$((boats + 1))')],
    })),
    {
      code: 'set -e\nls | ((boats++))\ntime ((boats++))\n',
      errors: [
        assign(2, 6, '((boats++))', 'boats=$((boats + 1))'),
        assign(3, 6, '((boats++))', 'boats=$((boats + 1))'),
      ],
    },
    // The exit code has a reader.
    ...[
      '((boats++)); echo $?',
      '((boats++))\n\n# Was it the first?\ncode=$?',
      '((boats++)) >&2\n[ "${?}" -eq 0 ]',
      'if ls; then\n  ((boats++))\nfi # counted\nexit $?',
      'case $1 in\n  a) ((boats++)) ;;\nesac\nexit $?',
    ].map((code) => {
      const [before = ''] = code.split('((')
      return {
        code: `set -e\n${code}\n`,
        errors: [
          assign(
            1 + before.split('\n').length,
            before.length - before.lastIndexOf('\n'),
            '((boats++))',
            'boats=$((boats + 1))',
          ),
        ],
      }
    }),
    {
      // Of another statement.
      code: 'set -e\n((boats++))\nls\necho $?\n',
      output: 'set -e\nboats=$((boats + 1))\nls\necho $?\n',
      errors: [assign(2, 1, '((boats++))', 'boats=$((boats + 1))')],
    },
    {
      // In the function that switches it off, in one that does not, and in a subshell of its own.
      code: 'set -e\na() { set +e; ((boats--)); }\nb() { ((boats--)); }\n(set +e; ((boats--)))\n(set +e; set -e; ((boats--)))\na\nb\n',
      output:
        'set -e\na() { set +e; ((boats--)); }\nb() { boats=$((boats - 1)); }\n(set +e; ((boats--)))\n(set +e; set -e; boats=$((boats - 1)))\na\nb\n',
      errors: [
        assign(3, 7, '((boats--))', 'boats=$((boats - 1))'),
        assign(5, 18, '((boats--))', 'boats=$((boats - 1))'),
      ],
    },
    {
      code: 'set -e\n((berths[3]++))\n((boats++, late++))\nlet boats++ late--\n',
      errors: [other(2, 1, '((berths[3]++))'), other(3, 1, '((boats++, late++))'), other(4, 1, 'let boats++ late--')],
    },
  ],
})

describe('texts that are generated', () => {
  it.each([
    ['a sum', `((x = 1${'+1'.repeat(60_000)}))`],
    ['assignments', `((${'x = '.repeat(1000)}0))`],
    ['signs', `((x = ${'- '.repeat(1000)}0))`],
    ['a sum of let', `let x=1${'+1'.repeat(60_000)}`],
  ])('%s beyond all depth is left alone', (_name, command) => {
    expect(placesIn(`set -e\n${command}\n`)).toEqual([])
  })

  it('finds each of thousands of counts behind as many changes of the option', () => {
    const functions = Array.from({ length: 5000 }, (_, index) => `f${index}() { set +e; }\n`).join('')
    expect(placesIn(`set -e\n${functions}${'((x++))\n'.repeat(5000)}`)).toHaveLength(5000)
  })

  /** Where the rule reports, without ESLint's own walk over the tree. */
  function placesIn(text: string): number[] {
    const found: number[] = []
    const shell = readShell(text)
    rule
      .create({
        sourceCode: { text, shell },
        languageOptions: { host: 'script' },
        options: [{}],
        physicalFilename: 'count.sh',
        settings: {},
        report: ({ node }) => found.push(node.pos),
      })
      .Script?.()
    return found
  }
})

describe('what bash does', () => {
  /** A start, a command, and what the variable is behind it. */
  const cases = [
    ['boats=0', '((boats++))', '1'],
    ['boats=0', '((boats--))', '-1'],
    ['boats=1', '((--boats))', '0'],
    ['boats=2 late=2', '((boats -= late))', '0'],
    ['boats=3 late=2 lost=1', '((boats -= late + lost))', '0'],
    ['boats=3', '((boats = 0))', '0'],
    ['boats=0 late=0', '((boats += late))', '0'],
    ['boats=0', 'let boats++', '1'],
    ['boats=2 late=2', 'let "boats -= late"', '0'],
    ['boats=0', 'if true; then((boats++))else((boats--)) fi', '1'],
    ['boats=0', 'true && ((boats++))', '1'],
    ['boats=3', '((boats = 3 / 4))', '0'],
  ] as const
  it.each(cases)('%s; %s ends the script, and counts when it is fixed', (start, command, value) => {
    const code = `set -e\n${start}\n${command}\necho "$boats"\n`
    expect(run(code)).toEqual({ status: 1, stdout: '' })
    expect(run(fixed(code))).toEqual({ status: 0, stdout: `${value}\n` })
  })

  it.each([
    '((boats = 0xff))',
    '((boats = 1 << 10))',
    '((boats = -7 / 2))',
    '((boats = -1 ** 2))',
    '((boats = 16#fF))',
    '((boats = 010 - 9))',
    '((boats = 2 ** 3 ** 2))',
    '((boats = ~0 & 6 ^ 1))',
    '((boats |= 0x4))',
  ])('%s never ends the script, and is not reported', (command) => {
    const code = `set -e\nboats=0\n${command}\necho on\n`
    expect(run(code)).toEqual({ status: 0, stdout: 'on\n' })
    expect(eslintReports([rule], { code })).toEqual([])
  })

  function fixed(code: string): string {
    let text = code
    for (let next = fixOf(text); next !== undefined; next = fixOf(text)) text = next
    return text
  }

  function fixOf(code: string): string | undefined {
    return eslintReports([rule], { code })[0]?.fixed
  }

  function run(script: string): { status: number | null; stdout: string } {
    const { status, stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
    return { status, stdout }
  }
})
