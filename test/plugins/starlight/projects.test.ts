import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCorpus } from '../../../plugins/corpus.ts'
import { starlightRoutes } from '../../../plugins/routes.ts'
import { pathsOf } from '../../../plugins/starlight/paths.ts'
import { contextOf } from '../../../plugins/starlight/site-index/context.ts'
import { projectsOf, type Project } from '../../../plugins/starlight/site-index/projects.ts'
import { slugsOf } from '../../../plugins/starlight/site-index/projects/slugs.ts'
import { linkCorpus } from '../../../src/workspace/linked.ts'
import { throughline } from '../../cli/session.ts'
import { contextWith } from './context.ts'

const INDEX = `---
title: Move the <b>reading room</b>
type: project
last_updated: 2026-11-02
---

# The move
`

const PLAN = `---
title: The plan
type: plan
last_updated: 2026-11-09
---

| Run   | Scope  | State  | Owner     |
| ----- | ------ | ------ | --------- |
| run-1: Pack | All | closed | packer    |
| run-2: Carry | All | open   | carrier   |
| run-3: Shelve | All | open   | librarian |

| Gate    | Between       | Operator action  | Required artefact | State  |
| ------- | ------------- | ---------------- | ----------------- | ------ |
| GATE-01 | run-1 → run-2 | Count the crates | The count         | passed |
| GATE-02 | run-2 → run-3 | Weigh the crates | The weights       | open   |
`

const DECISIONS = `---
title: Decisions
type: decision-log
---

### D-001 — Which door

- \`status\`: open

### D-002 — Which ladder

- \`status\`: deferred
`

const TASKS = `# Tasks

## Phase 1: packing (run-1)

- [x] T001 Fold the crates

## Phase 2: carrying (run-2)

- [ ] T002 Carry the atlases
`

const MOVE = {
  'docs/move/index.md': INDEX,
  'docs/move/plan.md': PLAN,
  'docs/move/decision-log.md': DECISIONS,
  'docs/move/tasks.md': TASKS,
}

const one = (files: Readonly<Record<string, string>>, options?: Parameters<typeof contextWith>[1]): Project => {
  const [project, ...others] = projectsOf(contextWith(files, options))
  expect(others).toEqual([])
  return project!
}

describe('a project', () => {
  const project = one(MOVE)

  test('is called as its page is, and has an address by its folder', () => {
    expect(project).toMatchObject({ title: 'Move the <b>reading room</b>', slug: 'move', href: '/plan/projects/move/' })
    expect(one(MOVE, { base: '/archive' }).href).toBe('/archive/plan/projects/move/')
  })

  test('lists its blockers in working order, each with the place where it is worked off', () => {
    expect(project.posture).toBe('not-ready')
    expect(project.blockers).toEqual([
      {
        sort: 'open-decision',
        id: 'D-001',
        subject: 'Which door',
        state: 'open',
        reason: 'open',
        href: '/move/decision-log/#d-001--which-door',
        page: 'Decisions',
      },
      {
        sort: 'open-task',
        id: 'T002',
        subject: 'Carry the atlases',
        state: 'not ticked',
        reason: 'not-ticked',
        owner: 'carrier',
        run: 'run-2',
        href: '/move/tasks/#t002',
        page: 'Tasks',
      },
      {
        sort: 'open-gate',
        id: 'GATE-02',
        subject: 'Weigh the crates',
        state: 'not passed',
        reason: 'not-passed',
        owner: 'carrier',
        run: 'run-2',
        href: '/move/plan/#gate-02',
        page: 'The plan',
      },
      {
        sort: 'open-run',
        id: 'run-3',
        subject: 'Shelve',
        state: 'not begun',
        reason: 'not-begun',
        owner: 'librarian',
        run: 'run-3',
        href: '/move/plan/#run-3',
        page: 'The plan',
      },
    ])
    expect(project.counts).toEqual([
      { sort: 'open-decision', count: 1 },
      { sort: 'open-task', count: 1 },
      { sort: 'open-run', count: 1 },
      { sort: 'open-gate', count: 1 },
    ])
  })

  test('groups them by run and sort without changing their order', () => {
    expect(project.groups).toEqual([
      { parts: [{ sort: 'open-decision', from: 0, to: 1 }] },
      {
        run: 'run-2',
        parts: [
          { sort: 'open-task', from: 1, to: 2 },
          { sort: 'open-gate', from: 2, to: 3 },
        ],
      },
      { run: 'run-3', parts: [{ sort: 'open-run', from: 3, to: 4 }] },
    ])
  })

  test('says of each run what stands before its start', () => {
    expect(project.runs.map(({ id, title, state, blockers }) => [id, title, state, blockers])).toEqual([
      ['run-1', 'Pack', 'done', 0],
      ['run-2', 'Carry', 'open', 0],
      ['run-3', 'Shelve', 'open', 2],
    ])
  })

  test('says of a run only what those right before it have left to do', () => {
    const rows = [...'1234'].map(
      (n) => `| run-${n} | Title ${n} | open | ${n === '1' ? '' : `run-${Number(n) - 1}`} |\n`,
    )
    const plan = `| Run | Title | State | Needs |\n|---|---|---|---|\n${rows.join('')}`
    const tasks = Array.from({ length: 12 }, (_, i) => `- [ ] T0${i + 10} Fold\n`).join('')
    const long = one({ 'docs/move/plan.md': plan, 'docs/move/tasks.md': `## Phase 1: packing (run-2)\n\n${tasks}` })
    expect(long.runs.map(({ title, blockers, nearest }) => [title, blockers, nearest])).toEqual([
      ['Title 1', 0, []],
      ['Title 2', 1, [0]],
      ['Title 3', 13, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
      ['Title 4', 14, [13]],
    ])
    expect(long.blockers[13]).toMatchObject({ sort: 'open-run', id: 'run-3', subject: 'Title 3' })
  })

  test('tells how far it is', () => {
    expect(project.shares).toEqual({
      tasks: { done: 1, total: 2, percent: 50 },
      gates: { done: 1, total: 2, percent: 50 },
      runs: { done: 1, total: 3, percent: 33 },
    })
    expect(project.undecided.map(({ id, state }) => [id, state])).toEqual([
      ['D-001', 'open'],
      ['D-002', 'deferred'],
    ])
    expect(project.updated).toEqual({ day: '2026-11-09', title: 'The plan', href: '/move/plan/' })
  })

  test('lists its documents in the order in which they are read', () => {
    expect(project.documents.map(({ type, href }) => [type, href])).toEqual([
      ['project', '/move/'],
      ['plan', '/move/plan/'],
      ['decision-log', '/move/decision-log/'],
      ['other', '/move/tasks/'],
    ])
    expect(project.taskLists).toHaveLength(1)
  })
})

test('a blocker in a file without a page names the file', () => {
  const [blocker] = one({ 'specs/001-move/tasks.md': TASKS }).blockers
  expect(blocker).toMatchObject({ id: 'T002', page: 'specs/001-move/tasks.md' })
  expect(blocker).not.toHaveProperty('href')
})

test('not a word of a draft is told, and nothing that follows from it', () => {
  const draft = TASKS.replace('# Tasks', '---\ntitle: Hush\ndraft: true\n---\n\n# Hush').replaceAll('Carry', 'Smuggle')
  const files = { ...MOVE, 'docs/move/tasks.md': draft }
  expect(JSON.stringify(one(files))).not.toMatch(/Smuggle|Hush|T002/)
  expect(one(files).shares).not.toHaveProperty('tasks')
  expect(JSON.stringify(one(files, { isDevelopment: true }))).toMatch(/Smuggle/)
})

test('without tasks, tracked gates, verifications or sign-offs there is no project', () => {
  expect(projectsOf(contextWith({ 'docs/move/index.md': INDEX }))).toEqual([])
})

describe('slugs', () => {
  const slugs = (...directories: string[]) => [...slugsOf(directories).values()]

  test('are the last folder, and longer where that is not enough', () => {
    expect(slugs('docs/projects/move', 'docs/projects/lamps')).toEqual(['move', 'lamps'])
    expect(slugs('2025/move', '2026/move', '2026/lamps')).toEqual(['move', '2026-move', 'lamps'])
    expect(slugs('move', 'north/move')).toEqual(['move', 'north-move'])
  })

  test('stay when a folder of that name comes later', () => {
    const before = slugsOf(['docs/a/p', 'docs/b/q'])
    const after = slugsOf(['docs/a/p', 'docs/b/p', 'docs/b/q'])
    for (const [directory, slug] of before) expect(after.get(directory)).toBe(slug)
  })

  test('have only what an address may have', () => {
    expect(slugs('', 'Umzüge/Große Lampen!', '図書館')).toEqual(['all', 'grosse-lampen', 'project'])
  })

  test('are unique', () => {
    expect(slugs('a b', 'a-b', 'all', '')).toEqual(['a-b', 'a-b-2', 'all', 'all-2'])
    const many = Array.from({ length: 200 }, (_, i) => `${i % 10}/${i % 4}/project`)
    expect(new Set(slugsOf([...new Set(many)]).values()).size).toBe(new Set(many).size)
  })
})

test('our own worked example says what the command says', async () => {
  const repository = join(import.meta.dirname, '../../..')
  const { index } = await linkCorpus({ paths: ['.'], cwd: repository })
  const corpus = openCorpus({ root: repository, routes: starlightRoutes() })
  const snapshot = { root: repository, index, diagnostics: [] }
  const paths = pathsOf({ prefix: 'plan', base: '/', trailingSlash: 'ignore', format: 'directory' })
  const projects = projectsOf(
    contextOf({ snapshot, corpus, paths, root: repository, hasSidebar: true, title: 'Throughline' }),
  )
  const { out } = await throughline(repository, 'status', '--format', 'json')
  const { scopes } = JSON.parse(out) as { scopes: readonly Told[] }
  expect(projects.map(told)).toEqual(scopes.map(asTold))
  expect(projects.map(({ slug }) => slug)).toEqual(['catalogue-search', 'throughline'])
})

interface Told {
  readonly directory: string
  readonly title: string
  readonly posture: string
  readonly blockers: readonly { readonly sort: string; readonly subject: string; readonly state: string }[]
  readonly progress: Readonly<Record<string, unknown>>
}

function asTold({ directory, title, posture, blockers, progress }: Told): unknown {
  const { tasks, gates, requirements, signOffs, phases, stories } = progress
  const named = blockers.map(({ sort, subject, state }) => [sort, subject, state])
  return { directory, title, posture, blockers: named, tasks, gates, requirements, signOffs, phases, stories }
}

function told({ directory, title, posture, blockers, shares, phases, stories }: Project): unknown {
  return asTold({ directory, title, posture, blockers, progress: { ...shares, phases, stories } })
}
