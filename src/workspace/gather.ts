import type { EngineConfig } from '../engine/model/config.ts'
import type { Rule } from '../engine/rules/rule.ts'
import { compile, type Compilation } from './compile.ts'
import { readConfig } from './config.ts'
import { dayOfRun } from './day.ts'
import type { Prose } from './prose.ts'
import { discover, type Discovery } from './discover.ts'
import { workspaceOf, type Workspace } from './root.ts'

export interface CorpusRequest {
  /** Files and directories that are asked about. The whole workspace around them is compiled, for ids and links to resolve. */
  readonly paths: readonly string[]
  readonly cwd: string
  /** A configuration in place of the root's own. */
  readonly configPath?: string | undefined
  /** Called between files with how many of `total` are done, and once more before the rules run. */
  readonly onProgress?: (done: number, total: number) => void
  /**
   * Called before the documents are compiled. To start a process costs ten times as much once their facts are in memory: what
   * git will be asked anyway is asked here.
   */
  readonly onDiscovered?: (found: Pick<Gathered, 'workspace' | 'discovery' | 'sizeLimit'>) => void
  /** Called once the documents are compiled. */
  readonly onCompiled?: (config: EngineConfig) => void
}

/** A workspace whose documents are compiled, and nothing more. */
export interface Gathered {
  readonly workspace: Workspace
  readonly config: EngineConfig
  readonly discovery: Discovery
  readonly compilation: Compilation
  /** In bytes: what `readDocument` needs to read a document again. */
  readonly sizeLimit: number
  /** Whether the configuration says which documents to take. */
  readonly isSelected: boolean
  /** Where the configuration asks for it; the base revision is read by the same. */
  readonly prose?: Prose
}

/** Finds, configures, lists and compiles. `rules` are loaded where a configuration has to be held to them. */
export async function gather(
  { paths, cwd, configPath, onProgress, onDiscovered, onCompiled }: CorpusRequest,
  rules: () => Promise<readonly Rule[]>,
): Promise<Gathered> {
  const workspace = workspaceOf(paths, cwd)
  const { root, usesGit } = workspace
  const { engine, include, exclude, sizeLimit } = await readConfig({ root, explicit: configPath, cwd, rules })
  const config = { ...engine, today: dayOfRun() }
  const discovery = discover({ root, usesGit, include, exclude, sizeLimit })
  onDiscovered?.({ workspace, discovery, sizeLimit })
  const prose = config.prose ? (await import('./prose.ts')).proseFor(root, config.prose) : undefined
  const compilation = await compile({
    root,
    documents: discovery.documents,
    sizeLimit,
    tables: config.tables,
    ...(prose && { prose }),
    onProgress: (done) => onProgress?.(done, discovery.documents.length),
  })
  onCompiled?.(config)
  const isSelected = include.length + exclude.length > 0
  return { workspace, config, discovery, compilation, sizeLimit, isSelected, ...(prose && { prose }) }
}
