import { expect, test } from 'vitest'
import { taskPagesOf, type TaskPage } from '../../../plugins/starlight/site-index/tasks.ts'
import { contextWith } from './context.ts'

const TASKS = `# The move

## Phase 1: packing

- [x] T001 [US1] Fold the <script>crates</script>
- [ ] T002 Press a flower (optional)
- [ ] ~~T003 Wrap the piano~~

## Phase 2: carrying

- [ ] T004 [US1] Carry the atlases
  - Status: blocked until the ladder is back
- [ ] T005 Carry the lamps
`

const pagesOf = (files: Readonly<Record<string, string>>): TaskPage[] => Object.values(taskPagesOf(contextWith(files)))

test('a list: its numbers, its phases with their headings, its stories', () => {
  expect(pagesOf({ 'docs/move/tasks.md': TASKS })).toMatchObject([
    {
      title: 'The move',
      href: '/move/tasks/',
      isWork: true,
      count: { done: 1, total: 3, percent: 33, blocked: 1, givenUp: 1, optional: 1 },
      phases: [
        { title: 'Phase 1: packing', href: '/move/tasks/#phase-1-packing', count: { done: 1, total: 1, percent: 100 } },
        { title: 'Phase 2: carrying', href: '/move/tasks/#phase-2-carrying', count: { done: 0, total: 2, percent: 0 } },
      ],
      stories: [{ title: 'US1', count: { done: 1, total: 2, percent: 50, blocked: 1 } }],
    },
  ])
})

test('each task once, by its state, with its place and its reason', () => {
  const [page] = pagesOf({ 'docs/move/tasks.md': TASKS })
  expect(page!.blocked).toEqual([
    {
      id: 'T004',
      title: 'Carry the atlases',
      href: '/move/tasks/#t004',
      state: 'blocked',
      reason: 'blocked until the ladder is back',
    },
  ])
  expect(page!.open.map(({ id, state, isOptional }) => [id, state, isOptional])).toEqual([
    ['T002', 'open', true],
    ['T005', 'open', undefined],
  ])
  expect(page!.done.map(({ id }) => id)).toEqual(['T001'])
  expect(page!.givenUp.map(({ id }) => id)).toEqual(['T003'])
})

test('a list without a page has no addresses', () => {
  const [page] = pagesOf({ 'specs/001-move/tasks.md': TASKS })
  expect(JSON.stringify(page)).not.toContain('href')
})

test('a draft has no progress', () => {
  expect(pagesOf({ 'docs/move/tasks.md': `---\ndraft: true\n---\n\n${TASKS}` })).toEqual([])
})
