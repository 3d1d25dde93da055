/**
 * Writes everything that is made from something else: registries from folders, schemas and the rules' pages from
 * `meta` and cases. All of it is committed. `--check` writes nothing and fails where a file is not as it would be.
 *
 *     node scripts/generate.ts [--check]
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { driftOf, formatted, settle } from './generate/output.ts'
import { loadRules } from './generate/load-rules.ts'
import { registryFiles } from './generate/registries.ts'
import { rulePages, RULE_PAGES_FOLDER } from './generate/rule-pages.ts'
import { schemaFiles } from './generate/schemas.ts'
import { validatorFiles } from './generate/validators.ts'
import type { Drift, Output } from './generate/output.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
const root = join(import.meta.dirname, '..')

// Registries and validators come first: everything after them loads the engine, which loads them.
const early = await brought([...registryFiles(root), ...(await validatorFiles(root))], [])
const rules = early.length > 0 && values.check ? undefined : await loadRules(root)
const late =
  rules === undefined
    ? []
    : await brought(
        [...(await schemaFiles(root, rules)), ...(await rulePages(root, rules))],
        [RULE_PAGES_FOLDER, 'schemas'],
      )
const drift = [...early, ...late]

if (!values.check) {
  for (const { path, state } of drift) process.stdout.write(`${state === 'left over' ? 'removed' : 'wrote'} ${path}\n`)
} else if (drift.length > 0) {
  for (const { path, state } of drift) process.stdout.write(`${path}: ${state}\n`)
  process.stdout.write(`\nThese generated files are not up to date; \`make generate\` mends them.\n`)
  process.exitCode = 1
}

/** Formats what was generated, writes it unless `--check`, and returns what differed. */
async function brought(outputs: readonly Output[], folders: readonly string[]): Promise<Drift[]> {
  const files = await Promise.all(outputs.map((output) => formatted(root, output)))
  const drift = driftOf(root, files, folders)
  if (!values.check) settle(root, files, drift)
  return drift
}
