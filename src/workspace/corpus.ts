import { check, type CheckResult } from '../engine/check.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { Severity } from '../engine/model/diagnostic.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { Tree } from '../engine/model/tree.ts'
import { rules } from '../engine/rules/registry.ts'
import { readBase } from './base.ts'
import type { Compilation } from './compile.ts'
import { checkDiagrams } from './diagrams.ts'
import { gather, type CorpusRequest, type Gathered } from './gather.ts'
import { compilePrograms } from './programs.ts'
import { readPermissions } from './permissions.ts'

export interface CheckRequest extends CorpusRequest {
  /** A revision to compare with: a branch, a tag or a commit. */
  readonly base?: string | undefined
  /** Severities by rule id, over the configuration's. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
}

export interface Corpus extends Omit<Gathered, 'discovery'> {
  readonly tree: Tree
  /** Facts of documents and programs. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly result: CheckResult
  /** Files and directories that the system would not hand over: the run is not whole. Paths relative to the root. */
  readonly refused: Compilation['refused']
  /** What the user should know about how the files were found. */
  readonly notes: readonly string[]
}

/** From paths to a verdict: finds, reads, compiles and checks a workspace. Throws a UserError for what the user got wrong. */
export async function checkCorpus(request: CheckRequest): Promise<Corpus> {
  return checkGathered(await gather(request, () => Promise.resolve(rules)), request)
}

/** What follows once the documents are compiled: the programs of its gates, and the check. */
export async function checkGathered(
  { discovery, ...gathered }: Gathered,
  { base: ref, severities }: Pick<CheckRequest, 'base' | 'severities'> = {},
): Promise<Corpus> {
  const { workspace, compilation, sizeLimit } = gathered
  const { root, usesGit } = workspace
  const { gates, scripts, tree, isDocument, refused, notes } = discovery
  const config = severities ? withSeverities(gathered.config, severities) : gathered.config
  const { tables } = config
  const base = ref === undefined ? undefined : readBase({ root, usesGit, ref, isDocument, sizeLimit, tables })
  const programs = await compilePrograms({ root, gates, scripts, tree, sizeLimit })
  const permissions = readPermissions(root, sizeLimit)
  const compiled = new Map([...compilation.files, ...programs.files, ...permissions.files])
  const { files, notes: notesOnDiagrams } = await checkDiagrams(compiled)
  const result = check({ files, tree, config, base })
  return {
    ...gathered,
    config,
    tree,
    files,
    result,
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
