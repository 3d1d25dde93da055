/** The dictionaries that cspell brings, and nothing of its configuration: none is looked for on the machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeTrie, parseDictionaryLines } from 'cspell-trie-lib'
import { parse } from 'jsonc-parser'
import type { Dictionary } from '../engine/facts/prose/spelling.ts'

/** English as both sides of the ocean spell it; what programs and companies are called, and what people who make them say. */
const PACKAGES =
  'en_us en-gb-mit software-terms companies k8s terraform docker aws git node npm typescript html css bash golang python fullstack filetypes data-science markdown'.split(
    ' ',
  )

/** Reads files of packages alone. Takes half a second. */
export function loadDictionary(): Dictionary {
  const files = PACKAGES.flatMap(filesOf)
  const tries = files
    .filter((file) => file.endsWith('.trie.gz'))
    .map((file) => decodeTrie(gunzipSync(readFileSync(file))))
  const words = new Set(files.filter((file) => /\.txt(?:\.gz)?$/.test(file)).flatMap(wordsOf))
  const corrections = readCorrections()
  return {
    knows: (word) => words.has(word.toLowerCase()) || tries.some((trie) => trie.hasWord(word, true)),
    correctionOf: (word) => corrections.get(word),
  }
}

// The dictionaries are packages that this one brings.
const bundle = createRequire(createRequire(import.meta.url).resolve('@cspell/cspell-bundled-dicts'))

/** What a package of cspell says of itself: plain data. */
interface Extension {
  readonly dictionaryDefinitions?: readonly { readonly path?: string; readonly suggestWords?: readonly string[] }[]
}

function filesOf(name: string): string[] {
  const manifest = bundle.resolve(`@cspell/dict-${name}/cspell-ext.json`)
  // With comments, and commas behind the last.
  const { dictionaryDefinitions = [] } = parse(readFileSync(manifest, 'utf8')) as Extension
  return dictionaryDefinitions.flatMap(({ path }) => (path === undefined ? [] : [join(dirname(manifest), path)]))
}

function wordsOf(file: string): string[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  // A sign in front says that the word is a variant, or that it is forbidden.
  return [...parseDictionaryLines(text, { stripCaseAndAccents: false, split: true })]
    .filter((word) => !/^[~!]/.test(word))
    .map((word) => word.toLowerCase())
}

/** `recieve->receive`; those that may mean two things are left to the letters. */
function readCorrections(): Map<string, string> {
  const manifest = bundle.resolve('@cspell/dict-en-common-misspellings/cspell-ext.json')
  const file = join(dirname(manifest), 'dict/dict-en.json')
  const { dictionaryDefinitions = [] } = JSON.parse(readFileSync(file, 'utf8')) as Extension
  const corrections = new Map<string, string>()
  for (const line of dictionaryDefinitions.flatMap(({ suggestWords = [] }) => suggestWords)) {
    const arrow = line.indexOf('->')
    if (arrow !== -1 && !line.includes(',')) corrections.set(line.slice(0, arrow), line.slice(arrow + 2))
  }
  return corrections
}
