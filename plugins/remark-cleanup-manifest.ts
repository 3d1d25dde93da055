/**
 * Shows on a cleanup manifest what each entry wants and whether the tree agrees, and leads from its paths to the pages
 * of documents. What is wrong with a manifest is reported as messages of the file.
 */
import { routeOf } from './corpus.ts'
import type { Edit, Properties } from './edits.ts'
import type { PagePlugin, PluginOptions, View } from './page-plugin.ts'
import { remarkPlugin, type RemarkTransformer } from './remark-plugin.ts'
import { blockAround } from './source-map.ts'
import { overlaps, type Stretch } from './stretches.ts'
import type { ManifestEntry, ManifestPath } from '../src/engine/link/manifests.ts'
import { outcomeOf } from '../src/engine/model/cleanup-action.ts'
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
    entriesOf(view).flatMap((entry) => [
      ...entry.paths.flatMap((path) => linkOf(view, path)),
      ...(entry.destination ? linkOf(view, entry.destination) : []),
    ]),
}

function entriesOf({ page }: View): readonly ManifestEntry[] {
  return page.manifest?.entries ?? []
}

function markOf(view: View, entry: ManifestEntry): Edit[] {
  const { form, cell, span } = entry.fact
  const node = blockAround(view.tree, form === 'sentence' ? span : cell.span, view.shift, [
    'tableCell',
    'listItem',
    'paragraph',
  ])
  return node && entry.action ? [{ node, properties: properties(view, entry) }] : []
}

function properties({ page, diagnostics }: View, entry: ManifestEntry): Properties {
  const { span } = entry.fact
  const fault = diagnostics.find(
    ({ ruleId, range }) =>
      ruleId === 'cleanup/contradicts-tree' && overlaps(span, [range.start.offset, range.end.offset]),
  )
  const dataTree = fault ? 'contradicts' : doesAgree(page.index.tree, entry) ? 'agrees' : undefined
  const title = fault?.message ?? (dataTree && `${entry.action}: the tree agrees`)
  return { className: ['tl-cleanup'], dataAction: entry.action, dataTree, title }
}

/** Said only where it is certain: of a plan, a pattern or a file whose new place nobody names, nothing is. */
function doesAgree(tree: Tree, { action, paths, destination }: ManifestEntry): boolean {
  if (!action || paths.length === 0) return false
  const outcome = outcomeOf(action)
  const isThere = (path: ManifestPath) => path.path !== undefined && tree.kindOf(path.path) !== undefined
  if (paths.some((path) => path.path === undefined || path.isGlob)) return false
  if (outcome === 'present') return paths.every(isThere)
  return !paths.some(isThere) && (outcome === 'gone' || (destination !== undefined && isThere(destination)))
}

function linkOf({ corpus, page }: View, { path, written }: ManifestPath): Stretch[] {
  const url = path === undefined ? undefined : routeOf(corpus, page.index, path)
  if (url === undefined) return []
  return [{ span: written.span, wrap: (children) => ({ type: 'link', url, children }) }]
}
