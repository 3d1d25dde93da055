/** satteri's own pipeline: the same marks as in unified, as HTML. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { markdownToHtml, mdxToJs } from 'satteri'
import { afterEach, expect, it } from 'vitest'
import throughline from '../../plugins/satteri.ts'
import { blanked, body, workspaceWith, type Workspace } from './pipeline.ts'

const LOG = `---
title: Decision log
---

### D-001 — Bake at night
- \`status\`: open

### D-002 — One flour a loaf
- \`status\`: open

### D-003 — Close on Mondays
- \`status\`: open

| Requirement | Statement |
|---|---|
| REQ-OVEN-001 | Preheated for an hour. |
| REQ-OVEN-002 | Never opened before half time. |
| REQ-OVEN-003 | Cleaned on Mondays. |

- **FR-001**: Rye is weighed twice.
- **FR-002**: Salt is weighed last.
- [ ] **FR-003**: Water is not weighed.
`

let workspace: Workspace | undefined
afterEach(() => {
  workspace?.remove()
  workspace = undefined
})

async function render(path: string, files: Readonly<Record<string, string>>, cut = body) {
  return renderIn((workspace = workspaceWith({ 'docs/log.md': LOG, ...files })), path, cut)
}

async function renderIn({ root, corpus }: Workspace, path: string, cut = body) {
  const source = cut(readFileSync(join(root, path), 'utf8'))
  const fileURL = pathToFileURL(join(root, path))
  const options = { ...throughline({ corpus }), fileURL, features: { smartPunctuation: true } }
  if (path.endsWith('.mdx')) {
    const { code, data } = await mdxToJs(source, options)
    return { html: code, data }
  }
  return markdownToHtml(source, options)
}

it('makes references links, also between quotes that it makes round', async () => {
  const text = '---\ntitle: A night\n---\n\n\nSo says "D-001", and `D-002`, and **REQ-OVEN-001..003** &mdash; D-001.\n'
  const { html } = await render('docs/night.md', { 'docs/night.md': text })
  expect(html.match(/<a .*?<\/a>/g)?.map((link) => link.replace(/ (?:title|class|data-[\w-]+)="[^"]*"/g, ''))).toEqual([
    '<a href="/log/#d-001--bake-at-night">D-001</a>',
    '<a href="/log/#d-002--one-flour-a-loaf"><code>D-002</code></a>',
    '<a href="/log/#req-oven-001">REQ-OVEN-001..003</a>',
    '<a href="/log/#d-001--bake-at-night">D-001</a>',
  ])
  expect(html).toContain('“<a ')
})

it('says of an item what its card shows', async () => {
  const log = LOG.replace('Bake at night\n- `status`: open', 'Bake "at" night\n- `status`: superseded by D-003')
  const files = { 'docs/log.md': log, 'plan.md': '- [x] T001 Weigh the rye\n- [ ] ~~T002 Weigh the lard~~\n' }
  const { html } = await render('docs/night.md', { ...files, 'docs/night.md': 'Not `D-001`, T001, T002.\n' })
  expect(html.trim().split(', <')).toEqual([
    '<p>Not <a href="/log/#d-001--bake-at-night" title="D-001 — Bake &quot;at&quot; night (superseded by D-003)" class="tl-ref" data-id="D-001" data-kind="decision" data-title="Bake &quot;at&quot; night" data-state="superseded" data-successors="D-003" aria-label="D-001, superseded by D-003"><code>D-001</code></a>',
    'span class="tl-ref" data-id="T001" data-kind="task" data-title="Weigh the rye" data-state="done" title="T001 — Weigh the rye (done) (plan.md)" tabindex="0">T001</span>',
    'span class="tl-ref" data-id="T002" data-kind="task" data-title="Weigh the lard" data-state="dropped" title="T002 — Weigh the lard (dropped) (plan.md)" tabindex="0" role="note" aria-label="T002, dropped">T002</span>.</p>',
  ])
})

it('gives rows and items their anchors, and a task keeps its class', async () => {
  const { html } = await render('docs/log.md', {})
  expect(html.match(/<(?:tr|li)[^>]* id="[^>]*>/g)).toEqual([
    '<tr id="req-oven-001">',
    '<tr id="req-oven-002">',
    '<tr id="req-oven-003">',
    '<li id="fr-001">',
    '<li id="fr-002">',
    '<li class="task-list-item" id="fr-003">',
  ])
})

it('leads links between documents to pages, and names files that have none', async () => {
  const text = '[the log](./log.md#d-001--bake-at-night), [a script](../scripts/bake.ts)\n'
  const { html } = await render('docs/night.md', { 'docs/night.md': text, 'scripts/bake.ts': '' })
  expect(html.trim()).toBe(
    '<p><a href="/log/#d-001--bake-at-night">the log</a>, <span class="tl-file" title="scripts/bake.ts, in the repository">a script</span></p>',
  )
})

it('marks a broken reference, and keeps diagnostics in the data of the document', async () => {
  const text = '---\ntitle: A night\n---\n\nAfter D-009, before D-001 and D-002.\n'
  const { html, data } = await render('docs/night.md', { 'docs/night.md': text })
  expect(html).not.toContain('tl-undefined')
  workspace!.corpus.isDevelopment = true
  const { html: inDevelopment } = await renderIn(workspace!, 'docs/night.md')
  expect(inDevelopment).toMatch(/<span class="tl-undefined" title="D-009 is not defined[^"]*">D-009<\/span>/)
  expect(data.throughline?.map(({ ruleId, range: { start } }) => `${start.line}:${start.column} ${ruleId}`)).toEqual([
    '5:7 id/undefined-reference',
  ])
})

it('does the same in MDX, whose positions count the frontmatter', async () => {
  const text = '---\ntitle: A night\n---\n\n<div>\n\nAfter D-009, before D-001 and D-002.\n\n</div>\n'
  const { html, data } = await render('docs/night.mdx', { 'docs/night.mdx': text }, blanked)
  expect(html).toContain('href: "/log/#d-002--one-flour-a-loaf"')
  expect(html).toContain('"data-id": "D-001"')
  expect(data.throughline?.map(({ range: { start } }) => `${start.line}:${start.column}`)).toEqual(['7:7'])
})

it('marks cells, items and evidence as in unified', async () => {
  const manifest = `---
title: Cleanup manifest
type: cleanup-manifest
---

| Path | Action | Rationale |
|---|---|---|
| \`docs/log.md\` | delete | Kept elsewhere by now. |

## Also deleted

- [x] \`docs/lard.md\`: butter now.
`
  const { html, data } = await render('docs/cleanup-manifest.md', { 'docs/cleanup-manifest.md': manifest })
  expect(html).toContain(
    '<td class="tl-cleanup" data-action="delete" data-tree="contradicts" title="docs/log.md is there, and this manifest says that it was deleted."><a href="/log/"><code>docs/log.md</code></a></td>',
  )
  expect(html).toContain('<li class="task-list-item tl-cleanup" data-action="delete" data-tree="agrees"')
  expect(data.throughline?.map(({ ruleId }) => ruleId)).toEqual(['cleanup/contradicts-tree'])

  const { html: verification } = await render('docs/verification.md', {
    'docs/verification.md':
      '| Verification | Status | Evidence |\n|---|---|---|\n| V-OVEN-001 | passed | `docs/log.md`, [log](./log.md) |\n',
  })
  expect(verification.match(/<a .*?<\/a>/g)).toEqual([
    '<a href="/log/" class="tl-durable" title="docs/log.md, kept in the repository"><code>docs/log.md</code></a>',
    '<a href="/log/" class="tl-durable" title="docs/log.md, kept in the repository">log</a>',
  ])
})

it('reports without dressing where it is given no corpus', async () => {
  workspace = workspaceWith({ 'docs/log.md': LOG, 'docs/night.md': 'After D-009, before D-001 and D-002.\n' })
  const { html, data } = await markdownToHtml('After D-009, before D-001 and D-002.\n', {
    ...throughline(),
    fileURL: pathToFileURL(join(workspace.root, 'docs/night.md')),
  })
  expect(html).toBe('<p>After D-009, before D-001 and D-002.</p>\n')
  expect(data.throughline?.map(({ file, ruleId }) => `${file} ${ruleId}`)).toEqual([
    'docs/night.md id/undefined-reference',
  ])
})
