/**
 * Threads that compile documents. One takes a tenth of a second to be ready, as long as the command itself needs to load
 * and to find the documents; so the command starts it first, before anybody knows whether it will be needed.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

let early: Worker | undefined

/** Starts a thread for later, where there is a core for it. Unused, it ends with the process. */
export function startThreadEarly(): void {
  if (availableParallelism() < 2) return
  early = newThread()
  // A thread that cannot start is no loss: what it would have done is done by the others.
  early.on('error', () => {
    early = undefined
  })
  early.unref()
}

/** The thread that was started early, or a new one. It waits for a message: its errand. */
export function takeThread(): Worker {
  const thread = early ?? newThread()
  early = undefined
  thread.ref()
  return thread
}

function newThread(): Worker {
  const file = new URL(`./compile-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
  // Facts outlive several collections: a small nursery would copy them again and again.
  return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 64 } })
}
