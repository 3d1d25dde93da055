/** House style: what reads prose is loaded here, and only where it is asked for. */
import { proseFindings, type ProseFinding } from '../engine/change/review/prose-findings.ts'
import { check } from '../engine/check.ts'
import { extractFacts } from '../engine/facts/extract.ts'
import type { ProseReader } from '../engine/facts/prose-reader.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { DocumentLanguage } from '../engine/model/facts.ts'
import { lazily } from '../engine/model/lazily.ts'
import { DEFAULT_PROSE, type ProseConfig, type ProseSettings } from '../engine/model/prose.ts'
import { treeOf } from '../engine/model/tree.ts'
import { readProseFiles } from './prose-files.ts'

/** Settings are plain data, for other threads; the reader is loaded when it is first asked for. */
export interface Prose {
  readonly settings: ProseSettings
  readonly reader: () => Promise<ProseReader>
}

/** Throws a UserError where a vocabulary or a dictionary cannot be read. */
export function proseFor(root: string, config: ProseConfig): Prose {
  const settings = readProseFiles(root, config)
  return { settings, reader: lazily(() => loadProseReader(settings)) }
}

/** Half a second: dictionaries are large. */
export async function loadProseReader(settings: ProseSettings): Promise<ProseReader> {
  const [{ proseReader }, dictionary] = await Promise.all([
    import('../engine/facts/prose/reader.ts'),
    loadedDictionary(),
  ])
  return proseReader(settings, dictionary)
}

/** Once for all readers of a thread. */
export const loadedDictionary = lazily(async () => (await import('./prose-dictionary.ts')).loadDictionary())

export interface ProseDocument {
  readonly path: string
  readonly text: string
  readonly language: DocumentLanguage
}

/**
 * What the rules of the group `prose` say of some pages, by path: with the defaults where the configuration has no key
 * `prose`, and nothing where it says `prose: false`. `root` is that of the workspace. Suppressions and severities count.
 * Throws a UserError like `proseFor`.
 */
export async function proseOf(
  documents: readonly ProseDocument[],
  config: EngineConfig,
  root: string,
): Promise<ReadonlyMap<string, readonly ProseFinding[]>> {
  if (config.prose === false || documents.length === 0) return new Map()
  const prose = config.prose ?? DEFAULT_PROSE
  const reader = await proseFor(root, prose).reader()
  const files = new Map(
    documents.map(({ path, text, language }) => [path, extractFacts(text, language, config.tables, reader)]),
  )
  const { diagnostics } = check({ files, tree: treeOf(files.keys()), config: { ...config, prose } })
  return proseFindings(diagnostics, files)
}
