/**
 * One plugin, whatever the host: which diagnostics it tells of, and how it dresses a page. A plugin checks nothing
 * itself; it asks the corpus what the engine says.
 */
import type { Root } from 'mdast'
import type { Corpus, Page } from './corpus.ts'
import type { Edit } from './edits.ts'
import { dress, type Stretch } from './stretches.ts'
import { shiftOf } from './source-map.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'

export interface PluginOptions {
  /** Left out, the plugin compiles the workspace around each file once, and reports without dressing. */
  readonly corpus?: Corpus | undefined
}

export interface PagePlugin {
  readonly name: string
  /** Groups of rules whose diagnostics it tells of. */
  readonly groups: readonly string[]
  stretches?(view: View): readonly Stretch[]
  edits?(view: View): readonly Edit[]
}

/** A page as a host is about to render it. */
export interface View {
  readonly corpus: Corpus
  readonly page: Page
  /** The diagnostics that the plugin tells of. */
  readonly diagnostics: readonly Diagnostic[]
  readonly tree: Root
  /** From an offset of the tree to one of the file on disk. */
  readonly shift: number
}

export interface Rendering {
  readonly corpus: Corpus
  readonly page: Page
  readonly tree: Root
  /** The text that the host parsed. */
  readonly value: string
  /** The file as it stands on disk. */
  readonly source: string
}

export function diagnosticsFor({ groups }: PagePlugin, { diagnostics }: Page): Diagnostic[] {
  return diagnostics.filter(({ ruleId }) => groups.some((group) => ruleId.startsWith(`${group}/`)))
}

/** What plugins want of a tree; nothing where the host's text is another than the file's. */
export function editsOf(plugins: readonly PagePlugin[], { corpus, page, tree, value, source }: Rendering): Edit[] {
  const shift = shiftOf(source, value)
  if (shift === undefined) return []
  const views = plugins.map((plugin) => ({
    plugin,
    view: { corpus, page, diagnostics: diagnosticsFor(plugin, page), tree, shift },
  }))
  return [
    ...views.flatMap(({ plugin, view }) => plugin.edits?.(view) ?? []),
    ...dress(
      tree,
      source,
      shift,
      views.flatMap(({ plugin, view }) => plugin.stretches?.(view) ?? []),
    ),
  ]
}
