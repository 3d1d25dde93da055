/**
 * The other side of `compile`: takes chunks until none is left, and sends each as one JSON text, which crosses the
 * threads faster than the objects it stands for.
 */
import module from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { WorkerErrand } from './compile.ts'

// Node 20 has none.
;(module as Partial<typeof module>).enableCompileCache?.()
const { compileChunk, takeChunk } = await import('./compile.ts')

const errand = await new Promise<WorkerErrand>((resolve) => {
  parentPort!.once('message', resolve)
})
const { documents, counter, prose } = errand
const reader = prose && (await (await import('./prose.ts')).loadProseReader(prose))
for (let chunk = takeChunk(counter, documents); chunk; chunk = takeChunk(counter, documents)) {
  parentPort!.postMessage({ index: chunk.index, json: JSON.stringify(compileChunk(chunk.paths, errand, reader)) })
}
