/**
 * Links between documents are written as files (`../decision-log.md`), so that they work in an editor and in a
 * repository's own view. On the site they lead to the page; a link to a file that has no page becomes its name.
 */
import { readFile } from 'node:fs/promises'
import type { Definition, Link as LinkNode, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Corpus } from './corpus.ts'
import { shiftOf, spanOf } from './source-map.ts'
import type { Index, Link } from '../src/engine/link/index.ts'

export interface RemarkDocumentLinksOptions {
  readonly corpus: Corpus
}

export default function remarkDocumentLinks({ corpus }: RemarkDocumentLinksOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const page = await corpus.page(file.path)
    if (!page || page.links.length === 0) return
    const links = new Map(page.links.map((link) => [link.span[0], link]))
    const shift = shiftOf(await readFile(file.path, 'utf8'), String(file.value))
    if (shift === undefined) return

    visit(tree, (node: Nodes) => {
      if (node.type !== 'link' && node.type !== 'definition') return
      const link = links.get(spanOf(node, shift)?.[0] ?? -1)
      if (link) lead(node, link, corpus, page.index)
    })
  }
}

function lead(node: LinkNode | Definition, { fact, target }: Link, corpus: Corpus, index: Index): void {
  if (target.state !== 'found' || fact.url.startsWith('#')) return
  const route = routeOf(target.path, corpus, index)
  if (route !== undefined)
    node.url = target.fragment === undefined ? route : `${route}#${encodeURIComponent(target.fragment)}`
  else if (node.type === 'link') name(node, target.path)
}

/** A folder stands for its index page. */
function routeOf(path: string, corpus: Corpus, index: Index): string | undefined {
  const folder = path === '' ? '' : `${path}/`
  const document = index.document(path) ?? index.document(`${folder}index.md`) ?? index.document(`${folder}index.mdx`)
  return document && corpus.routes(document)
}

function name(node: LinkNode, path: string): void {
  node.data = {
    hName: 'span',
    hProperties: { className: ['tl-file'], title: `${path}, in the repository`, href: undefined },
  }
}
