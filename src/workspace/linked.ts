import type { EngineConfig } from '../engine/model/config.ts'
import type { Index } from '../engine/link/index.ts'
import { link } from '../engine/link/link.ts'
import { gather, type CorpusRequest } from './gather.ts'
import type { Workspace } from './root.ts'

export interface LinkedCorpus {
  readonly workspace: Workspace
  readonly config: EngineConfig
  readonly index: Index
  /** Files and directories that the system would not hand over. Paths relative to the root. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
  /** What the user should know about how the files were found. */
  readonly notes: readonly string[]
}

/** The workspace linked and not checked, without its programs: what a view of documents needs, and quicker. */
export async function linkCorpus(request: CorpusRequest): Promise<LinkedCorpus> {
  const { workspace, config, discovery, compilation } = await gather(request, loadRules)
  const index = link(compilation.files, discovery.tree, config)
  return {
    workspace,
    config,
    index,
    refused: [...discovery.refused, ...compilation.refused],
    notes: discovery.notes,
  }
}

/** Only a configuration that has a word on rules needs them, and they take as long to load as all the rest. */
async function loadRules() {
  return (await import('../engine/rules/registry.ts')).rules
}
