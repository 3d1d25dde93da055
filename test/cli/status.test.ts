import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { widthOf } from '../../src/reporters/cells.ts'
import { statusSchema } from '../../src/reporters/status-schema.ts'
import { directoryWith, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

const PLAN = `---
title: The move
---

| Run   | Scope | State  | Owner   |
| ----- | ----- | ------ | ------- |
| run-1 | Pack  | closed | packer  |
| run-2 | Carry | open   | carrier |

| Gate    | Between       | Operator action  | Required artefact | State |
| ------- | ------------- | ---------------- | ----------------- | ----- |
| GATE-01 | run-1 → run-2 | Count the crates | The count         | open  |
`

const TASKS = `# Tasks

## Phase 1: packing (run-1)

- [x] T001 Fold the crates
- [x] T002 Label them

## Phase 2: carrying (run-2)

- [ ] T003 Carry the atlases | the \`heavy\` ones, <b>all of them</b> and more words than fit into eighty columns
`

const move = { 'specs/001-move/plan.md': PLAN, 'specs/001-move/tasks.md': TASKS }
const lamps = { 'specs/002-lamps/tasks.md': '# Tasks\n\n- [x] T001 Hang the lamp\n' }

test('shows one scope with what stands in its way, in working order, within eighty columns', async () => {
  const { code, out, err } = await throughline(directoryWith(move), 'status', 'specs/001-move')
  expect(err).toBe('')
  expect(code).toBe(1)
  expect(out).toBe(`The move
Not ready: 2 blockers

run-1
  GATE-01  Count the crates
           not passed · packer · plan.md:12

run-2
  T003  Carry the atlases | the heavy ones, all of them and more words than fit…
        not ticked · carrier · tasks.md:10

Progress
  tasks                      2/3   66 %
  Phase 1: packing (run-1)   2/2  100 %
  Phase 2: carrying (run-2)  0/1    0 %
  gates                      0/1    0 %
`)
  for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
})

test('shows several scopes as a line each', async () => {
  const { code, out } = await throughline(directoryWith({ ...move, ...lamps }), 'status')
  expect(code).toBe(1)
  expect(out).toBe(`specs/001-move   not ready: 2 blockers  2/3 tasks
specs/002-lamps  ready                  1/1 tasks

2 scopes, 1 of them ready. Name one to see what stands in its way.
`)
})

test('is ready with exit code 0', async () => {
  const { code, out } = await throughline(directoryWith({ ...move, ...lamps }), 'status', 'specs/002-lamps')
  expect(out).toContain('\nReady\n')
  expect(code).toBe(0)
})

test('--before asks about the start of a run', async () => {
  const directory = directoryWith(move)
  const { out } = await throughline(directory, 'status', 'specs/001-move', '--before', 'run-2')
  expect(out).toContain('The move, before run-2\nNot ready: 1 blocker\n')
  expect(out).not.toContain('T003  ')
  const { code, err } = await throughline(directory, 'status', 'specs/001-move', '--before', 'run-22')
  expect(code).toBe(2)
  expect(err).toContain('no plan here has a run run-22')
  expect(err).toContain('run-2')
})

test('JSON keeps to its schema', async () => {
  const { out } = await throughline(directoryWith({ ...move, ...lamps }), 'status', '--format', 'json')
  const data: unknown = JSON.parse(out)
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(statusSchema)
  validate(data)
  expect(validate.errors ?? []).toEqual([])
  expect(data).toMatchObject({
    version: 1,
    scopes: [
      {
        directory: 'specs/001-move',
        title: 'The move',
        posture: 'not-ready',
        runs: ['run-1', 'run-2'],
        blockers: [
          { sort: 'open-gate', id: 'GATE-01', opens: 'run-2', owner: 'packer', file: 'specs/001-move/plan.md' },
          { sort: 'open-task', id: 'T003', run: 'run-2', range: { start: { line: 10, column: 7 } } },
        ],
        progress: { tasks: { done: 2, total: 3, percent: 66 } },
      },
      { directory: 'specs/002-lamps', posture: 'ready', blockers: [] },
    ],
    summary: { scopes: 2, ready: 1, blockers: 2 },
  })
})

test('the Markdown is a readiness note that passes our own check, ready or not', async () => {
  for (const [scope, posture] of [
    ['specs/001-move', 'not-ready'],
    ['specs/002-lamps', 'ready'],
  ] as const) {
    const directory = directoryWith({ ...move, ...lamps })
    const { out } = await throughline(directory, 'status', scope, '--format', 'markdown')
    expect(out).toContain(`\nposture: ${posture}\n`)
    writeFileSync(join(directory, scope, 'readiness.md'), out)
    const { code, out: verdict } = await throughline(directory, 'check', '--max-warnings', '0')
    expect(verdict).toMatch(/^No faults/)
    expect(code).toBe(0)
  }
})

test('a note is about one scope', async () => {
  const { code, err } = await throughline(directoryWith({ ...move, ...lamps }), 'status', '--format', 'markdown')
  expect(code).toBe(2)
  expect(err).toContain('a readiness note is about one scope, and here are 2')
})

test('a folder without plans is a user error that names what has some', async () => {
  const directory = repositoryWith({ ...move, 'notes/a.md': '# A\n' })
  const { code, err } = await throughline(directory, 'status', 'notes')
  expect(code).toBe(2)
  expect(err).toContain('notes has nothing to be ready with')
  expect(err).toContain('specs/001-move')
})

test('says nothing that a terminal or a runner obeys, in any format', async () => {
  const hostile = '\u001b]0;x\u0007 ##[group]Steps \u202e\u009b31m ::add-mask::x'
  const files = {
    'specs/001-move/tasks.md': `# ${hostile}\n\n## Phase 1: ${hostile}\n\n- [ ] T001 ${hostile} <b>a</b> | [x](javascript:y)\n`,
  }
  for (const format of ['pretty', 'json', 'markdown']) {
    const { out } = await throughline(directoryWith(files), 'status', 'specs/001-move', '--format', format)
    expect(out, format).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|##\[/)
  }
})

test('every line fits, whatever the names', async () => {
  const long = 'the whole of the catalogue with all of its branches and whatever else belongs to it, in every language'
  const files = {
    [`specs/001-${'moving-'.repeat(12)}on/tasks.md`]: `## Phase 1: ${long}\n\n- [ ] T001 [US1] ${long}\n  - Owner: ${long}\n- [x] T002 Done\n`,
    ...lamps,
  }
  const directory = directoryWith(files)
  const scope = Object.keys(files)[0]!.replace('/tasks.md', '')
  const { out: whole } = await throughline(directory, 'status', scope)
  for (const line of whole.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80)
  // In the list of scopes a path is what is named next: it stays whole, on a line of its own.
  const { out: list } = await throughline(directory, 'status')
  expect(list.split('\n')[0]).toBe(scope)
})
