import { afterEach, expect, it } from 'vitest'
import { visit } from 'unist-util-visit'
import remarkCleanupManifest from '../../plugins/remark-cleanup-manifest.ts'
import { blanked, body, marks, workspaceWith, type Workspace } from './pipeline.ts'

const MANIFEST = `---
title: Cleanup manifest
type: cleanup-manifest
---

| Path | Action | Rationale |
|---|---|---|
| \`docs/heat.md\` | retain | The oven's curve is looked up daily. |
| \`docs/old.md\` | delete | Replaced by the new curve. |
| [the log](../logs/heat.txt) | delete | Its figures stand in the curve. |
| \`docs/gone.md\` | update | Names the new oven. |
| \`docs/rye.md\` | move to \`docs/heat.md\` | One page for both flours. |
| \`tins/*.csv\` | archive | Counted once a year. |
| \`docs/salt.md\` | sweep | Nobody reads it. |

## Also deleted

- \`docs/yeast.md\`: sourdough needs none.
- [x] \`docs/lard.md\`: butter now.

The file \`docs/butter.md\` is intentionally absent; so is \`docs/ghee.md\`.
`

const FILES = {
  'docs/manifest.md': MANIFEST,
  'docs/heat.md': '# Heat\n',
  'logs/heat.txt': '',
  'docs/salt.md': '# Salt\n',
}

let workspace: Workspace | undefined
afterEach(() => workspace?.remove())

it('says what each entry wants and whether the tree agrees, and leads to pages', async () => {
  workspace = workspaceWith(FILES)
  const { tree } = await workspace.run('docs/manifest.md', remarkCleanupManifest, body)
  expect(marks(tree)).toMatchInlineSnapshot(`
    [
      "tl-cleanup retain agrees: docs/heat.md (retain: the tree agrees)",
      "tl-cleanup delete agrees: docs/old.md (delete: the tree agrees)",
      "tl-cleanup delete contradicts: the log (logs/heat.txt is there, and this manifest says that it was deleted.)",
      "tl-cleanup update contradicts: docs/gone.md (docs/gone.md is not there, and this manifest says that it was updated.)",
      "tl-cleanup move agrees: docs/rye.md (move: the tree agrees)",
      "tl-cleanup archive: tins/*.csv",
      "tl-cleanup delete agrees: docs/yeast.md: sourdough needs none. (delete: the tree agrees)",
      "task-list-item tl-cleanup delete agrees: docs/lard.md: butter now. (delete: the tree agrees)",
      "tl-cleanup absent agrees: docs/butter.md (absent: the tree agrees)",
    ]
  `)
  // What has a page is led to, destinations too; what is a link already stays what it is.
  const urls: string[] = []
  visit(tree, 'link', ({ url }) => void urls.push(url))
  expect(urls).toEqual(['/heat/', '../logs/heat.txt', '/heat/', '/salt/'])
})

it('says of a plan that it is one', async () => {
  const plan = MANIFEST.replace('type:', 'status: planned\ntype:')
  workspace = workspaceWith({ ...FILES, 'docs/manifest.md': plan })
  const { tree, file } = await workspace.run('docs/manifest.md', remarkCleanupManifest, body)
  expect(marks(tree)[1]).toBe('tl-cleanup delete planned: docs/old.md (delete: planned)')
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['cleanup/unknown-action'])
})

it('reports what is wrong at its place on disk, in Markdown and in MDX', async () => {
  const told: string[] = []
  for (const [path, cut] of [
    ['docs/manifest.md', body],
    ['docs/manifest.mdx', blanked],
  ] as const) {
    const { 'docs/manifest.md': text, ...files } = FILES
    workspace = workspaceWith({ ...files, [path]: text })
    const { file } = await workspace.run(path, remarkCleanupManifest, cut)
    told.push(file.messages.map(({ line, column, ruleId, fatal }) => `${line}:${column} ${ruleId} ${fatal}`).join('\n'))
    workspace.remove()
  }
  expect(told[0]).toMatchInlineSnapshot(`
    "10:3 cleanup/contradicts-tree true
    11:4 cleanup/contradicts-tree true
    14:20 cleanup/unknown-action true"
  `)
  expect(told[1]).toBe(told[0])
})
