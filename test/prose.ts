/** The reader of prose as the host loads it: the dictionaries once, and not before a test asks. */
import { proseReader } from '../src/engine/facts/prose/reader.ts'
import type { ProseReader } from '../src/engine/facts/prose-reader.ts'
import { lazily } from '../src/engine/model/lazily.ts'
import type { ProseConfig, ProseSettings } from '../src/engine/model/prose.ts'
import { loadDictionary } from '../src/workspace/prose-dictionary.ts'

const dictionary = lazily(loadDictionary)
const readers = new WeakMap<ProseConfig, ProseReader>()

/** In a test the configuration itself may hold what a vocabulary and a dictionary say. */
export function proseReaderOf(config: ProseConfig & Partial<ProseSettings>): ProseReader {
  const known = readers.get(config)
  if (known) return known
  const reader = proseReader({ terms: [], words: [], acronyms: [], ...config }, dictionary())
  readers.set(config, reader)
  return reader
}
