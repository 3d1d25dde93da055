import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workflowProgram } from '../../../../src/engine/facts/programs/workflow.ts'
import { expectSpansInside, routinesOf } from './uses.ts'

function steps(text: string): string[][] {
  return routinesOf(text, workflowProgram(text))
}

/** The steps of one job of the bakery. */
function job(...lines: string[]): string[][] {
  return steps(
    ['name: Bakery', 'jobs:', '  bake:', '    runs-on: ubuntu-latest', ...lines.map((line) => `    ${line}`), ''].join(
      '\n',
    ),
  )
}

describe('a step', () => {
  test('is called by workflow and name, or by what it runs first', () => {
    expect(
      job(
        'steps:',
        '  - uses: actions/setup-node@v4',
        '  - name: "Check the dough"',
        '    run: node scripts/dough.mjs',
        '  - run: |',
        '',
        '      make bread   ',
        '      cat docs/bread.md',
      ),
    ).toEqual([
      ['Bakery › Check the dough at Check the dough', 'run scripts/dough.mjs'],
      ['Bakery › make bread at make bread', 'start make-target bread', 'read docs/bread.md'],
    ])
  })

  test('of a workflow without a name is called by its job', () => {
    expect(steps('jobs:\n  bake:\n    steps:\n      - run: cat docs/bread.md\n')).toEqual([
      ['bake › cat docs/bread.md at cat docs/bread.md', 'read docs/bread.md'],
    ])
  })

  test('starts where it, its job or its workflow says', () => {
    const text = [
      'defaults: { run: { working-directory: bakery } }',
      'jobs:',
      '  bake:',
      '    steps:',
      '      - run: cat a.md',
      '      - { run: cat b.md, working-directory: ./ovens }',
      '      - { run: cat c.md, working-directory: "${{ matrix.place }}" }',
      '  sell:',
      '    defaults: { run: { working-directory: shop } }',
      '    steps:',
      '      - run: npm test',
      '',
    ].join('\n')
    expect(steps(text).map(([, ...rest]) => rest)).toEqual([
      ['in bakery', 'read a.md'],
      ['in ./ovens', 'read b.md'],
      [],
      ['in shop', 'start package-script test'],
    ])
  })

  test('that runs under a condition requires nothing', () => {
    expect(job("if: github.event_name == 'push'", 'steps:', '  - run: cat a.md && node b.mjs')).toEqual([
      ['Bakery › cat a.md && node b.mjs at cat a.md && node b.mjs', 'probe a.md', 'run b.mjs, if'],
    ])
    expect(job('steps:', '  - { if: "${{ failure() }}", run: npm test }')[0]).toContain('start package-script test, if')
    expect(job('steps:', '  - { if: always(), run: npm test }')[0]).toContain('start package-script test')
  })

  test('in another language is not read', () => {
    expect(
      job('steps:', '  - { run: cat a.md, shell: pwsh }', '  - { run: cat b.md, shell: "bash -e {0}" }').map(
        (each) => each[1],
      ),
    ).toEqual([undefined, 'read b.md'])
    expect(
      steps(
        'jobs:\n  a:\n    runs-on: windows-latest\n    steps:\n      - run: cat a.md\n      - { run: cat b.md, shell: bash }\n',
      ).map((each) => each[1]),
    ).toEqual([undefined, 'read b.md'])
  })

  test('stops at the first command that fails, unless its shell is spelled out', () => {
    expect(job('steps:', '  - run: |', '      test -f a.md', '      bake').at(0)).toContain('read a.md')
    expect(job('steps:', '  - shell: bash {0}', '    run: |', '      test -f a.md', '      bake').at(0)).toContain(
      'probe a.md',
    )
  })

  test('has unknown words where expressions stand, and constants of `env`', () => {
    expect(
      job(
        'env: { PLAN: docs/plan.md, OVEN: "${{ vars.oven }}" }',
        'steps:',
        '  - env: { LIST: docs/list.md }',
        '    run: |',
        '      cat "$PLAN" $LIST docs/${{ matrix.oven }}.md \'${{ x }}\' ${{ y }}/a.md "$OVEN"',
        '      grep ${{ inputs.options }} bread docs/bread.md',
        '      cat "$GITHUB_WORKSPACE/b.md"',
      )[0]!.slice(1),
    ).toEqual([
      'read docs/plan.md at $PLAN',
      'read docs/list.md at $LIST',
      'read <start>/b.md at $GITHUB_WORKSPACE/b.md',
    ])
  })

  test('knows what an action has put there', () => {
    expect(
      job(
        'steps:',
        '  - uses: actions/download-artifact@v4',
        '    with: { path: loaves }',
        '  - uses: actions/upload-artifact@v4',
        '    with: { path: crumbs }',
        '  - run: cat loaves/list.md',
      ),
    ).toEqual([['Bakery › cat loaves/list.md at cat loaves/list.md', 'write loaves', 'read loaves/list.md']])
  })

  test.each([
    ['folded', ['  - run: >-', '      cat docs/🥖.md', '      || true']],
    ['double quotes', ['  - run: "cat \\"docs/🥖.md\\"\\n|| true"']],
    ['single quotes', ["  - run: 'cat ''docs/🥖.md'' || true'"]],
  ])('has its places in the file: %s', (_, lines) => {
    expect(job('steps:', ...lines)[0]![1]).toMatch(/^read docs\/🥖\.md( by \|\| true)?$/)
  })

  test('has them behind a byte-order mark and with CRLF', () => {
    const text =
      '\ufeffname: B\r\njobs:\r\n  a:\r\n    steps:\r\n      - run: |\r\n          if [ -f a.md ]; then\r\n            cat b.md\r\n          fi\r\n          cat c.md \\\r\n            d.md\r\n'
    expect(steps(text)[0]!.slice(1)).toEqual(['probe a.md', 'probe b.md', 'read c.md', 'read d.md'])
  })
})

test('a file that is no workflow has no steps, and one that does not parse says so', () => {
  for (const text of ['', 'jobs:', 'jobs: []', 'jobs: { a: { steps: {} } }', '- x'])
    expect(workflowProgram(text)).toEqual({ program: { routines: [], constants: [] }, shell: [], problems: [] })
  const { problems } = workflowProgram('jobs:\n  a: [\n  b: "\n')
  expect(problems).toHaveLength(1)
})

test('never throws, and every place lies in the text', () => {
  const part = fc.constantFrom(
    ...[
      'jobs:',
      'a:',
      'steps:',
      '- run:',
      'run: |',
      'run: >-',
      'name:',
      'env:',
      'if:',
      'cat a.md',
      '|| true',
      "'",
      '"',
      '\\n',
      '${{',
      '}}',
    ],
    ...[
      '\n',
      '\r\n',
      '  ',
      '      ',
      '{',
      '}',
      '[',
      ']',
      '&x',
      '*x',
      '!!str',
      '#',
      '🥖',
      '\ufeff',
      'with: { path: a }',
      'uses: actions/cache@v4',
    ],
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(part, { maxLength: 20 }).map((parts) => `jobs:\n  a:\n    steps:\n      - run: ${parts.join(' ')}`),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  fc.assert(
    fc.property(text, (source) => expectSpansInside(source, workflowProgram(source))),
    { numRuns: 2000 },
  )
})
