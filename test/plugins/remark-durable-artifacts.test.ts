import { afterEach, expect, it } from 'vitest'
import remarkDecisionLinks from '../../plugins/remark-decision-links.ts'
import remarkDurableArtifacts from '../../plugins/remark-durable-artifacts.ts'
import { blanked, body, marks, workspaceWith, type Workspace } from './pipeline.ts'

const VERIFICATION = `---
title: Verification
type: verification
---

| Verification | Status | Evidence |
|---|---|---|
| V-OVEN-001 | passed | \`docs/heat.md\` |
| V-OVEN-002 | passed | \`scratch/heat.csv\` |
| V-OVEN-003 | passed | \`docs/gone.md\` |
| V-OVEN-004 | passed | [heat](./heat.md) |
| V-OVEN-005 | passed | as V-OVEN-001: logs/heat.txt |
| V-OVEN-006 | passed | https://github.com/bakery/oven/actions/runs/12345 |
| V-OVEN-007 | pending | \`docs/to-come.md\` |
`

const FILES = {
  'docs/verification.md': VERIFICATION,
  'docs/heat.md': '# Heat\n',
  'logs/heat.txt': '',
  'scratch/heat.csv': '',
}

let workspace: Workspace | undefined
afterEach(() => workspace?.remove())

it('says of every piece of evidence whether it lasts, and leads to those with a page', async () => {
  workspace = workspaceWith(FILES)
  const { tree } = await workspace.run('docs/verification.md', remarkDurableArtifacts, body)
  expect(marks(tree)).toMatchInlineSnapshot(`
    [
      "tl-durable: docs/heat.md → /heat/ (docs/heat.md, kept in the repository)",
      "tl-ephemeral: scratch/heat.csv (scratch/heat.csv may vanish (it stands in scratch/), and this verification rests on it.)",
      "tl-missing: docs/gone.md (docs/gone.md does not exist, and this verification rests on it.)",
      "tl-durable: heat → ./heat.md (docs/heat.md, kept in the repository)",
      "tl-durable: logs/heat.txt (logs/heat.txt, kept in the repository)",
      "tl-ephemeral: https://github.com/bakery/oven/actions/runs/12345 → https://github.com/bakery/oven/actions/runs/12345 (A run of GitHub Actions expires, and this verification rests on it. Capture it to a file.)",
    ]
  `)
})

it('reports what is missing, scratch or bound to expire, at its place on disk', async () => {
  workspace = workspaceWith({ ...FILES, 'docs/verification.mdx': VERIFICATION })
  for (const [path, cut] of [
    ['docs/verification.md', body],
    ['docs/verification.mdx', blanked],
  ] as const) {
    const { file } = await workspace.run(path, remarkDurableArtifacts, cut)
    expect(file.messages.map(({ line, column, ruleId, fatal }) => `${line}:${column} ${ruleId} ${fatal}`)).toEqual([
      '9:26 durable/ephemeral-reference true',
      '10:26 durable/missing-artifact true',
      '13:25 durable/expiring-url false',
    ])
  }
})

it('finds its stretches in what the links of ids have left', async () => {
  workspace = workspaceWith(FILES)
  const { tree } = await workspace.run('docs/verification.md', (options) => async (tree, file) => {
    await remarkDecisionLinks(options)(tree, file)
    await remarkDurableArtifacts(options)(tree, file)
  })
  expect(marks(tree)).toMatchInlineSnapshot(`
    [
      "tl-durable: docs/heat.md → /heat/ (docs/heat.md, kept in the repository)",
      "tl-ephemeral: scratch/heat.csv (scratch/heat.csv may vanish (it stands in scratch/), and this verification rests on it.)",
      "tl-missing: docs/gone.md (docs/gone.md does not exist, and this verification rests on it.)",
      "tl-durable: heat → ./heat.md (docs/heat.md, kept in the repository)",
      "tl-ref V-OVEN-001 verification passed done: V-OVEN-001 → #v-oven-001",
      "tl-durable: logs/heat.txt (logs/heat.txt, kept in the repository)",
      "tl-ephemeral: https://github.com/bakery/oven/actions/runs/12345 → https://github.com/bakery/oven/actions/runs/12345 (A run of GitHub Actions expires, and this verification rests on it. Capture it to a file.)",
    ]
  `)
})

it('renders a page again when evidence appears, which no diagnostic tells', async () => {
  workspace = workspaceWith({
    ...FILES,
    'docs/verification.md': VERIFICATION.replace('docs/to-come.md', 'logs/to-come.txt'),
  })
  const { corpus, write } = workspace
  const fingerprint = async () => {
    corpus.invalidate()
    await corpus.snapshot()
    return corpus.fingerprint
  }
  const before = await fingerprint()
  write('logs/unrelated.txt', '')
  expect(await fingerprint()).toBe(before)
  write('logs/to-come.txt', '')
  expect(await fingerprint()).not.toBe(before)
})
