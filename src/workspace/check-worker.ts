/** The other side of `check-thread`: checks what it is asked for, and sends each answer as one JSON text. */
import module from 'node:module'
import { workerData, type MessagePort } from 'node:worker_threads'
import type { CheckAnswer, CheckErrand } from './check-thread.ts'

// Node 20 has none.
;(module as Partial<typeof module>).enableCompileCache?.()
const [{ checkGathered }, { checkDiagrams }, { gather }, { check }, { rules }, { UserError }] = await Promise.all([
  import('./corpus.ts'),
  import('./diagrams.ts'),
  import('./gather.ts'),
  import('../engine/check.ts'),
  import('../engine/rules/registry.ts'),
  import('./user-error.ts'),
])

const port = workerData as MessagePort
let work = Promise.resolve()
port.on('message', (errand: CheckErrand) => {
  work = work.then(() => carryOut(errand))
})

async function carryOut({ directory, isSent }: CheckErrand): Promise<void> {
  const send = (answer: CheckAnswer) => {
    port.postMessage(JSON.stringify(answer))
    Atomics.store(isSent, 0, 1)
    Atomics.notify(isSent, 0)
  }
  try {
    const gathered = await gather({ paths: [directory], cwd: directory }, () => Promise.resolve(rules))
    const { workspace, config, discovery, compilation, sizeLimit } = gathered
    const { tree } = discovery
    const { files } = await checkDiagrams(compilation.files)
    const { diagnostics } = check({ files, tree, config })
    const usesGit = tree.ignored([]) !== undefined
    const { root } = workspace
    send({ root, usesGit, sizeLimit, config, listed: tree.files, files: [...files], diagnostics })
    const { result } = await checkGathered(gathered)
    send({ diagnostics: result.diagnostics })
  } catch (error) {
    if (error instanceof UserError) send({ faults: error.faults })
    else send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
