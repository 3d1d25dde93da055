/** A unified pipeline in code, over a workspace on disk: what a host other than Astro gives a plugin. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { unified, type Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { openCorpus, type Corpus } from '../../plugins/corpus.ts'
import type { PluginOptions } from '../../plugins/page-plugin.ts'
import type { RemarkTransformer } from '../../plugins/remark-plugin.ts'
import { starlightRoutes } from '../../plugins/routes.ts'

type RemarkPlugin = (options?: PluginOptions) => RemarkTransformer

export interface Workspace {
  readonly root: string
  readonly corpus: Corpus
  /** Runs a plugin over a file; `cut` makes its value of the text on disk, as a host would. */
  run(path: string, plugin: RemarkPlugin, cut?: (text: string) => string): Promise<{ tree: Root; file: VFile }>
  /** Writes a file once more. */
  write(path: string, text: string): void
  remove(): void
}

/** Runs a plugin that is given no options over a file on disk. */
export async function runAlone(path: string, plugin: RemarkPlugin): Promise<{ tree: Root; file: VFile }> {
  const file = new VFile({ path, value: readFileSync(path, 'utf8') })
  const processor = unified()
    .use(parser)
    .use(() => plugin())
  return { tree: (await processor.run(processor.parse(file), file)) as Root, file }
}

export function workspaceWith(files: Readonly<Record<string, string>>): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-plugin-')))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries({ 'throughline.yaml': 'scopes: []\n', ...files })) write(path, text)
  const corpus = openCorpus({ root, routes: starlightRoutes({ docs: 'docs' }) })
  return {
    root,
    corpus,
    async run(path, plugin, cut = (text) => text) {
      const file = new VFile({ path: join(root, path), value: cut(readFileSync(join(root, path), 'utf8')) })
      const processor = unified()
        .use(parser)
        .use(() => plugin({ corpus }))
      return { tree: (await processor.run(processor.parse(file), file)) as Root, file }
    },
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function parser(this: Processor): void {
  this.parser = (document) => fromMarkdown(document, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** Astro hands over the trimmed body of an `.md` file. */
export function body(text: string): string {
  return text.replace(/^\uFEFF?---[\s\S]*?\n---/, '').trim()
}

/** And an `.mdx` file with its frontmatter blanked out. */
export function blanked(text: string): string {
  return text.replace(/^---[\s\S]*?\n---/, (whole) => whole.replace(/[^\r\n]/g, ' '))
}

/** Every dressed node as one line: `D-001 → /log/#d-001` for links, `D-009 ✗` for marks. */
export function dressed(tree: Root): string[] {
  const found: string[] = []
  visit(tree, (node: Nodes) => {
    const properties = (node.data as { hProperties?: { className?: string[]; title?: string } } | undefined)
      ?.hProperties
    const name = properties?.className?.[0]
    if (name === 'tl-ref' && node.type === 'link') found.push(`${textOf(node)} → ${node.url} (${node.title})`)
    else if (name === 'tl-undefined') found.push(`${textOf(node)} ✗`)
    else if (name !== undefined) found.push(`${textOf(node)} (${properties?.title})`)
  })
  return found
}

/** The ids that rows, items and paragraphs were given. */
export function anchors(tree: Root): string[] {
  const found: string[] = []
  visit(tree, (node: Nodes) => {
    const id = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id
    if (id !== undefined) found.push(`${node.type} ${id}`)
  })
  return found
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : ''
}

/** Every marked node as one line: `tl-cleanup delete agrees: docs/old.md → /old/ (its title)`. */
export function marks(tree: Root): string[] {
  const found: string[] = []
  visit(tree, (node: Nodes) => {
    const { className, title, ...others } =
      (node.data as { hProperties?: Record<string, unknown> } | undefined)?.hProperties ?? {}
    if (className === undefined) return
    const url = node.type === 'link' ? ` → ${node.url}` : ''
    const words = [className, ...Object.values(others)].flat().filter((word) => typeof word === 'string')
    found.push(`${words.join(' ')}: ${textOf(node)}${url}${typeof title === 'string' ? ` (${title})` : ''}`)
  })
  return found
}
