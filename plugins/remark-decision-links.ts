/**
 * Makes every id that a page mentions a link to its definition, and every definition without a heading a place that can
 * be linked to. A broken one is marked, and reported as a message of the file; the integration fails the build for it,
 * because Astro renders a page that a plugin has failed as an empty one.
 */
import { readFile } from 'node:fs/promises'
import type { InlineCode, Node, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast'
import type { VFile } from 'vfile'
import { anchoredDefinitions, hrefOf, titleOf, type Corpus, type Page } from './corpus.ts'
import { report } from './report.ts'
import { contains, placeIn, shiftOf, spanOf } from './source-map.ts'
import type { Reference } from '../src/engine/link/index.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'
import type { Span } from '../src/engine/model/range.ts'

export interface RemarkDecisionLinksOptions {
  readonly corpus: Corpus
}

/** A stretch of the file that is shown differently: as a link, as a named thing without a page, as a fault. */
interface Dress {
  readonly span: Span
  wrap(children: PhrasingContent[]): PhrasingContent
}

export default function remarkDecisionLinks({ corpus }: RemarkDecisionLinksOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const page = await corpus.page(file.path)
    if (!page) return
    const faults = page.diagnostics.filter(isAboutIds)
    report(file, faults)

    const source = await readFile(file.path, 'utf8')
    const shift = shiftOf(source, String(file.value))
    if (shift === undefined) return
    anchor(tree, page, shift)
    dress(tree, source, shift, dresses(corpus, page, faults))
  }
}

function isAboutIds({ ruleId }: Diagnostic): boolean {
  return ruleId.startsWith('id/') || ruleId.startsWith('decision/')
}

function dresses(corpus: Corpus, page: Page, faults: readonly Diagnostic[]): Dress[] {
  const broken = faults
    .filter(({ severity }) => severity === 'error')
    .map(({ range, message }): Dress => ({
      span: [range.start.offset, range.end.offset],
      wrap: (children) => element('span', { className: ['tl-undefined'], title: message }, children),
    }))
  const isBroken = (span: Span) => broken.some((fault) => fault.span[0] < span[1] && span[0] < fault.span[1])
  const linked = page.references
    .filter(({ span }) => !isBroken(span))
    .flatMap((reference) => dressOf(corpus, page, reference))
  return [...broken, ...linked].sort((a, b) => a.span[0] - b.span[0])
}

function dressOf(corpus: Corpus, { index, document }: Page, { resolution, span }: Reference): Dress[] {
  if (resolution.state !== 'resolved') return []
  const [first, ...others] = resolution.items
  const source = first && index.document(first.definition.file)
  if (!source || corpus.isHidden(source)) return []
  const title = others.length === 0 ? titleOf(first) : `${first.id} to ${others.at(-1)!.id}: ${others.length + 1} items`
  const url = hrefOf(corpus, index, first, document.path)
  if (url === undefined) {
    const properties = { className: ['tl-ref'], title: `${title} (${first.definition.file})` }
    return [{ span, wrap: (children) => element('span', properties, children) }]
  }
  const data = { hProperties: { className: ['tl-ref'], dataKind: first.kind } }
  return [{ span, wrap: (children) => ({ type: 'link', url, title, children, data }) }]
}

/** An element that Markdown has no node for: an emphasis by type, and whatever `tagName` says once it is HTML. */
function element(tagName: string, properties: Record<string, unknown>, children: PhrasingContent[]): PhrasingContent {
  return { type: 'emphasis', children, data: { hName: tagName, hProperties: properties } }
}

/** Gives the row, item or paragraph around each definition its `id`. */
function anchor(tree: Root, page: Page, shift: number): void {
  for (const { anchor: id, span } of anchoredDefinitions(page)) {
    const node = innermost(tree, span, shift)
    if (!node) continue
    const { hProperties, ...others } = (node.data ?? {}) as { hProperties?: object }
    const data: object = { ...others, hProperties: { ...hProperties, id } }
    node.data = data
  }
}

function innermost(parent: Parent, span: Span, shift: number): Node | undefined {
  for (const child of parent.children) {
    const own = spanOf(child, shift)
    if (own && !contains(own, span)) continue
    const deeper = 'children' in child ? innermost(child, span, shift) : undefined
    if (deeper) return deeper
    if (own && (child.type === 'tableRow' || child.type === 'listItem' || child.type === 'paragraph'))
      return anchorable(parent, child)
  }
  return undefined
}

/** The item rather than its first paragraph: the whole declaration is what a reader is sent to. */
function anchorable(parent: Parent, child: Node): Node {
  return child.type === 'paragraph' && (parent as Node).type === 'listItem' ? parent : child
}

/** Headings stay plain, because their text is the table of contents; so does whatever is a link already. */
const UNTOUCHED = new Set(['heading', 'link', 'linkReference'])

function dress(parent: Parent, source: string, shift: number, all: readonly Dress[]): void {
  let insideAnchor = false
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'html') insideAnchor = opensAnchor(child.value, insideAnchor)
    if (insideAnchor || UNTOUCHED.has(child.type) || isJsxAnchor(child)) return [child]
    if (child.type === 'text' || child.type === 'inlineCode') {
      const span = spanOf(child, shift)
      const here = span ? all.filter((one) => contains(span, one.span)) : []
      if (!span || here.length === 0) return [child]
      return child.type === 'text' ? dressText(child, source, span, here) : dressCode(child, source, here)
    }
    if ('children' in child) dress(child, source, shift, all)
    return [child]
  })
}

function dressText(node: Text, source: string, span: Span, all: readonly Dress[]): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let done = 0
  for (const one of all) {
    const place = placeIn(node.value, source, span, one.span)
    if (!place || place[0] < done) continue
    if (place[0] > done) parts.push({ type: 'text', value: node.value.slice(done, place[0]) })
    parts.push(one.wrap([{ type: 'text', value: node.value.slice(...place) }]))
    done = place[1]
  }
  if (done < node.value.length) parts.push({ type: 'text', value: node.value.slice(done) })
  return parts
}

/** Code is dressed as a whole, where the id is all it says; a part of a command or a path stays code. */
function dressCode(node: InlineCode, source: string, all: readonly Dress[]): PhrasingContent[] {
  const whole = all.find((one) => source.slice(one.span[0], one.span[1]) === node.value.trim())
  return whole ? [whole.wrap([node])] : [node]
}

function opensAnchor(html: string, wasOpen: boolean): boolean {
  const tag = html.slice(0, 3).toLowerCase()
  if (tag === '</a') return false
  return wasOpen || tag === '<a ' || tag === '<a>'
}

function isJsxAnchor(node: Node): boolean {
  return node.type.startsWith('mdxJsx') && (node as { name?: string }).name === 'a'
}
