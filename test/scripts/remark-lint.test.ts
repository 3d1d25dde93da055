import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lint } from '../../scripts/remark-lint/lint.ts'

const root = join(import.meta.dirname, '../..')
const script = join(root, 'scripts/remark-lint.ts')

async function found(text: string, path = 'harbour.md'): Promise<string[]> {
  return (await lint(path, text)).map(({ place, rule, message }) => `${place} ${rule}: ${message}`)
}

describe('recommended rules, on the trees of the native parser', () => {
  test('a duplicate definition, behind frontmatter', async () => {
    const text = '---\ntitle: Tides\n---\n\nSee [the table][tides].\n\n[tides]: ./tides.md\n[Tides]: ./old-tides.md\n'
    expect(await found(text)).toEqual([
      'harbour.md:8:1 no-duplicate-definitions: Unexpected definition with an already defined identifier (`tides`), expected unique identifiers',
    ])
  })

  test('a hard break by spaces', async () => {
    expect(await found('The pilot boards   \nat the buoy.\n')).toEqual([
      'harbour.md:1:17 hard-break-spaces: Unexpected `3` spaces for hard break, expected `2` spaces',
    ])
  })

  test('an undefined reference, in a cell behind an emoji', async () => {
    expect(await found('| Berth |\n|---|\n| ⚓ [north pier][np] |\n')).toEqual([
      'harbour.md:3:5 no-undefined-references: Unexpected reference to undefined definition, expected corresponding definition (`np`) for a link or escaped opening bracket (`\\[`) for regular text',
    ])
  })

  test('an unused definition and a bare address, in MDX', async () => {
    const text =
      '---\ntitle: Tides\n---\n\nimport { Aside } from "x"\n\n<Aside>\n\nhttps://tides.example\n\n</Aside>\n\n[np]: ./np.md\n'
    expect((await found(text, 'harbour.mdx')).map((line) => line.split(': ')[0])).toEqual([
      'harbour.mdx:9:1 no-literal-urls',
      'harbour.mdx:13:1 no-unused-definitions',
    ])
  })

  test('not the marks of a task list', async () => {
    expect(await found('- [ ] T001 [P] [US2] Paint the north pier.\n')).toEqual([])
  })
})

describe('house rules', () => {
  test('a fence without a language', async () => {
    expect(await found('# Tides\n\n- Then:\n\n  ```\n  moor --fast\n  ```\n')).toEqual([
      'harbour.md:5:3 house:fence-language: Unexpected code without a language, expected one behind the fence (`text` where there is none)',
    ])
  })

  test('a level that is skipped, and a second title', async () => {
    expect(await found('---\ntitle: Tides\n---\n\n### Neap\n\n# Spring\n\n## Ebb\n')).toEqual([
      'harbour.md:5:1 house:heading-levels: Unexpected heading of level 3, expected level 2 at most',
      "harbour.md:7:1 house:heading-levels: Unexpected heading of level 1, expected level 2: the title is the page's",
    ])
    expect(await found('# Tides\n\n## Neap\n\n### Ebb\n\n## Spring\n')).toEqual([])
  })

  test('a link that says nothing by itself, and a picture without words', async () => {
    expect(
      await found('Tides are [here](./tides.md). ![](./chart.png) [![](./flag.png)](./flag.md) [Flags](./flag.md)\n'),
    ).toEqual([
      'harbour.md:1:11 house:link-text: Unexpected link text "here", expected the name of what it leads to',
      'harbour.md:1:31 house:link-text: Unexpected image without a text in its place',
      'harbour.md:1:48 house:link-text: Unexpected link without a text',
      'harbour.md:1:49 house:link-text: Unexpected image without a text in its place',
    ])
  })
})

test('MDX that cannot be read is told at its place', async () => {
  expect(await found('# Tides\n\n<Aside>\n', 'harbour.mdx')).toEqual([
    expect.stringMatching(/^harbour\.mdx:3:1 mdx: Expected a closing tag/) as string,
  ])
})

describe('the command', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'throughline-remark-lint-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (...paths: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...paths], {
      cwd: folder,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  test('lists what it finds and fails', () => {
    writeFileSync(join(folder, 'a.md'), '# Tides\n\n[b]: ./b.md\n')
    writeFileSync(join(folder, 'b.md'), '# Neap\n')
    expect(run('b.md', 'a.md')).toEqual({
      status: 1,
      stdout:
        'a.md:3:1 no-unused-definitions Unexpected unused definition, expected no definition or one or more references to `b`\n',
      stderr: '',
    })
    expect(run('b.md')).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('says which file is not there', () => {
    const { status, stderr } = run('gone.md')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gone\.md cannot be read: ENOENT/)
  })

  test('finds nothing in our documents', () => {
    expect(run()).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})
