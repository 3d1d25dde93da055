/**
 * The same plugins in satteri's form, for sites that keep Astro's default Markdown processor. One pass serves them all:
 * they ask for edits of the same tree. Diagnostics, which satteri hands to nobody, lie in the document's data bag.
 */
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Link, Node, Root } from 'mdast'
import type { HastPluginDefinition, MdastPluginDefinition, MdastTarget, MdastVisitorContext } from 'satteri'
import type { Position } from 'unist'
import { corpusAround } from './around.ts'
import type { Corpus } from './corpus.ts'
import { markedData, propertiesOf, type Edit, type Properties } from './edits.ts'
import { diagnosticsFor, editsOf, type PagePlugin, type PluginOptions } from './page-plugin.ts'
import { cleanupManifest } from './remark-cleanup-manifest.ts'
import { decisionLinks } from './remark-decision-links.ts'
import { documentLinks } from './remark-document-links.ts'
import { durableArtifacts } from './remark-durable-artifacts.ts'
import { satteriTaskBoxes } from './task-boxes.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'

declare module 'satteri' {
  interface DataMap {
    throughline: readonly Diagnostic[]
  }
}

/** In the form of satteri's options, and of those of Astro's `satteri()`. */
export interface SatteriPlugins {
  readonly mdastPlugins: MdastPluginDefinition[]
  readonly hastPlugins: HastPluginDefinition[]
}

/** `more` are plugins that a host has beside ours. */
export default function satteriThroughline(
  { corpus }: PluginOptions = {},
  more: readonly PagePlugin[] = [],
): SatteriPlugins {
  const marks: Marks = new WeakMap()
  return {
    mdastPlugins: [mdastPlugin([...PLUGINS, ...more], corpus, marks)],
    hastPlugins: [hastPlugin(corpus, marks), satteriTaskBoxes],
  }
}

const PLUGINS: readonly PagePlugin[] = [decisionLinks, cleanupManifest, durableArtifacts, documentLinks]

/** By document, what elements get that satteri gives nothing: the data of a table's rows and cells is left behind. */
type Marks = WeakMap<object, Map<string, Properties>>

const TAGS: Readonly<Record<string, string>> = { tableRow: 'tr', tableCell: 'td', listItem: 'li' }

/** Astro writes the fields of a plugin into the digest of its configuration: `Corpus.fingerprint` is to be among them. */
interface Digested {
  readonly corpus: Corpus | undefined
}

function mdastPlugin(plugins: readonly PagePlugin[], given: Corpus | undefined, marks: Marks) {
  return {
    name: 'throughline',
    corpus: given,
    options: { position: true },
    async before(root, context) {
      const path = pathOf(context)
      if (path === undefined) return
      const corpus = given ?? (await corpusAround(path, process.cwd()))
      const page = await corpus.page(path)
      if (!page) return
      context.data.throughline = plugins.flatMap((plugin) => diagnosticsFor(plugin, page))
      if (!given) return
      const tree = root as unknown as Root
      const source = readFileSync(path, 'utf8')
      const edits = editsOf(plugins, { corpus, page, tree, value: context.source, source })
      marks.set(context.data, order(context, edits))
    },
  } satisfies MdastPluginDefinition & Digested
}

function hastPlugin(given: Corpus | undefined, marks: Marks) {
  return {
    name: 'throughline-marks',
    corpus: given,
    options: { position: true },
    element: {
      filter: ['tr', 'td', 'th', 'li'],
      visit(node, context) {
        const own = marks.get(context.data)?.get(keyOf(node.tagName === 'th' ? 'td' : node.tagName, node))
        if (!own) return
        const { className, ...others } = own
        const classes = [node.properties['className'], className].flat().filter((each) => typeof each === 'string')
        if (classes.length > 0) context.setProperty(node, 'className', classes)
        for (const [name, value] of Object.entries(others)) context.setProperty(node, name, value)
      },
    },
  } satisfies HastPluginDefinition & Digested
}

function keyOf(tag: string, { position }: { readonly position?: Position | undefined }): string {
  return `${tag} ${position?.start.offset}`
}

/** Undefined for a text that is no file: it has no neighbours to be checked with. */
function pathOf({ fileURL }: MdastVisitorContext): string | undefined {
  if (fileURL?.protocol !== 'file:') return undefined
  try {
    return realpathSync.native(fileURLToPath(fileURL))
  } catch {
    return undefined
  }
}

/** Orders what can be ordered here, and returns what is left for the elements. */
function order(context: MdastVisitorContext, edits: readonly Edit[]): Map<string, Properties> {
  const left = new Map<string, Properties>()
  // Each order replaces a node's data, so what one node gets is gathered first.
  const marked = new Map<Node, object>()
  for (const edit of edits) {
    if ('replacement' in edit) context.replaceNode(target(edit.node), [...edit.replacement])
    else {
      if (edit.properties) marked.set(edit.node, markedData(edit, marked.get(edit.node) ?? edit.node.data))
      if (edit.url !== undefined) context.setProperty(edit.node as Link, 'url', edit.url)
    }
  }
  for (const [node, data] of marked) {
    const tag = TAGS[node.type]
    if (tag === undefined) context.setProperty(target(node), 'data', { ...data })
    else left.set(keyOf(tag, node), propertiesOf(data))
  }
  return left
}

function target(node: Node): MdastTarget {
  return node as unknown as MdastTarget
}
