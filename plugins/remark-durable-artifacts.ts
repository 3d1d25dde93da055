/**
 * Shows of every file that a page rests on whether it lasts, and leads to it where the site has a page. What is missing,
 * scratch, or bound to vanish is reported as messages of the file.
 */
import type { Nodes } from 'mdast'
import { routeOf } from './corpus.ts'
import { element, nodesOf, type Edit, type Properties } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { contains, spanOf } from './source-map.ts'
import { overlaps, type Stretch } from './stretches.ts'
import { ephemeralityIn } from '../src/engine/link/durability.ts'
import type { Evidence } from '../src/engine/link/evidence.ts'

export type RemarkDurableArtifactsOptions = PluginOptions

export default function remarkDurableArtifacts(options?: RemarkDurableArtifactsOptions): RemarkTransformer {
  return remarkPlugin(durableArtifacts, options)
}

/** For hosts beside remark. */
export const durableArtifacts: PagePlugin = {
  name: 'durable-artifacts',
  groups: ['durable'],
  edits: (view) => markLinks(view, shownIn(view)),
  stretches: (view) => shownIn(view).map((each) => stretchOf(view, each)),
}

interface Shown {
  readonly evidence: Evidence
  readonly properties: Properties
}

/** Rules that speak of the evidence as a whole, with what they say of it. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['durable/missing-artifact', 'tl-missing'],
  ['durable/missing-conditional', 'tl-missing'],
  ['durable/ephemeral-reference', 'tl-ephemeral'],
  ['durable/untracked-artifact', 'tl-ephemeral'],
  ['durable/expiring-url', 'tl-ephemeral'],
])

/** What is not there and reported by nobody is left plain: it may be to come. */
function shownIn({ page, diagnostics }: View): Shown[] {
  if (page.evidence.length === 0) return []
  const ephemerality = ephemeralityIn(page.index)
  const faults = diagnostics.filter(({ ruleId }) => MARKS.has(ruleId))
  return page.evidence.flatMap((evidence): Shown[] => {
    const { fact, path } = evidence
    const fault = faults.find(({ range }) => overlaps(fact.span, [range.start.offset, range.end.offset]))
    const shown = (name: string, title: string) => [{ evidence, properties: { className: [name], title } }]
    const isThere = path !== undefined && page.index.tree.kindOf(path) !== undefined
    const mark = fault && MARKS.get(fault.ruleId)!
    // A file that should not be there yet is there all the same.
    if (mark) return shown(isThere && mark === 'tl-missing' ? 'tl-durable' : mark, fault.message)
    if (!isThere) return []
    const why = ephemerality(path)?.why
    return why === undefined
      ? shown('tl-durable', `${path}, kept in the repository`)
      : shown('tl-ephemeral', `${path} may vanish: ${why}`)
  })
}

/** What a link already leads to is marked where it stands. */
function markLinks({ tree, shift }: View, shown: readonly Shown[]): Edit[] {
  const targets = shown.filter(({ evidence }) => evidence.fact.form === 'link')
  if (targets.length === 0) return []
  return [...nodesOf(tree)].flatMap((node): Edit[] => {
    const own = (node as Nodes).type === 'link' ? spanOf(node, shift) : undefined
    const target = own && targets.find(({ evidence }) => contains(own, evidence.fact.span))
    return target ? [{ node, properties: target.properties }] : []
  })
}

function stretchOf({ corpus, page }: View, { evidence: { fact, path }, properties }: Shown): Stretch {
  const { span } = fact
  const url = path === undefined ? undefined : routeOf(corpus, page.index, path)
  if (url === undefined) return { span, wrap: (children) => element('span', properties, children) }
  const data: object = { hProperties: properties }
  return { span, wrap: (children) => ({ type: 'link', url, children, data }) }
}
