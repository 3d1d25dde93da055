/** Mermaid fences as figures, in both processors. The source is there as text, whatever it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import { markdownToHtml, mdxToJs } from 'satteri'
import { afterEach, describe, expect, it } from 'vitest'
import { diagramFigures } from '../../plugins/diagrams.ts'
import type { PluginOptions } from '../../plugins/page-plugin.ts'
import { remarkPlugin } from '../../plugins/remark-plugin.ts'
import throughline from '../../plugins/satteri.ts'
import { blanked, body, workspaceWith, type Workspace } from './pipeline.ts'

let workspace: Workspace | undefined
afterEach(() => {
  workspace?.remove()
  workspace = undefined
})

const page = (...diagrams: readonly string[]) =>
  `---\ntitle: Bakery\n---\n\nBefore.\n\n${diagrams.map((text) => `\`\`\`mermaid\n${text}\n\`\`\`\n`).join('\n')}\nAfter.\n`

const FLOWCHART = 'flowchart LR\n  knead[Knead] --> bake[Bake]\n\n    bake --> cool'
const HOSTILE = 'flowchart LR\n  a["</pre><script>alert(1)</script>{1 + 1}"] --> b'

type Render = (path: string, source: string) => Promise<string>

const inUnified: Render = async (path, source) => {
  const { root, corpus } = (workspace = workspaceWith({ [path]: source }))
  const plugin = (options?: PluginOptions) => remarkPlugin(diagramFigures, options)
  const processor = await createMarkdownProcessor({
    remarkPlugins: [[plugin, { corpus }]],
    syntaxHighlight: false,
  })
  const { code } = await processor.render(body(source), { fileURL: pathToFileURL(join(root, path)) })
  return code
}

const inSatteri: Render = async (path, source) => {
  const { root, corpus } = (workspace = workspaceWith({ [path]: source }))
  const fileURL = pathToFileURL(join(root, path))
  const options = { ...throughline({ corpus }, [diagramFigures]), fileURL }
  if (path.endsWith('.mdx')) return (await mdxToJs(blanked(readFileSync(join(root, path), 'utf8')), options)).code
  return (await markdownToHtml(body(source), options)).html
}

describe.each([
  ['unified', inUnified],
  ['satteri', inSatteri],
] as const)('%s', (_, render) => {
  it('shows the source as text, with the room that the drawing will take', async () => {
    const html = await render('docs/bakery.md', page(FLOWCHART))
    const [figure = ''] = /<figure[^]*<\/figure>/.exec(html) ?? []
    expect(figure).toContain('class="tl-diagram not-content"')
    expect(figure).toContain('data-sort="flowchart"')
    expect(figure).toMatch(/--tl-diagram-height:\d+px/)
    expect(textOf(figure)).toBe(FLOWCHART)
    expect(html).not.toContain('<code')
  })

  it('keeps hostile text as text', async () => {
    const html = await render('docs/bakery.md', page(HOSTILE))
    expect(html).not.toContain('<script')
    expect(textOf(/<figure[^]*<\/figure>/.exec(html)![0])).toBe(HOSTILE)
  })

  it('says what is wrong with a diagram, and marks the line', async () => {
    const html = await render('docs/bakery.md', page('flowchart LR\n  knead[Knead (long)] --> bake\n  bake --> cool'))
    expect(html).toContain('data-problem')
    expect(html).toMatch(
      /<p class="tl-diagram-problem" data-line="2">Not drawn: <span lang="en">unexpected [^<]*<\/span>, in line 2\.<\/p>/,
    )
    expect(textOf(/<mark>[^]*<\/mark>/.exec(html)![0])).toBe('  knead[Knead (long)] --> bake')
    expect(html).not.toContain('--tl-diagram-height')
  })

  it('leaves other fences alone, and finds those in lists and quotes', async () => {
    const nested = '- one\n\n  ```mermaid\n  flowchart LR\n    a --> b\n  ```\n\n> ```mermaid\n> flowchart LR\n> ```\n'
    const html = await render('docs/bakery.md', `# Bakery\n\n\`\`\`sh\nbake\n\`\`\`\n\n${nested}`)
    expect(html.match(/<figure/g)).toHaveLength(2)
    expect(html.match(/<code/g)).toHaveLength(1)
    expect(textOf(/<li>[^]*<\/li>/.exec(html)![0])).toContain('flowchart LR\n  a --> b')
  })
})

it('does so in MDX', async () => {
  const code = await inSatteri('docs/bakery.mdx', page(FLOWCHART, HOSTILE))
  expect(code).toContain('tl-diagram')
  expect(code).toContain(JSON.stringify(FLOWCHART))
  expect(code).toContain(JSON.stringify(HOSTILE).replace('</script', '<\\/script'))
})

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;|&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#123;|&#x7B;/g, '{')
    .replaceAll('&amp;', '&')
}
