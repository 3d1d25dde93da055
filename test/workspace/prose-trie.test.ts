import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeTrie } from 'cspell-trie-lib'
import { describe, expect, test } from 'vitest'
import { readTrie } from '../../src/workspace/prose-trie.ts'

const HEAD = '#!/usr/bin/env cspell-trie reader\nTrieXv3\nbase=16\n# By hand.\n# Data:\n__DATA__\n'

describe('a packed dictionary', () => {
  // `bell` and `bells`, `ball` and `balls` by the same nodes, `tide`, and `tie`, which is forbidden as well.
  const knows = readTrie(`${HEAD}\\!\ntie$4\nb\nell\ns$$3a#5;<2\nt\nide$2e$\n`)

  test('knows whole words, by their letter case', () => {
    const words = ['bell', 'bells', 'ball', 'balls', 'tide', 'be', 'bel', 'bal', 'Bell', 'bellss', 'tides', '']
    expect(words.filter(knows)).toEqual(['bell', 'bells', 'ball', 'balls', 'tide'])
  })

  test('does not know what it forbids', () => {
    expect(knows('tie')).toBe(false)
  })

  test('of another format is refused', () => {
    expect(() => readTrie('TrieXv4\nbase=16\n__DATA__\n')).toThrow('a dictionary of a format that is not known')
  })
})

const bundle = createRequire(createRequire(import.meta.url).resolve('@cspell/cspell-bundled-dicts'))

test.for([
  ['en_us', 'en_US.trie.gz'],
  ['en-gb-mit', 'en_GB.trie.gz'],
] as const)('%s is read as its own library reads it', ([name, file]) => {
  const bytes = gunzipSync(readFileSync(join(dirname(bundle.resolve(`@cspell/dict-${name}/cspell-ext.json`)), file)))
  const trie = decodeTrie(bytes)
  const knows = readTrie(bytes.toString('utf8'))
  const words = [...trie.words()].filter((_, at) => at % 40 === 0)
  const slips = words.flatMap((word) => [word, word.slice(1), word.slice(0, -1), `${word}s`, word.toLowerCase()])
  expect(words.length).toBeGreaterThan(5000)
  expect(slips.filter((word) => knows(word) !== trie.hasWord(word, true))).toEqual([])
})
