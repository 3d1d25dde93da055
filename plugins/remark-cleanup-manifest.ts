/**
 * Shows on a cleanup manifest what each entry wants and whether the tree agrees, and leads from its paths to the pages
 * of documents. What is wrong with a manifest is reported as messages of the file.
 */
import { routeOf } from './corpus.ts'
import { element, type Edit, type Properties } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { blockAround } from './source-map.ts'
import { overlaps, type Stretch } from './stretches.ts'
import type { ManifestEntry, ManifestPath } from '../src/engine/link/manifests.ts'
import { outcomeOf, type Outcome } from '../src/engine/model/cleanup-action.ts'
import type { Tree } from '../src/engine/model/tree.ts'

export type RemarkCleanupManifestOptions = PluginOptions

export default function remarkCleanupManifest(options?: RemarkCleanupManifestOptions): RemarkTransformer {
  return remarkPlugin(cleanupManifest, options)
}

/** For hosts beside remark. */
export const cleanupManifest: PagePlugin = {
  name: 'cleanup-manifest',
  groups: ['cleanup'],
  edits: (view) => entriesOf(view).flatMap((entry) => markOf(view, entry)),
  stretches: (view) =>
    entriesOf(view).flatMap((entry) => {
      const properties = isInSentence(entry) ? propertiesOf(view, entry) : undefined
      const named = entry.paths.flatMap((path) => stretchOf(view, path, properties))
      return [...named, ...(entry.destination ? stretchOf(view, entry.destination, undefined) : [])]
    }),
}

function entriesOf({ page }: View): readonly ManifestEntry[] {
  return page.manifest?.entries ?? []
}

/** A paragraph may hold several sentences: there the paths themselves are marked. */
function isInSentence({ fact }: ManifestEntry): boolean {
  return fact.form === 'sentence'
}

function markOf(view: View, entry: ManifestEntry): Edit[] {
  const properties = isInSentence(entry) ? undefined : propertiesOf(view, entry)
  const node = properties && blockAround(view.tree, entry.fact.cell.span, view.shift, ['tableCell', 'listItem'])
  return node ? [{ node, properties }] : []
}

/** Undefined where an entry names no path, or nobody knows what it wants. */
function propertiesOf({ page, diagnostics }: View, entry: ManifestEntry): Properties | undefined {
  const { action, fact, isPlanned, paths } = entry
  if (action === undefined || paths.length === 0) return undefined
  const fault = diagnostics.find(
    ({ ruleId, range }) =>
      ruleId === 'cleanup/contradicts-tree' && overlaps(fact.span, [range.start.offset, range.end.offset]),
  )
  const properties = { className: ['tl-cleanup'], dataAction: action }
  if (fault) return { ...properties, dataTree: 'contradicts', title: fault.message }
  if (isPlanned) return { ...properties, dataTree: 'planned', title: `${action}: planned` }
  if (!doesAgree(page.index.tree, entry, outcomeOf(action))) return properties
  return { ...properties, dataTree: 'agrees', title: `${action}: the tree agrees` }
}

/** Said only where it is certain: of a pattern, or a file whose new place nobody names, nothing is. */
function doesAgree(tree: Tree, { paths, destination }: ManifestEntry, outcome: Outcome): boolean {
  if (paths.some(({ path, isGlob }) => path === undefined || isGlob)) return false
  const isThere = ({ path }: ManifestPath) => path !== undefined && tree.kindOf(path) !== undefined
  if (outcome === 'present') return paths.every(isThere)
  return !paths.some(isThere) && (outcome === 'gone' || (destination !== undefined && isThere(destination)))
}

function stretchOf(
  { corpus, page }: View,
  { path, written: { span } }: ManifestPath,
  properties: Properties | undefined,
): Stretch[] {
  const url = path === undefined ? undefined : routeOf(corpus, page.index, path)
  if (url === undefined) return properties ? [{ span, wrap: (children) => element('span', properties, children) }] : []
  const data: object | undefined = properties && { hProperties: properties }
  return [{ span, wrap: (children) => ({ type: 'link', url, children, ...(data && { data }) }) }]
}
