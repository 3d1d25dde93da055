/** The dictionaries that cspell brings, and nothing of its configuration: none is looked for on the machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'jsonc-parser'
import type { Dictionary } from '../engine/facts/prose/spelling.ts'
import { lazily } from '../engine/model/lazily.ts'
import { readTrie } from './prose-trie.ts'

/** English as both sides of the ocean spell it; what programs and companies are called, and what people who make them say. */
const PACKAGES =
  'en_us en-gb-mit software-terms companies k8s terraform docker aws git node npm typescript html css bash golang python fullstack filetypes data-science markdown'.split(
    ' ',
  )

/** Reads files of packages alone. Takes a tenth of a second. */
export function loadDictionary(): Dictionary {
  const files = PACKAGES.flatMap(filesOf)
  const tries = files.filter((file) => file.endsWith('.trie.gz')).map((file) => readTrie(textOf(file)))
  const words = new Set(files.filter((file) => /\.txt(?:\.gz)?$/.test(file)).flatMap(wordsOf))
  const corrections = lazily(readCorrections)
  return {
    knows: (word) => words.has(word.toLowerCase()) || tries.some((has) => has(word)),
    correctionOf: (word) => corrections().get(word),
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

/** One word a line. An asterisk says that it may be joined to others; a sign in front of another that it is no word alone. */
function wordsOf(file: string): string[] {
  return textOf(file)
    .split(/\r?\n/)
    .map((line) => line.replace(/^\*|\*$/g, '').trim())
    .filter((word) => word !== '' && !/^[#~!+]|\+$/.test(word))
    .map((word) => word.normalize('NFC').toLowerCase())
}

function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
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
