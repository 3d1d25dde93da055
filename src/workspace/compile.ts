import { extractFacts, factsOfUnreadable, languageOf } from '../engine/facts/extract.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import { readDocument } from './read.ts'

/** What became of one document; plain data, so that it may come from a worker. */
export interface CompiledFile {
  readonly path: string
  readonly facts: FileFacts
  readonly bytes: number
  /** The system would not hand the file over, for this reason: the run is not whole. */
  readonly refusal?: string
}

export interface Compilation {
  readonly files: ReadonlyMap<string, FileFacts>
  readonly bytes: number
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

export interface CompileOptions {
  readonly root: string
  /** Relative to the root. */
  readonly documents: readonly string[]
  /** In bytes. */
  readonly sizeLimit: number
  /** Told now and then how many documents are done. */
  readonly onProgress?: (done: number) => void
}

/** As many as make a worker's errand worth its way. */
const CHUNK = 64

/** Reads all documents and extracts their facts. A document that vanished since it was listed is left out. */
export function compile({ root, documents, sizeLimit, onProgress }: CompileOptions): Compilation {
  const files = new Map<string, FileFacts>()
  const refused: { path: string; reason: string }[] = []
  let bytes = 0
  for (let start = 0; start < documents.length; start += CHUNK) {
    for (const file of compileChunk(root, documents.slice(start, start + CHUNK), sizeLimit)) {
      files.set(file.path, file.facts)
      bytes += file.bytes
      if (file.refusal !== undefined) refused.push({ path: file.path, reason: file.refusal })
    }
    onProgress?.(Math.min(start + CHUNK, documents.length))
  }
  return { files, bytes, refused }
}

/** One errand: a pure function of the files' bytes, of plain data to plain data. */
export function compileChunk(root: string, paths: readonly string[], sizeLimit: number): CompiledFile[] {
  const compiled: CompiledFile[] = []
  for (const path of paths) {
    const language = languageOf(path)
    const reading = language && readDocument(root, path, sizeLimit)
    if (!language || !reading) continue
    const isData = language === 'yaml' || language === 'json'
    if ('text' in reading) {
      const facts = extractFacts(reading.text, language)
      if (!isData || saysSomething(facts)) compiled.push({ path, facts, bytes: reading.bytes })
    } else if (!isData || reading.isRefused) {
      const { reason, detail, isRefused } = reading
      const facts = factsOfUnreadable(language, { reason, detail })
      compiled.push({ path, facts, bytes: 0, ...(isRefused && { refusal: detail }) })
    }
  }
  return compiled
}

/** YAML and JSON is somebody else's format, and no document, unless the engine finds a work breakdown in it. */
function saysSomething(facts: FileFacts): boolean {
  return facts.definitions.length > 0 || facts.references.length > 0 || facts.unreadable.length > 0
}
