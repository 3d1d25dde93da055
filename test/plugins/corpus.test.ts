import { expect, test } from 'vitest'
import { openCorpus, type RunningCompilation, type Snapshot } from '../../plugins/corpus.ts'
import { checkCorpus } from '../corpus.ts'

const root = import.meta.dirname
const { index, diagnostics } = checkCorpus({ files: new Map([['night.md', '# Night\n']]) })
const snapshot: Snapshot = { root, index, diagnostics }

const read = (): RunningCompilation => ({ result: Promise.resolve(snapshot), waitForDocuments: () => snapshot })
const refused = (): RunningCompilation => {
  const error = new Error('throughline.yaml:1:1: unknown key "nonsense"')
  return {
    result: Promise.reject(error),
    waitForDocuments() {
      throw error
    },
  }
}

/** Whose compilations end as these do, one after the other. */
function corpusWith(...compilations: (() => RunningCompilation)[]) {
  return openCorpus({ root, routes: () => undefined, compile: () => compilations.shift()!() })
}

test('a corpus that is read again, and says the same, has the same fingerprint', async () => {
  const corpus = corpusWith(read, read)
  await corpus.snapshot()
  const { fingerprint } = corpus
  corpus.invalidate()
  await corpus.snapshot()
  expect(corpus.fingerprint).toBe(fingerprint)
})

test('pages that were rendered while the configuration was faulty are rendered again', async () => {
  const corpus = corpusWith(read, refused, read)
  corpus.isDevelopment = true
  await corpus.snapshot()
  const { fingerprint } = corpus
  corpus.invalidate()
  await expect(corpus.snapshot()).rejects.toThrow('unknown key')
  // The server goes on with what it has.
  expect(corpus.fingerprint).toBe(fingerprint)
  corpus.invalidate()
  await corpus.snapshot()
  expect(corpus.fingerprint).not.toBe(fingerprint)
})

test('a build ends where the configuration is faulty', async () => {
  const corpus = corpusWith(refused)
  await expect(corpus.snapshot()).rejects.toThrow('unknown key')
  expect(() => corpus.fingerprint).toThrow('unknown key')
})
