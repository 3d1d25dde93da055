/**
 * A check in a thread of its own, for a host that has other work to do meanwhile, such as building a site. Facts and
 * diagnostics come back as JSON; the index, which is no plain data, is linked anew here, which is quick.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Index } from '../engine/link/index.ts'
import { link } from '../engine/link/link.ts'
import type { EngineConfig } from '../engine/model/config.ts'
import type { Diagnostic } from '../engine/model/diagnostic.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import { lazily } from '../engine/model/lazily.ts'
import { diskAt } from './disk.ts'
import { workspaceTree } from './tree.ts'
import type { Fault } from './user-error.ts'

export interface CheckedWorkspace {
  readonly root: string
  /** Of the documents, without the programs of gates. */
  readonly index: Index
  readonly diagnostics: readonly Diagnostic[]
}

export interface CheckThread {
  /** Checks the workspace around a directory, an absolute path. One after the other. */
  check(directory: string): RunningCheck
}

/** Every promise rejects with what `refusal` makes of the faults where the configuration has some. */
export interface RunningCheck {
  /** As far as documents alone tell: programs of gates take as long again. */
  readonly documents: Promise<CheckedWorkspace>
  /** The same without a promise: the caller stands still until it is there. Throws what `documents` rejects with. */
  waitForDocuments(): CheckedWorkspace
  /** The whole. */
  readonly result: Promise<CheckedWorkspace>
}

/** What the thread is asked. */
export interface CheckErrand {
  readonly directory: string
  /** One number, set to 1 when the first answer has been sent. */
  readonly isSent: Int32Array
}

/** What it answers, as JSON: documents, then the whole; or why there is nothing more to come. */
export type CheckAnswer = DocumentsAnswer | { readonly diagnostics: readonly Diagnostic[] } | Refusal

interface DocumentsAnswer {
  readonly root: string
  readonly usesGit: boolean
  /** In bytes. */
  readonly sizeLimit: number
  readonly config: EngineConfig
  readonly listed: readonly string[]
  readonly files: readonly (readonly [path: string, facts: FileFacts])[]
  readonly diagnostics: readonly Diagnostic[]
}

type Refusal = { readonly faults: readonly Fault[] } | { readonly error: string }

/** A thread that has died answers nothing, and nobody hears of its end while waiting. */
const LONGEST_WAIT_MS = 300_000

/** The thread loads its modules at once, so that it is ready when there is something to check. It keeps no process alive. */
export function startCheckThread(refusal: (faults: readonly Fault[]) => Error): CheckThread {
  const { port1: port, port2 } = new MessageChannel()
  const file = new URL(`./check-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
  const worker = new Worker(file, { workerData: port2, transferList: [port2] })
  const running: Errand[] = []
  const hear = (answer: CheckAnswer) => {
    const [first] = running
    if (first?.hear(answer)) running.shift()
    if (running.length > 0) return
    // Nothing is awaited: a process may end.
    worker.unref()
    port.unref()
  }
  port.on('message', (json: string) => hear(JSON.parse(json) as CheckAnswer))
  worker.on('error', (error) => {
    const message = error instanceof Error ? error.message : String(error)
    while (running.length > 0) hear({ error: message })
  })
  worker.unref()
  port.unref()

  return {
    check(directory) {
      const isSent = new Int32Array(new SharedArrayBuffer(4))
      const errand = newErrand(refusal)
      running.push(errand)
      worker.ref()
      port.ref()
      const message: CheckErrand = { directory, isSent }
      port.postMessage(message)
      return {
        documents: errand.documents,
        result: errand.result,
        waitForDocuments() {
          if (!errand.hasDocuments()) Atomics.wait(isSent, 0, 0, LONGEST_WAIT_MS)
          while (!errand.hasDocuments()) {
            const received = receiveMessageOnPort(port)
            if (received === undefined) throw new Error('The thread that checks the documents does not answer.')
            hear(JSON.parse(received.message as string) as CheckAnswer)
          }
          return errand.takeDocuments()
        },
      }
    },
  }
}

interface Errand extends Pick<RunningCheck, 'documents' | 'result'> {
  /** Returns whether it was the last answer. */
  hear(answer: CheckAnswer): boolean
  hasDocuments(): boolean
  /** Throws what the thread refused with. */
  takeDocuments(): CheckedWorkspace
}

function newErrand(refusal: (faults: readonly Fault[]) => Error): Errand {
  let first: DocumentsAnswer | Refusal | undefined
  const takeDocuments = lazily(() => {
    if (!('files' in first!)) throw errorOf(first!)
    return workspaceOf(first)
  })
  const documents = Promise.withResolvers<void>()
  const all = Promise.withResolvers<Exclude<CheckAnswer, DocumentsAnswer>>()
  const errand: Errand = {
    documents: documents.promise.then(takeDocuments),
    result: all.promise.then((answer) => {
      if (!('diagnostics' in answer)) throw errorOf(answer)
      return { ...takeDocuments(), diagnostics: answer.diagnostics }
    }),
    hear(answer) {
      if (first === undefined && !isWhole(answer)) {
        first = answer
        documents.resolve()
      }
      const isLast = !('files' in answer)
      if (isLast) all.resolve(answer)
      return isLast
    },
    hasDocuments: () => first !== undefined,
    takeDocuments,
  }
  // Whoever asks for one of them hears of it there.
  errand.documents.catch(() => undefined)
  errand.result.catch(() => undefined)
  return errand

  function errorOf(answer: Refusal): Error {
    return 'faults' in answer ? refusal(answer.faults) : new Error(answer.error)
  }
}

function isWhole(answer: CheckAnswer): answer is { readonly diagnostics: readonly Diagnostic[] } {
  return 'diagnostics' in answer && !('files' in answer)
}

function workspaceOf(answer: DocumentsAnswer): CheckedWorkspace {
  const { root, usesGit, sizeLimit, config, listed, files, diagnostics } = answer
  const tree = workspaceTree(listed, { disk: diskAt(root), usesGit, sizeLimit })
  return { root, index: link(new Map(files), tree, config), diagnostics }
}
