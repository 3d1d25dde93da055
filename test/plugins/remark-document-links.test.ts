import { afterEach, expect, it } from 'vitest'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import remarkDocumentLinks from '../../plugins/remark-document-links.ts'
import { body, dressed, workspaceWith, type Workspace } from './pipeline.ts'

let workspace: Workspace | undefined
afterEach(() => workspace?.remove())

it('leads links between documents to their pages, and names files that have none', async () => {
  workspace = workspaceWith({
    'docs/guides/index.md': '# Guides\n',
    'docs/guides/Night Shift.md': '# Night shift\n\n## The oven\n',
    'docs/moved.md': '---\nslug: elsewhere/moved\n---\n\n# Moved\n',
    'scripts/bake.ts': '',
    'docs/start.md': `---
title: Start
---

[a](./guides/Night%20Shift.md#the-oven) [b](guides/) [c](./moved.md) [d](#end) [e](https://bread.example/)
[f](../scripts/bake.ts) [g][h] [i](./gone.md)

[h]: guides/index.md

# End
`,
  })
  const { tree } = await workspace.run('docs/start.md', remarkDocumentLinks, body)
  const urls: string[] = []
  visit(tree, (node: Nodes) => {
    if ((node.type === 'link' && !node.data) || node.type === 'definition') urls.push(node.url)
  })
  expect(urls).toEqual([
    '/guides/night-shift/#the-oven',
    '/guides/',
    '/elsewhere/moved/',
    '#end',
    'https://bread.example/',
    './gone.md',
    '/guides/',
  ])
  expect(dressed(tree)).toEqual(['f (scripts/bake.ts, in the repository)'])
})
