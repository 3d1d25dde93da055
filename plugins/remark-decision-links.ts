/**
 * Makes every id that a page mentions a link to its definition, and every definition without a heading a place that can
 * be linked to. A broken one is marked, and reported as a message of the file; in Astro the integration fails the build
 * for it, because Astro renders a page that a plugin has failed as an empty one.
 */
import { anchoredDefinitions, hrefOf, successorsOf, titleOf } from './corpus.ts'
import { element, type Edit } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { blockAround } from './source-map.ts'
import type { Stretch } from './stretches.ts'
import type { Decision } from '../src/engine/link/decisions.ts'
import type { Reference } from '../src/engine/link/index.ts'

export type RemarkDecisionLinksOptions = PluginOptions

export default function remarkDecisionLinks(options?: RemarkDecisionLinksOptions): RemarkTransformer {
  return remarkPlugin(decisionLinks, options)
}

/** For hosts beside remark. */
export const decisionLinks: PagePlugin = {
  name: 'decision-links',
  groups: ['id', 'decision'],
  edits: anchors,
  stretches(view) {
    const broken = view.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ range, message }): Stretch => ({
        span: [range.start.offset, range.end.offset],
        wrap: (children) => element('span', { className: ['tl-undefined'], title: message }, children),
      }))
    return [...broken, ...view.page.references.flatMap((reference) => stretchesOf(view, reference))]
  },
}

function stretchesOf({ corpus, page }: View, { resolution, span }: Reference): Stretch[] {
  if (resolution.state !== 'resolved') return []
  const { index, document } = page
  const [first, ...others] = resolution.items
  const source = first && index.document(first.definition.file)
  if (!source || corpus.isHidden(source)) return []
  const decision = others.length === 0 ? page.decisions.get(first) : undefined
  const title =
    others.length === 0
      ? titleOf(first) + inWords(decision)
      : `${first.id} to ${others.at(-1)!.id}: ${others.length + 1} items`
  const url = hrefOf(corpus, index, first, document.path)
  const dataState = decision?.state
  if (url === undefined) {
    const properties = { className: ['tl-ref'], title: `${title} (${first.definition.file})`, dataState }
    return [{ span, wrap: (children) => element('span', properties, children) }]
  }
  const data: object = { hProperties: { className: ['tl-ref'], dataKind: first.kind, dataState } }
  return [{ span, wrap: (children) => ({ type: 'link', url, title, children, data }) }]
}

/** ` (superseded by D-007)`: what a reader must know before following a decision. */
function inWords(decision: Decision | undefined): string {
  if (decision?.state === undefined) return ''
  const successors = decision.state === 'superseded' ? successorsOf(decision) : []
  const by = successors.length > 0 ? ` by ${successors.join(', ')}` : ''
  return ` (${decision.state}${by})`
}

/** Gives the row, item or paragraph around each definition its `id`. */
function anchors({ page, tree, shift }: View): Edit[] {
  return anchoredDefinitions(page).flatMap(({ anchor, span }) => {
    const node = blockAround(tree, span, shift, ['tableRow', 'listItem', 'paragraph'])
    return node ? [{ node, properties: { id: anchor } }] : []
  })
}
