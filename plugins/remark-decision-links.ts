/**
 * Makes every id that a page mentions a link to its definition, and every definition without a heading a place that can
 * be linked to. A broken one is reported as a message of the file, and marked in development; in Astro the integration
 * fails the build for it, because Astro renders a page that a plugin has failed as an empty one.
 */
import type { PhrasingContent } from 'mdast'
import { anchoredDefinitions, hrefOf, successorsOf, titleOf, type Corpus, type Page } from './corpus.ts'
import { element, type Edit, type Properties } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { blockAround } from './source-map.ts'
import { isGone } from './starlight/states.ts'
import type { Stretch } from './stretches.ts'
import type { Decision } from '../src/engine/link/decisions.ts'
import type { Index, Item, Reference } from '../src/engine/link/index.ts'

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
    // A build with an error fails, and a warning is no fault of the page that is read.
    const broken = view.diagnostics
      .filter(({ severity }) => view.corpus.isDevelopment && severity === 'error')
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
  const { title, properties, spoken } =
    others.length === 0 ? oneItem(corpus, page, first) : severalItems(first, others.at(-1)!, resolution.items.length)
  const url = hrefOf(corpus, index, first, document.path)
  if (url !== undefined) {
    const wrap = (children: PhrasingContent[]): PhrasingContent => {
      const data: object = { hProperties: { ...properties, ...named(children, spoken) } }
      return { type: 'link', url, title, children, data }
    }
    return [{ span, wrap }]
  }
  const focusable = { ...properties, title: `${title} (${first.definition.file})`, tabIndex: '0' }
  return [
    {
      span,
      // Only what has a role may have a name beside its text.
      wrap: (children) =>
        element('span', { ...focusable, ...(spoken && { role: 'note' }), ...named(children, spoken) }, children),
    },
  ]
}

interface Shown {
  /** For readers without script, whom nobody shows a card. */
  readonly title: string
  /** What client/cards.ts reads; starlight/ref.ts writes the same. */
  readonly properties: Properties
  /** What a screen reader has to say behind the id, because the page only strikes it through. */
  readonly spoken?: string | undefined
}

function oneItem(corpus: Corpus, { index, decisions, states }: Page, item: Item): Shown {
  const state = states.get(item)
  const decision = state === 'superseded' ? decisions.get(item) : undefined
  const successors = decision ? successorsOf(withoutHidden(corpus, index, decision)).join(', ') : ''
  const words = state && (successors === '' ? state : `${state} by ${successors}`)
  const properties = {
    className: ['tl-ref'],
    dataId: item.id,
    dataKind: item.kind,
    dataTitle: item.definition.fact.title || undefined,
    dataState: state,
    dataSuccessors: successors || undefined,
  }
  const title = titleOf(item) + (words === undefined ? '' : ` (${words})`)
  return { title, properties, spoken: state !== undefined && isGone(state) ? words : undefined }
}

/** A range or a wildcard, which leads to its first. */
function severalItems(first: Item, last: Item, count: number): Shown {
  return {
    title: `${first.id} to ${last.id}: ${count} items`,
    properties: {
      className: ['tl-ref'],
      dataId: `${first.id} – ${last.id}`,
      dataKind: first.kind,
      dataCount: String(count),
    },
  }
}

/** Nothing is told of a draft, not even that it replaces something. */
function withoutHidden(corpus: Corpus, index: Index, decision: Decision): Decision {
  const isShown = ({ definition: { file } }: Item) => {
    const document = index.document(file)
    return document !== undefined && !corpus.isHidden(document)
  }
  const successors = decision.successors.filter(
    ({ resolution }) => resolution.state === 'resolved' && resolution.items.every(isShown),
  )
  return { ...decision, successors }
}

/** The id as written, then the state: a name must hold the text that is seen. */
function named(children: readonly PhrasingContent[], spoken: string | undefined): Properties {
  if (spoken === undefined) return {}
  const written = children.map((child) => ('value' in child ? child.value : '')).join('')
  return { ariaLabel: `${written}, ${spoken}` }
}

/** Gives the row, item or paragraph around each definition its `id`. */
function anchors({ page, tree, shift }: View): Edit[] {
  return anchoredDefinitions(page).flatMap(({ anchor, span }) => {
    const node = blockAround(tree, span, shift, ['tableRow', 'listItem', 'paragraph'])
    return node ? [{ node, properties: { id: anchor } }] : []
  })
}
