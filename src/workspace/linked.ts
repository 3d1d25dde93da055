import type { EngineConfig } from '../engine/model/config.ts'
import type { Index } from '../engine/link/index.ts'
import { link } from '../engine/link/link.ts'
import { rules } from '../engine/rules/registry.ts'
import { compile } from './compile.ts'
import { readConfig } from './config.ts'
import type { Corpus, CorpusRequest } from './corpus.ts'
import { dayOfRun } from './day.ts'
import { discover } from './discover.ts'
import { workspaceOf } from './root.ts'

export interface LinkedCorpus extends Pick<Corpus, 'workspace' | 'refused' | 'notes'> {
  readonly config: EngineConfig
  readonly index: Index
}

/** The workspace linked and not checked, without its programs: what a view of documents needs, and quicker. */
export async function linkCorpus({ paths, cwd, configPath, onProgress }: CorpusRequest): Promise<LinkedCorpus> {
  const workspace = workspaceOf(paths, cwd)
  const { root, usesGit } = workspace
  const { engine, include, exclude, sizeLimit } = await readConfig({ root, explicit: configPath, cwd, rules })
  const config = { ...engine, today: dayOfRun() }
  const { documents, tree, refused, notes } = discover({ root, usesGit, include, exclude, sizeLimit })
  const compilation = await compile({
    root,
    documents,
    sizeLimit,
    tables: config.tables,
    onProgress: (done) => onProgress?.(done, documents.length),
  })
  const index = link(compilation.files, tree, config)
  return { workspace, config, index, refused: [...refused, ...compilation.refused], notes }
}
