import { check, type CheckResult } from '../engine/check.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { Severity } from '../engine/model/diagnostic.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { Tree } from '../engine/model/tree.ts'
import { rules } from '../engine/rules/registry.ts'
import { readBase } from './base.ts'
import { compile, type Compilation } from './compile.ts'
import { readConfig } from './config.ts'
import { dayOfRun } from './day.ts'
import { checkDiagrams } from './diagrams.ts'
import { discover } from './discover.ts'
import { compilePrograms } from './programs.ts'
import { readPermissions } from './permissions.ts'
import { workspaceOf, type Workspace } from './root.ts'

export interface CorpusRequest {
  /** Files and directories that are asked about. The whole workspace around them is compiled, for ids and links to resolve. */
  readonly paths: readonly string[]
  readonly cwd: string
  /** A configuration in place of the root's own. */
  readonly configPath?: string | undefined
  /** A revision to compare with: a branch, a tag or a commit. */
  readonly base?: string | undefined
  /** Severities by rule id, over the configuration's. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Called between files with how many of `total` are done, and once more before the rules run. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface Corpus {
  readonly workspace: Workspace
  readonly config: EngineConfig
  readonly tree: Tree
  /** Facts of documents and programs. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly compilation: Compilation
  readonly result: CheckResult
  /** In bytes: what `readDocument` needs to read a document again. */
  readonly sizeLimit: number
  /** Whether the configuration says which documents to take. */
  readonly isSelected: boolean
  /** Files and directories that the system would not hand over: the run is not whole. Paths relative to the root. */
  readonly refused: Compilation['refused']
  /** What the user should know about how the files were found. */
  readonly notes: readonly string[]
}

/** From paths to a verdict: finds, reads, compiles and checks a workspace. Throws a UserError for what the user got wrong. */
export async function checkCorpus({
  paths,
  cwd,
  configPath,
  base: ref,
  severities,
  onProgress,
}: CorpusRequest): Promise<Corpus> {
  const workspace = workspaceOf(paths, cwd)
  const { engine, include, exclude, sizeLimit } = await readConfig({
    root: workspace.root,
    explicit: configPath,
    cwd,
    rules,
  })
  const dated = { ...engine, today: dayOfRun() }
  const config = severities ? withSeverities(dated, severities) : dated
  const { root, usesGit } = workspace
  const { documents, gates, scripts, tree, isDocument, refused, notes } = discover({
    root,
    usesGit,
    include,
    exclude,
    sizeLimit,
  })
  const base =
    ref === undefined ? undefined : readBase({ root, usesGit, ref, isDocument, sizeLimit, tables: config.tables })
  const compilation = await compile({
    root,
    documents,
    sizeLimit,
    tables: config.tables,
    onProgress: (done) => onProgress?.(done, documents.length),
  })
  const programs = await compilePrograms({ root, gates, scripts, tree, sizeLimit })
  const permissions = readPermissions(root, sizeLimit)
  const compiled = new Map([...compilation.files, ...programs.files, ...permissions.files])
  const { files, notes: notesOnDiagrams } = await checkDiagrams(compiled)
  const result = check({ files, tree, config, base })
  const isSelected = include.length + exclude.length > 0
  return {
    workspace,
    config,
    tree,
    files,
    compilation,
    result,
    sizeLimit,
    isSelected,
    refused: [...refused, ...compilation.refused, ...programs.refused, ...permissions.refused],
    notes: [...notes, ...notesOnDiagrams],
  }
}

function withSeverities(config: EngineConfig, severities: ReadonlyMap<string, Severity | 'off'>): EngineConfig {
  const overridden = [...severities].map(
    ([id, severity]) => [id, { severity, options: config.rules[id]?.options ?? {} }] as const,
  )
  return { ...config, rules: { ...config.rules, ...Object.fromEntries(overridden) } }
}
