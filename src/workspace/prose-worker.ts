/** The other side of `prose-thread`: one errand, one answer. */
import module from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { ProseAnswer, ProseErrand } from './prose-thread.ts'

// Node 20 has none.
;(module as Partial<typeof module>).enableCompileCache?.()
const [{ loadedDictionary, proseOf }, { UserError }] = await Promise.all([
  import('./prose.ts'),
  import('./user-error.ts'),
  // Slow to load, and asked for by every errand.
  import('../engine/facts/prose/reader.ts'),
])
await loadedDictionary()

parentPort!.on('message', (errand: ProseErrand) => {
  void answerTo(errand).then((answer) => parentPort!.postMessage(answer))
})

async function answerTo({ documents, config, root }: ProseErrand): Promise<ProseAnswer> {
  try {
    return { findings: await proseOf(documents, config, root) }
  } catch (error) {
    if (error instanceof UserError) return { faults: error.faults }
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
