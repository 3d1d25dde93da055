import { afterEach, expect, it } from 'vitest'
import remarkDecisionLinks from '../../plugins/remark-decision-links.ts'
import { anchors, blanked, body, dressed, marks, workspaceWith, type Workspace } from './pipeline.ts'

const LOG = `---
title: Decision log
---

### D-001 — Bake at night
- \`status\`: open

### D-002 — One flour a loaf
- \`status\`: open

### D-003 — Close on Mondays
- \`status\`: open
`

const RECIPES = `# Recipes

| Requirement | Statement |
|---|---|
| REQ-OVEN-001 | Preheated for an hour. |
| REQ-OVEN-002 | Never opened before half time. |
| REQ-OVEN-003 | Cleaned on Mondays. |

- **FR-001**: Rye is weighed twice.
- **FR-002**: Salt is weighed last.
- **FR-003**: Water is not weighed.
`

let workspace: Workspace | undefined
afterEach(() => {
  workspace?.remove()
  workspace = undefined
})
const open = (files: Readonly<Record<string, string>>) =>
  (workspace = workspaceWith({ 'docs/log.md': LOG, 'docs/recipes.md': RECIPES, ...files }))

it('makes references links to the page and the anchor of their definition', async () => {
  const text = '---\ntitle: A night\n---\n\n\nD-001, `D-002` and **D-003**, REQ-OVEN-001..003 and FR-002.\n'
  const { tree, file } = await open({ 'docs/night.md': text }).run('docs/night.md', remarkDecisionLinks, body)
  expect(file.messages).toEqual([])
  expect(dressed(tree)).toEqual([
    'D-001 → /log/#d-001--bake-at-night (D-001 — Bake at night (open))',
    'D-002 → /log/#d-002--one-flour-a-loaf (D-002 — One flour a loaf (open))',
    'D-003 → /log/#d-003--close-on-mondays (D-003 — Close on Mondays (open))',
    'REQ-OVEN-001..003 → /recipes/#req-oven-001 (REQ-OVEN-001 to REQ-OVEN-003: 3 items)',
    'FR-002 → /recipes/#fr-002 (FR-002 — Salt is weighed last.)',
  ])
})

it('gives an anchor to every definition that is no heading', async () => {
  const { tree } = await open({}).run('docs/recipes.md', remarkDecisionLinks)
  expect(anchors(tree)).toEqual([
    'tableRow req-oven-001',
    'tableRow req-oven-002',
    'tableRow req-oven-003',
    'listItem fr-001',
    'listItem fr-002',
    'listItem fr-003',
  ])
})

it('leaves headings, links, code and comments as they are', async () => {
  const text = [
    '# After D-001',
    '[D-001](./log.md) and <a href="/log/">D-002</a>, then D-003.',
    '    D-001',
    '```\nD-001\n```',
    '<!-- D-001 -->',
    '`git log D-001..D-002`',
  ].join('\n\n')
  const { tree } = await open({ 'docs/plain.md': text }).run('docs/plain.md', remarkDecisionLinks)
  expect(dressed(tree)).toEqual(['D-003 → /log/#d-003--close-on-mondays (D-003 — Close on Mondays (open))'])
})

it('finds its place behind escapes, entities and line prefixes', async () => {
  const text = '> Flour &amp; water\\* come before\n> D-002 &mdash; as D-002 says.\n>\n> - or\n>   D-003\n'
  const { tree } = await open({ 'docs/quote.md': text }).run('docs/quote.md', remarkDecisionLinks)
  expect(dressed(tree).map((line) => line.split(' (')[0])).toEqual([
    'D-002 → /log/#d-002--one-flour-a-loaf',
    'D-002 → /log/#d-002--one-flour-a-loaf',
    'D-003 → /log/#d-003--close-on-mondays',
  ])
})

it('reports a broken reference at its place on disk, and marks it in development', async () => {
  const text = '---\ntitle: A night\ntags: [bread]\n---\n\nNo loaf leaves before D-009 is kept; `D-001` is.\n'
  const { run, corpus } = open({ 'docs/night.md': text })
  corpus.isDevelopment = true
  const { tree, file } = await run('docs/night.md', remarkDecisionLinks, body)
  expect(
    file.messages.map(({ line, column, ruleId, source, fatal }) => ({ line, column, ruleId, source, fatal })),
  ).toEqual([{ line: 6, column: 23, ruleId: 'id/undefined-reference', source: 'throughline', fatal: true }])
  expect(file.messages[0]!.reason).toContain('D-009 is not defined')
  expect(dressed(tree)[0]).toBe('D-009 ✗')
  expect(dressed(tree)).toHaveLength(2)
  corpus.isDevelopment = false
  const built = await run('docs/night.md', remarkDecisionLinks, body)
  expect(built.file.messages).toHaveLength(1)
  expect(dressed(built.tree)).toEqual(['D-001 → /log/#d-001--bake-at-night (D-001 — Bake at night (open))'])
})

it('does the same in MDX, whose positions count the frontmatter', async () => {
  const text = '---\ntitle: A night\n---\n\nD-003 holds, D-009 does not.\n'
  const { run, corpus } = open({ 'docs/night.mdx': text })
  corpus.isDevelopment = true
  const { tree, file } = await run('docs/night.mdx', remarkDecisionLinks, blanked)
  expect(file.messages.map(({ line, column }) => `${line}:${column}`)).toEqual(['5:14'])
  expect(dressed(tree)).toEqual(['D-003 → /log/#d-003--close-on-mondays (D-003 — Close on Mondays (open))', 'D-009 ✗'])
})

it('counts a byte-order mark and Windows line ends as the checker does', async () => {
  const text = '\uFEFFAfter D-009.\r\n\r\nBefore D-001.\r\n'
  const { run, corpus } = open({ 'docs/bom.md': text })
  corpus.isDevelopment = true
  const { tree, file } = await run('docs/bom.md', remarkDecisionLinks)
  expect(file.messages.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:7'])
  expect(dressed(tree).map((line) => line.split(' (')[0])).toEqual(['D-009 ✗', 'D-001 → /log/#d-001--bake-at-night'])
})

it('says nothing of a file that is no document of the corpus', async () => {
  const workspace = open({ 'throughline.yaml': 'exclude: [docs/draft.md]\n', 'docs/draft.md': 'D-009\n' })
  const { tree, file } = await workspace.run('docs/draft.md', remarkDecisionLinks)
  expect(file.messages).toEqual([])
  expect(dressed(tree)).toEqual([])
})

it('says nothing of a draft, unless in development', async () => {
  const draft = LOG.replace('title: Decision log', 'title: Decision log\ndraft: true')
  const workspace = open({ 'docs/log.md': draft, 'docs/night.md': 'D-001 is kept.\n' })
  expect(dressed((await workspace.run('docs/night.md', remarkDecisionLinks)).tree)).toEqual([])
  workspace.corpus.isDevelopment = true
  expect(dressed((await workspace.run('docs/night.md', remarkDecisionLinks)).tree)).toHaveLength(1)
})

it('says of a decision what has become of it', async () => {
  const log = LOG.replace('Bake at night\n- `status`: open', 'Bake at night\n- `status`: superseded by D-003').replace(
    'One flour a loaf\n- `status`: open',
    'One flour a loaf\n- `status`: deferred until the mill opens',
  )
  const workspace = open({ 'docs/log.md': log, 'docs/night.md': 'D-001 gave way; D-002 waits; D-003 holds.\n' })
  const { tree } = await workspace.run('docs/night.md', remarkDecisionLinks)
  expect(marks(tree)).toEqual([
    'tl-ref D-001 decision Bake at night superseded D-003 D-001, superseded by D-003: D-001 → /log/#d-001--bake-at-night',
    'tl-ref D-002 decision One flour a loaf deferred: D-002 → /log/#d-002--one-flour-a-loaf',
    'tl-ref D-003 decision Close on Mondays open: D-003 → /log/#d-003--close-on-mondays',
  ])
  expect(dressed(tree).map((line) => /\(.*/.exec(line)?.[0])).toEqual([
    '(D-001 — Bake at night (superseded by D-003))',
    '(D-002 — One flour a loaf (deferred))',
    '(D-003 — Close on Mondays (open))',
  ])
})

it('names items of any kind, ranges, and what has no page', async () => {
  const workspace = open({
    'docs/tasks.md': '- [x] T001 Weigh the rye\n- [ ] T002 Weigh the salt\n- [ ] ~~T003 Weigh the lard~~\n',
    'plan.md': '| Gate | Between | State |\n|---|---|---|\n| GATE-01 | run-1 → run-2 | passed |\n',
    'docs/night.md': 'T001 and T003, REQ-OVEN-001..003; `GATE-01` too.\n',
  })
  const { tree } = await workspace.run('docs/night.md', remarkDecisionLinks)
  expect(marks(tree)).toEqual([
    'tl-ref T001 task Weigh the rye done: T001 → /tasks/#t001',
    'tl-ref T003 task Weigh the lard dropped T003, dropped: T003 → /tasks/#t003',
    'tl-ref REQ-OVEN-001 – REQ-OVEN-003 requirement 3: REQ-OVEN-001..003 → /recipes/#req-oven-001',
    'tl-ref GATE-01 gate run-1 → run-2 done 0: GATE-01 (GATE-01 — run-1 → run-2 (done) (plan.md))',
  ])
})

it('does not name the draft that replaces a decision', async () => {
  const log = LOG.replace('Bake at night\n- `status`: open', 'Bake at night\n- `status`: superseded by D-004')
  const draft = '---\ntitle: Later\ndraft: true\n---\n\n### D-004 — Bake at noon\n- `status`: open\n'
  const workspace = open({ 'docs/log.md': log, 'docs/later.md': draft, 'docs/night.md': 'D-001 gave way.\n' })
  const words = async () => dressed((await workspace.run('docs/night.md', remarkDecisionLinks)).tree)
  expect(await words()).toEqual(['D-001 → /log/#d-001--bake-at-night (D-001 — Bake at night (superseded))'])
  workspace.corpus.isDevelopment = true
  expect(await words()).toEqual(['D-001 → /log/#d-001--bake-at-night (D-001 — Bake at night (superseded by D-004))'])
})

it('renders pages again when the state of a task has changed', async () => {
  const { corpus, write } = open({ 'docs/tasks.md': '- [ ] T001 Weigh the rye\n' })
  await corpus.snapshot()
  const before = corpus.fingerprint
  write('docs/tasks.md', '- [x] T001 Weigh the rye\n')
  corpus.invalidate()
  await corpus.snapshot()
  expect(corpus.fingerprint).not.toBe(before)
})

it('renders pages again when the state of a decision has changed', async () => {
  const { corpus, write } = open({ 'docs/night.md': 'D-001 is kept.\n' })
  await corpus.snapshot()
  const before = corpus.fingerprint
  write('docs/log.md', LOG.replace('open', 'rejected'))
  corpus.invalidate()
  await corpus.snapshot()
  expect(corpus.fingerprint).not.toBe(before)
})
