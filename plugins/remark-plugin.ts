/** A plugin as unified takes it: for Astro with `unified()`, for remark's command, for a pipeline in code. */
import { readFileSync } from 'node:fs'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { absolutePath, corpusAround } from './around.ts'
import { applyToTree } from './edits.ts'
import { diagnosticsFor, editsOf, type PagePlugin, type PluginOptions } from './page-plugin.ts'
import { report, reportFailure } from './report.ts'
import { UserError } from '../src/workspace/user-error.ts'

export type RemarkTransformer = (tree: Root, file: VFile) => Promise<void>

export function remarkPlugin(plugin: PagePlugin, { corpus: given }: PluginOptions = {}): RemarkTransformer {
  return async (tree, file) => {
    const path = absolutePath(file)
    if (path === undefined) return
    try {
      const corpus = given ?? (await corpusAround(path, file.cwd))
      const page = await corpus.page(path)
      if (!page) return
      report(file, diagnosticsFor(plugin, page))
      if (!given) return
      const source = readFileSync(path, 'utf8')
      applyToTree(tree, editsOf([plugin], { corpus, page, tree, value: String(file.value), source }))
    } catch (error) {
      // Somebody's configuration is no fault of the plugin: a trace into it helps nobody.
      if (!(error instanceof UserError)) throw error
      reportFailure(file, error)
    }
  }
}
