import type { ChangedTexts, CorpusChange, Revision } from '../engine/change/revision.ts'
import { check, type CheckResult } from '../engine/check.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { Severity } from '../engine/model/diagnostic.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { Tree } from '../engine/model/tree.ts'
import { rules } from '../engine/rules/registry.ts'
import { compileBase } from './base-revision.ts'
import { openBase, type BaseTree } from './base-tree.ts'
import type { Compilation } from './compile.ts'
import { checkDiagrams } from './diagrams.ts'
import { gather, type CorpusRequest, type Gathered } from './gather.ts'
import { compilePrograms } from './programs.ts'
import { diskAt } from './disk.ts'
import { readPermissions } from './permissions.ts'
import { readDocument } from './read.ts'
import { rememberingTree } from './tree.ts'

export interface CheckRequest extends CorpusRequest {
  /** A revision to compare with: a branch, a tag or a commit. */
  readonly base?: string | undefined
  /** Severities by rule id, over the configuration's. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Called before the check, where a base was asked for: what reads texts alone need not wait for it. */
  readonly onTexts?: (texts: ChangedTexts, corpus: Pick<Gathered, 'workspace' | 'config'>) => void
}

export interface Corpus extends Omit<Gathered, 'discovery'> {
  readonly tree: Tree
  /** Facts of documents and programs. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly result: CheckResult
  /** Where a base was asked for: the whole corpus before the change, and after it. */
  readonly change?: CorpusChange
  /** Files and directories that the system would not hand over: the run is not whole. Paths relative to the root. */
  readonly refused: Compilation['refused']
  /** What the user should know about how the files were found. */
  readonly notes: readonly string[]
}

/** From paths to a verdict: finds, reads, compiles and checks a workspace. Throws a UserError for what the user got wrong. */
export async function checkCorpus(request: CheckRequest): Promise<Corpus> {
  let git: GitAnswers | undefined
  const onDiscovered: CorpusRequest['onDiscovered'] = (found) => {
    git = askGit(found, request.base)
  }
  const gathered = await gather({ ...request, onDiscovered }, () => Promise.resolve(rules))
  const { severities, onTexts } = request
  return checkGathered(gathered, { ...git, severities, onTexts })
}

interface GitAnswers {
  readonly tree: Tree
  readonly base: BaseTree | undefined
}

interface GatheredCheck extends Partial<GitAnswers> {
  readonly severities?: CheckRequest['severities'] | undefined
  readonly onTexts?: CheckRequest['onTexts'] | undefined
}

/** What git knows of the work tree, and of the revision that it is compared with. */
function askGit(
  { workspace: { root, usesGit }, discovery, sizeLimit }: Pick<Gathered, 'workspace' | 'discovery' | 'sizeLimit'>,
  ref: string | undefined,
): GitAnswers {
  const tree = rememberingTree(discovery.tree)
  // Whether the history is whole: some rules need it, and the tree remembers the answer.
  tree.everTracked([])
  if (ref === undefined) return { tree, base: undefined }
  const base = openBase({ root, usesGit, ref, tree, sizeLimit })
  base.fetch([...base.changed.before].filter((path) => discovery.isDocument(path) || discovery.isGate(path)))
  return { tree, base }
}

/** What follows once the documents are compiled: the programs of its gates, and the check. */
export async function checkGathered(
  { discovery, ...gathered }: Gathered,
  { tree = discovery.tree, base, severities, onTexts }: GatheredCheck = {},
): Promise<Corpus> {
  const { workspace, compilation, sizeLimit, prose } = gathered
  const { root } = workspace
  const { gates, scripts, refused, notes } = discovery
  const config = severities ? withSeverities(gathered.config, severities) : gathered.config
  const { tables } = config
  const read = (path: string) => readDocument(root, path, sizeLimit)
  const programs = await compilePrograms({ read, gates, scripts, tree })
  const permissions = readPermissions({ disk: diskAt(root), read })
  const compiled = new Map([...compilation.files, ...programs.files, ...permissions.files])
  const { files, notes: notesOnDiagrams } = await checkDiagrams(compiled)
  const facts = { documents: compilation.files, programs: programs.files }
  const before = base && (await compileBase({ base, discovery, tables, prose, compiled: facts, files }))
  if (before) {
    const { renamed, changed } = base
    const sides = { before: { files: before.files, tree: base.tree }, after: { files, tree } }
    onTexts?.({ ...sides, renamed, changed }, { workspace, config })
  }
  const result = check({ files, tree, config, base: before?.base })
  return {
    ...gathered,
    config,
    tree,
    files,
    result,
    ...(before && { change: changeSince(base, before.files, { files, tree, result }, config) }),
    refused: [...refused, ...compilation.refused, ...programs.refused, ...permissions.refused],
    notes: [...notes, ...notesOnDiagrams],
  }
}

/** Both sides are judged by today's configuration. */
function changeSince(
  { ref, tree, renamed, changed }: BaseTree,
  files: Revision['files'],
  { result, ...after }: Pick<Corpus, 'files' | 'tree' | 'result'>,
  config: EngineConfig,
): CorpusChange {
  // Rules that judge a change have nothing to say of what was there before it: whatever they say, it brings.
  const unchanged = { ref, files: new Map(), deleted: [] }
  const isSame = changed.before.size + changed.after.size === 0
  const { index, diagnostics } = isSame ? result : check({ files, tree, config, base: unchanged })
  return {
    ref,
    before: { files, tree, index, diagnostics },
    after: { ...after, index: result.index, diagnostics: result.diagnostics },
    renamed,
    changed,
  }
}

function withSeverities(config: EngineConfig, severities: ReadonlyMap<string, Severity | 'off'>): EngineConfig {
  const overridden = [...severities].map(
    ([id, severity]) => [id, { severity, options: config.rules[id]?.options ?? {} }] as const,
  )
  return { ...config, rules: { ...config.rules, ...Object.fromEntries(overridden) } }
}
