/** A workspace from its root to its diagnostics, as the command does it, for hosts that live inside another program. */
import { check } from '../src/engine/check.ts'
import { rules } from '../src/engine/rules/registry.ts'
import { compile } from '../src/workspace/compile.ts'
import { readConfig } from '../src/workspace/config.ts'
import { discover } from '../src/workspace/discover.ts'
import { workspaceOf } from '../src/workspace/root.ts'
import type { Snapshot } from './corpus.ts'

/** Throws a UserError where the configuration is faulty. */
export async function compileWorkspace(directory: string): Promise<Snapshot> {
  const { root, usesGit } = workspaceOf([directory], directory)
  const { engine, include, exclude, sizeLimit } = await readConfig({ root, cwd: root, rules })
  const { documents, tree } = discover({ root, usesGit, include, exclude })
  const { files } = compile({ root, documents, sizeLimit })
  const { index, diagnostics } = check({ files, tree, config: engine })
  return { root, index, diagnostics }
}
