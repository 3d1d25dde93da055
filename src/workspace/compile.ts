import { availableParallelism } from 'node:os'
import { extractFacts, factsOfUnreadable, languageOf } from '../engine/facts/extract.ts'
import type { TableWords } from '../engine/facts/typed-tables.ts'
import type { ProseReader } from '../engine/facts/prose-reader.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { ProseSettings } from '../engine/model/prose.ts'
import type { Prose } from './prose.ts'
import { readDocument, type Reading } from './read.ts'
import { takeThread } from './thread.ts'

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
  /** `tables` of the configuration. */
  readonly tables?: TableWords
  /** Reads the wording too. */
  readonly prose?: Prose
  /** Told now and then how many documents are done. */
  readonly onProgress?: (done: number) => void
  /** Threads beside this one; by the number of documents and cores where it is not given. */
  readonly workers?: number
}

/** As many as make a worker's errand worth its way. */
const CHUNK = 32

/** Below so many documents a worker would be ready when the work is done. */
const DOCUMENTS_PER_WORKER = 200

/** More than this many threads wait for the disk and for each other's garbage collection. */
const MOST_WORKERS = 7

/**
 * Reads all documents and extracts their facts, on several threads where there are enough of them. Which thread took
 * which chunk leaves no trace in the result. A document that vanished since it was listed is left out.
 */
export async function compile({
  root,
  documents,
  sizeLimit,
  tables = {},
  prose,
  onProgress,
  workers,
}: CompileOptions): Promise<Compilation> {
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const errand: WorkerErrand = {
    root,
    documents,
    sizeLimit,
    tables,
    counter,
    ...(prose && { prose: prose.settings }),
  }
  const chunks: CompiledFile[][] = []
  const threads = Array.from({ length: workers ?? suitableWorkers(documents.length) }, () =>
    startWorker(errand, chunks),
  )
  const reader = await prose?.reader()
  for (let chunk = takeChunk(counter, documents); chunk; chunk = takeChunk(counter, documents)) {
    chunks[chunk.index] = compileChunk(chunk.paths, errand, reader)
    onProgress?.(Math.min(Math.max(0, Atomics.load(counter, 0) - threads.length) * CHUNK, documents.length))
  }
  await Promise.all(threads)
  const files = new Map<string, FileFacts>()
  const refused: { path: string; reason: string }[] = []
  let bytes = 0
  for (let index = 0; index * CHUNK < documents.length; index++) {
    // A worker that died, of too little memory say, left its chunk behind.
    for (const file of chunks[index] ?? compileChunk(pathsOf(index, documents), errand, reader)) {
      files.set(file.path, file.facts)
      bytes += file.bytes
      if (file.refusal !== undefined) refused.push({ path: file.path, reason: file.refusal })
    }
  }
  return { files, bytes, refused }
}

/** What a worker is started with; `counter` is shared, and counts the chunks that were taken. */
export interface WorkerErrand {
  readonly root: string
  readonly documents: readonly string[]
  readonly sizeLimit: number
  readonly tables: TableWords
  /** Where the wording is read, too. */
  readonly prose?: ProseSettings
  readonly counter: Int32Array
}

/** The next chunk that no thread has taken; undefined when all are. */
export function takeChunk(
  counter: Int32Array,
  documents: readonly string[],
): { index: number; paths: readonly string[] } | undefined {
  const index = Atomics.add(counter, 0, 1)
  return index * CHUNK < documents.length ? { index, paths: pathsOf(index, documents) } : undefined
}

function pathsOf(index: number, documents: readonly string[]): readonly string[] {
  return documents.slice(index * CHUNK, (index + 1) * CHUNK)
}

function suitableWorkers(documents: number): number {
  return Math.min(availableParallelism() - 1, MOST_WORKERS, Math.floor(documents / DOCUMENTS_PER_WORKER))
}

/** Settles when the worker has ended, however it ended: what it did not deliver is compiled here. */
function startWorker(errand: WorkerErrand, chunks: CompiledFile[][]): Promise<void> {
  return new Promise((resolve) => {
    const worker = takeThread()
    worker.on('message', ({ index, json }: { index: number; json: string }) => {
      chunks[index] = JSON.parse(json) as CompiledFile[]
    })
    worker.on('error', () => {
      resolve()
    })
    worker.on('exit', () => {
      resolve()
    })
    worker.postMessage(errand)
  })
}

/** One errand: a pure function of the files' bytes, of plain data to plain data. */
export function compileChunk(
  paths: readonly string[],
  { root, sizeLimit, tables }: Pick<WorkerErrand, 'root' | 'sizeLimit' | 'tables'>,
  prose?: ProseReader,
): CompiledFile[] {
  const compiled: CompiledFile[] = []
  for (const path of paths) {
    const reading = languageOf(path) && readDocument(root, path, sizeLimit)
    const file = reading && compileReading(path, reading, tables, prose)
    if (file) compiled.push(file)
  }
  return compiled
}

/** Undefined where it is no document after all. */
export function compileReading(
  path: string,
  reading: NonNullable<Reading>,
  tables: TableWords,
  prose?: ProseReader,
): CompiledFile | undefined {
  const language = languageOf(path)
  if (!language) return undefined
  const isData = language === 'yaml' || language === 'json'
  if ('text' in reading) {
    const facts = extractFacts(reading.text, language, tables, prose)
    return !isData || saysSomething(facts) ? { path, facts, bytes: reading.bytes } : undefined
  }
  const { reason, detail, isRefused } = reading
  if (isData && !isRefused) return undefined
  return {
    path,
    facts: factsOfUnreadable(language, { reason, detail }),
    bytes: 0,
    ...(isRefused && { refusal: detail }),
  }
}

/** YAML and JSON is somebody else's format, and no document, unless the engine finds a work breakdown in it. */
function saysSomething(facts: FileFacts): boolean {
  return facts.definitions.length > 0 || facts.references.length > 0 || facts.unreadable.length > 0
}
