/** What a host is told: every diagnostic of the plugin's groups, with its place, its rule and what explains it. */
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { VFile } from 'vfile'
import remarkDecisionLinks from '../../plugins/remark-decision-links.ts'
import { report } from '../../plugins/report.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import type { Range } from '../../src/engine/model/range.ts'
import { blanked, body, runAlone, workspaceWith, type Workspace } from './pipeline.ts'

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

/** Chooses D-002 once more. */
const OTHER = LOG.replace('D-001', 'D-004').replace('One flour', 'Two flours').replace('D-003', 'D-005')

let workspace: Workspace | undefined
afterEach(() => {
  workspace?.remove()
  workspace = undefined
})
const open = (files: Readonly<Record<string, string>>) => (workspace = workspaceWith({ 'docs/log.md': LOG, ...files }))

describe('a message', () => {
  it('has the place, the rule and its source, and the first related place as its cause', async () => {
    const { file } = await open({ 'docs/more.md': OTHER }).run('docs/more.md', remarkDecisionLinks, body)
    expect(file.messages).toHaveLength(1)
    const [{ cause, ...message }] = file.messages as [VFile['messages'][number]]
    expect(message).toMatchObject({
      reason: 'D-002 is defined twice in this workspace. Give one of the two another id, or remove the copy.',
      line: 8,
      column: 5,
      place: { start: { line: 8, column: 5, offset: 77 }, end: { line: 8, column: 10, offset: 82 } },
      ruleId: 'id/duplicate-definition',
      source: 'throughline',
      fatal: true,
    })
    expect(cause).toMatchObject({
      reason: 'the first definition of D-002 (docs/log.md)',
      file: 'docs/log.md',
      name: 'docs/log.md:8:5',
      place: { start: { line: 8, column: 5 }, end: { line: 8, column: 10 } },
      ruleId: 'id/duplicate-definition',
      source: 'throughline',
      fatal: undefined,
    })
    // A cause is an error of its own, as reporters expect it.
    expect(cause).toBeInstanceOf(Error)
  })

  it('counts frontmatter in MDX as well', async () => {
    const { file } = await open({ 'docs/more.mdx': OTHER }).run('docs/more.mdx', remarkDecisionLinks, blanked)
    expect(file.messages.map(({ line, column }) => `${line}:${column}`)).toEqual(['8:5'])
  })

  it('offers what may stand in place of a text', async () => {
    const { file } = await open({ 'docs/night.md': 'After D-009, before D-001 and D-002.\n' }).run(
      'docs/night.md',
      remarkDecisionLinks,
    )
    expect(file.messages.map(({ reason, expected }) => ({ reason, expected }))).toEqual([
      { reason: 'D-009 is not defined in this workspace; did you mean D-003?', expected: ['D-003'] },
    ])
  })

  it('says the level as unified does, and lists further places in its note', () => {
    const file = new VFile({ path: 'oven.md' })
    const at = (line: number): Range => ({
      start: { line, column: 1, offset: line },
      end: { line, column: 3, offset: line + 2 },
    })
    const told: Diagnostic = {
      ruleId: 'id/ambiguous-reference',
      messageId: 'several',
      severity: 'warning',
      message: 'Which oven?',
      file: 'docs/oven.md',
      range: at(4),
      related: [
        { file: 'docs/oven.md', range: at(1), message: 'the brick oven' },
        { file: 'docs/oven.md', range: at(2), message: 'the deck oven' },
        { file: 'docs/annex.md', range: at(3), message: 'the oven next door' },
      ],
      suggestions: [],
    }
    report(file, [told, { ...told, severity: 'info', related: [] }])
    expect(file.messages.map(({ fatal, note, cause }) => ({ fatal, note, cause: (cause as Error)?.message }))).toEqual([
      {
        fatal: false,
        note: 'docs/oven.md:2:1 the deck oven\ndocs/annex.md:3:1 the oven next door',
        cause: 'the brick oven',
      },
      { fatal: undefined, note: undefined, cause: undefined },
    ])
  })
})

describe('without options', () => {
  const broken = 'After D-009, before D-001 and D-002.\n'
  const text = (file: VFile) => file.messages.map((message) => `${message.name} ${message.ruleId}`)

  it('a plugin finds the workspace around the file, reports, and leaves the tree alone', async () => {
    const { root } = open({ 'docs/nights/one.md': broken })
    const { tree, file } = await runAlone(join(root, 'docs/nights/one.md'), remarkDecisionLinks)
    expect(text(file)).toEqual([`${join(root, 'docs/nights/one.md')}:1:7-1:12 id/undefined-reference`])
    expect(tree.children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text' }] }])
  })

  it('compiles again where a file comes back changed', async () => {
    const { root, write } = open({ 'docs/night.md': broken })
    const path = join(root, 'docs/night.md')
    expect(text((await runAlone(path, remarkDecisionLinks)).file)).toHaveLength(1)
    write('docs/night.md', `${broken.replace('D-009', 'D-003')} And more.\n`)
    expect(text((await runAlone(path, remarkDecisionLinks)).file)).toEqual([])
  })

  it('says nothing of a text that is no file', async () => {
    const { root } = open({})
    const file = new VFile({ path: join(root, 'docs/unsaved.md'), value: broken })
    await remarkDecisionLinks()({ type: 'root', children: [] }, file)
    await remarkDecisionLinks()({ type: 'root', children: [] }, new VFile(broken))
    expect(file.messages).toEqual([])
  })
})
