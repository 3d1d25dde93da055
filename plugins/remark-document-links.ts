/**
 * Links between documents are written as files (`../decision-log.md`), so that they work in an editor and in a
 * repository's own view. On the site they lead to the page; a link to a file that has no page becomes its name.
 */
import type { Definition, Link as LinkNode, Nodes } from 'mdast'
import { routeOf } from './corpus.ts'
import { nodesOf, type Edit } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { spanOf } from './source-map.ts'
import type { Link } from '../src/engine/link/index.ts'

export type RemarkDocumentLinksOptions = PluginOptions

export default function remarkDocumentLinks(options?: RemarkDocumentLinksOptions): RemarkTransformer {
  return remarkPlugin(documentLinks, options)
}

/** It tells of no diagnostics: a broken link is no more broken on the site. */
export const documentLinks: PagePlugin = {
  name: 'document-links',
  groups: [],
  edits(view) {
    const { page, tree, shift } = view
    if (page.links.length === 0) return []
    const links = new Map(page.links.map((link) => [link.span[0], link]))
    return [...nodesOf(tree)].flatMap((each) => {
      const node = each as Nodes
      if (node.type !== 'link' && node.type !== 'definition') return []
      const link = links.get(spanOf(node, shift)?.[0] ?? -1)
      return link ? lead(view, node, link) : []
    })
  },
}

function lead({ corpus, page }: View, node: LinkNode | Definition, { fact, target }: Link): Edit[] {
  if (target.state !== 'found' || fact.url.startsWith('#')) return []
  const route = routeOf(corpus, page.index, target.path)
  if (route !== undefined) {
    const url = target.fragment === undefined ? route : `${route}#${encodeURIComponent(target.fragment)}`
    return [{ node, url }]
  }
  if (node.type === 'definition') return []
  const properties = { className: ['tl-file'], title: `${target.path}, in the repository`, href: null }
  return [{ node, properties, tagName: 'span' }]
}
