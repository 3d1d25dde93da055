import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { shellRule } from '../../src/engine/rules/shell-host.ts'
import { ruleFiles } from './registries.ts'
import type { ShellRule } from '../../eslint-rules/rule.ts'
import type { Rule } from '../../src/engine/rules/rule.ts'

/** Every rule by its file, in the registry's order. */
export async function loadRules(root: string): Promise<Rule[]> {
  return Promise.all(
    ruleFiles(root).map(async (path) => {
      const { default: rule } = (await import(pathToFileURL(join(root, path)).href)) as {
        readonly default: Rule | ShellRule
      }
      return 'create' in rule ? shellRule(rule) : rule
    }),
  )
}
