/** House style in a thread of its own: its dictionaries load while the base is compiled, and it reads while rules run. */
import { Worker } from 'node:worker_threads'
import type { ProseFinding } from '../engine/change/review/prose-findings.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { ProseDocument } from './prose.ts'
import { UserError, type Fault } from './user-error.ts'

export interface ProseErrand {
  readonly documents: readonly ProseDocument[]
  readonly config: EngineConfig
  /** Of the workspace. */
  readonly root: string
}

export type ProseAnswer =
  | { readonly findings: ReadonlyMap<string, readonly ProseFinding[]> }
  | { readonly faults: readonly Fault[] }
  | { readonly error: string }

let early: Worker | undefined

/** Unused, it ends with the process. */
export function startProseThread(): void {
  if (early) return
  early = newThread()
  // What it would have done, a new one is asked for, which says what is wrong.
  early.on('error', () => {
    early = undefined
  })
  early.unref()
}

/** `proseOf` in that thread, or in a new one. Throws a UserError like it. */
export async function proseInThread(
  documents: readonly ProseDocument[],
  config: EngineConfig,
  root: string,
): Promise<ReadonlyMap<string, readonly ProseFinding[]>> {
  if (documents.length === 0) return new Map()
  const thread = early ?? newThread()
  early = undefined
  thread.ref()
  try {
    const answer = await new Promise<ProseAnswer>((resolve, reject) => {
      thread.on('message', resolve)
      thread.on('error', reject)
      thread.on('exit', () => reject(new Error('the thread that reads prose has ended')))
      thread.postMessage({ documents, config, root } satisfies ProseErrand)
    })
    if ('findings' in answer) return answer.findings
    if ('faults' in answer) throw new UserError(...answer.faults)
    throw new Error(answer.error)
  } finally {
    await thread.terminate()
  }
}

function newThread(): Worker {
  const file = new URL(`./prose-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
  // Dictionaries outlive several collections: a small nursery would copy them again and again.
  return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 64 } })
}
