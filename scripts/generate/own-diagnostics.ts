import { check } from '../../src/engine/check.ts'
import { extractFacts } from '../../src/engine/facts/extract.ts'
import { DEFAULT_CONFIG } from '../../src/engine/model/config.ts'
import { treeOf } from '../../src/engine/model/tree.ts'

/** The rules that report something in a Markdown text, taken by itself. */
export function ownDiagnostics(path: string, text: string): Set<string> {
  const files = new Map([[path, extractFacts(text, 'markdown')]])
  const { diagnostics } = check({ files, tree: treeOf([path]), config: DEFAULT_CONFIG })
  return new Set(diagnostics.map((diagnostic) => diagnostic.ruleId))
}
