import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directoryWith } from '../workspace/temporary.ts'
import { releasePlan, soundPlan } from './corpus.ts'
import { spawnThroughline, throughline } from './session.ts'

/** Said of documents outside of a repository that have decisions. */
const NO_GIT =
  'note: no git tells what it tracks here, so these rules did not run: cleanup/unlisted-deletion, decision/reopened, durable/untracked-artifact, task/phantom-completion\n'

test('a sound corpus is clean', async () => {
  expect(await throughline(directoryWith(soundPlan), 'check')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "note: no git tells what it tracks here, so these rules did not run: cleanup/unlisted-deletion, decision/reopened, durable/untracked-artifact, task/phantom-completion
    ",
      "out": "No faults in 4 files (8 items), 0 ms
    ",
    }
  `)
})

test('faults are listed by file, with the line, the place and what to do', async () => {
  const { code, out, err } = await throughline(directoryWith(releasePlan), 'check')
  expect({ code, err }).toEqual({ code: 1, err: NO_GIT })
  expect(out).toMatchInlineSnapshot(`
    "── docs/plan.md ─────────────────────────────────────────────────────── 3 errors

    error[link/missing-file] docs/runbooks/roll-back.md does not exist; did you
      mean docs/runbooks/rollback.md?
      --> docs/plan.md:3:19
       |
     3 | See [the runbook](runbooks/roll-back.md) and [the gates](runbooks/rollbac…
       |                   ^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Link to docs/runbooks/rollback.md
     3 | See [the runbook](runbooks/rollback.md) and [the gates](runbooks/rollback…
       |                   ~~~~~~~~~~~~~~~~~~~~
       = rule: throughline explain link/missing-file

    error[link/missing-anchor] docs/runbooks/rollback.md has no anchor #gate; did
      you mean #gates?
      --> docs/plan.md:3:78
       |
     3 | …nbook](runbooks/roll-back.md) and [the gates](runbooks/rollback.md#gate).
       |                                                                    ^^^^^
       |
       = note: #gates is here
      --> docs/runbooks/rollback.md:3:1
     3 | ## Gates
       | --------
       = help: Link to #gates
     3 | …book](runbooks/roll-back.md) and [the gates](runbooks/rollback.md#gates).
       |                                                                   ~~~~~~
       = rule: throughline explain link/missing-anchor

    error[id/undefined-reference] T005 is not defined in docs; did you mean T004?
      --> docs/plan.md:4:19
       |
     4 | T001 comes before T005, as D-002 says.
       |                   ^^^^
       |
       = note: T004 is defined here
      --> docs/tasks.md:7:7
     7 | - [ ] T004 Watch the dashboards
       |       ----
       = help: Cite T004
     4 | T001 comes before T004, as D-002 says.
       |                   ~~~~
       = rule: throughline explain id/undefined-reference

    ── docs/tasks.md ─────────────────────────────────────────────────────── 1 error

    error[id/duplicate-definition] T003 is defined twice in docs. Give one of the
      two another id, or remove the copy.
      --> docs/tasks.md:6:7
       |
     6 | - [ ] T003 Announce
       |       ^^^^
       |
       = note: the first definition of T003
      --> docs/tasks.md:5:7
     5 | - [ ] T003 Publish, see D-001
       |       ----
       = rule: throughline explain id/duplicate-definition

    4 errors in 4 files (7 items), 0 ms
    "
  `)
})

test('only what concerns the paths is listed, relative to the directory', async () => {
  const directory = directoryWith({ ...releasePlan, 'throughline.yaml': '' })
  const { code, out } = await throughline(directory, 'check', 'docs/runbooks')
  expect({ code, out }).toEqual({ code: 0, out: 'No faults in 1 file (0 items), 0 ms\n' })
  const tasks = await throughline(directory, 'check', 'docs/tasks.md', '--format', 'json')
  expect(tasks.out).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "diagnostics": [
        {"ruleId":"id/duplicate-definition","messageId":"duplicate","severity":"error","message":"T003 is defined twice in docs. Give one of the two another id, or remove the copy.","file":"docs/tasks.md","range":{"start":{"line":6,"column":7,"offset":101},"end":{"line":6,"column":11,"offset":105}},"related":[{"file":"docs/tasks.md","range":{"start":{"line":5,"column":7,"offset":71},"end":{"line":5,"column":11,"offset":75}},"message":"the first definition of T003"}],"fixable":false,"suggestions":[]}
      ],
      "notRun": [{"ruleId":"cleanup/unlisted-deletion","needs":"base"},{"ruleId":"decision/reopened","needs":"base"},{"ruleId":"durable/untracked-artifact","needs":"git"},{"ruleId":"task/phantom-completion","needs":"history"}],
      "summary": {"files":1,"items":4,"references":1,"links":0,"errors":1,"warnings":0,"durationMs":0}
    }
    "
  `)
  const inside = await throughline(join(directory, 'docs'), 'check', '--format', 'json')
  expect(JSON.parse(inside.out)).toMatchObject({
    diagnostics: [{ file: 'plan.md' }, { file: 'plan.md' }, { file: 'plan.md' }, { file: 'tasks.md' }],
  })
})

test('a place outside of the directory is named from there', async () => {
  const directory = directoryWith({
    'throughline.yaml': '',
    'docs/plan.md': 'See [the gates](../runbooks/rollback.md#gate).\n',
    'runbooks/rollback.md': '## Gates\n',
  })
  const { out } = await throughline(directory, 'check', 'docs', '--format', 'json')
  expect(JSON.parse(out)).toMatchObject({
    diagnostics: [
      {
        file: 'plan.md',
        related: [{ file: '../runbooks/rollback.md' }],
        suggestions: [{ edits: [{ file: 'plan.md' }] }],
      },
    ],
  })
  expect((await throughline(directory, 'check', 'docs')).out).toContain(' 1 | ## Gates\n')
})

test('severities come from the rule, the configuration and the command, the last word wins', async () => {
  const plan = { 'plan.md': '[the runbook](rollback.md)\n' }
  const configured = { ...plan, 'throughline.yaml': 'rules: { link/missing-file: warning }' }
  expect(await throughline(directoryWith(plan), 'check')).toMatchObject({ code: 1 })
  expect(await throughline(directoryWith(configured), 'check')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 warning in 1 file') as string,
  })
  expect(await throughline(directoryWith(configured), 'check', '--rule', 'link/missing-file=error')).toMatchObject({
    code: 1,
  })
  expect(await throughline(directoryWith(configured), 'check', '--rule=link/missing-file=off')).toMatchObject({
    code: 0,
    out: 'No faults in 1 file (0 items), 0 ms\n',
  })
})

test('--max-warnings fails on more, and --quiet lists errors only', async () => {
  const directory = directoryWith({
    'plan.md': '[a](rollback.md) [b](gates.md)\n',
    'throughline.yaml': 'rules: { link/missing-file: warning }',
  })
  expect(await throughline(directory, 'check', '--max-warnings', '2')).toMatchObject({ code: 0, err: '' })
  expect(await throughline(directory, 'check', '--max-warnings', '1', '--quiet')).toEqual({
    code: 1,
    out: '2 warnings in 1 file (0 items), 0 ms\n',
    err: 'note: 2 warnings are more than the 1 of --max-warnings\n',
  })
})

test('--config takes another configuration', async () => {
  const directory = directoryWith({ 'docs/plan.md': '', 'drafts/plan.md': '', 'ci.yaml': 'exclude: [drafts]' })
  expect((await throughline(directory, 'check', '--config', 'ci.yaml')).out).toBe(
    'No faults in 1 file (0 items), 0 ms\n',
  )
  expect(await throughline(directory, 'check', '--config', 'cy.yaml')).toMatchObject({
    code: 2,
    err: 'error: cy.yaml is not a file\nhelp: did you mean "ci.yaml"?\n',
  })
})

test('--color paints even without a terminal', async () => {
  const { out } = await throughline(
    directoryWith({ 'plan.md': 'See [the runbook](runbook.md).\n', 'runbooks/runbook.md': '' }),
    'check',
    '--color',
    'always',
  )
  expect(out.replaceAll('\u001b', '␛')).toMatchInlineSnapshot(`
    "␛[34m──␛[39m ␛[1mplan.md␛[22m ␛[34m─────────────────────────────────────────────────────────────␛[39m 1 error

    ␛[1m␛[31merror[link/missing-file]␛[39m␛[22m ␛[1mrunbook.md does not exist; did you mean␛[22m
      ␛[1mrunbooks/runbook.md?␛[22m
      ␛[34m-->␛[39m plan.md:1:19
       ␛[34m|␛[39m
    ␛[34m 1 |␛[39m See [the runbook](runbook.md).
       ␛[34m|␛[39m                   ␛[1m␛[31m^^^^^^^^^^␛[39m␛[22m
       ␛[34m|␛[39m
       ␛[34m=␛[39m help: Link to runbooks/runbook.md
    ␛[34m 1 |␛[39m See [the runbook](runbooks/runbook.md).
       ␛[34m|␛[39m                   ␛[32m~~~~~~~~~~~~~~~~~~~␛[39m
       ␛[34m=␛[39m rule: throughline explain link/missing-file

    ␛[1m␛[31m1 error␛[39m␛[22m in 2 files (0 items), 0 ms
    "
  `)
})

test('the same input gives the same bytes, in every format', async () => {
  const directory = directoryWith(releasePlan)
  for (const format of ['pretty', 'json', 'github', 'sarif']) {
    const [first, second] = [
      await throughline(directory, 'check', '--format', format),
      await throughline(directory, 'check', '--format', format),
    ]
    expect(first).toEqual(second)
    expect(first.code).toBe(1)
  }
})

test('a service gets paths from the top of its checkout', () => {
  const directory = directoryWith({ 'throughline.yaml': '', 'docs/plan.md': '[it](gone.md)\n' })
  const lines = (env: Record<string, string>, ...words: string[]) =>
    spawnThroughline(join(directory, 'docs'), ['check', ...words], env).out
  expect(lines({ GITHUB_WORKSPACE: directory }, '--format', 'github')).toContain('::error file=docs/plan.md,')
  expect(lines({ GITHUB_WORKSPACE: directory }, '--format', 'sarif')).toContain('"uri":"docs/plan.md"')
  expect(lines({ GITHUB_WORKSPACE: directory }, '--format', 'json')).toContain('"file":"plan.md"')
  expect(lines({ GITHUB_WORKSPACE: '/elsewhere' }, '--format', 'github')).toContain('::error file=plan.md,')
})
