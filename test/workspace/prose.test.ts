import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type EngineConfig } from '../../src/engine/model/config.ts'
import { DEFAULT_PROSE, type ProseConfig } from '../../src/engine/model/prose.ts'
import { compile } from '../../src/workspace/compile.ts'
import { readConfig } from '../../src/workspace/config.ts'
import { proseFor, proseOf } from '../../src/workspace/prose.ts'
import { readProseFiles } from '../../src/workspace/prose-files.ts'
import { UserError } from '../../src/workspace/user-error.ts'
import { directoryWith } from './temporary.ts'

const page = (text: string, path = 'tides.md') => ({ path, text, language: 'markdown' as const })

describe('proseOf', () => {
  test('gives findings with their sentences, with the defaults where nothing is configured', async () => {
    const text = 'The tide turns. The bell rings at the the turn.\n'
    const found = await proseOf([page(text), page('The tide turns.\n', 'calm.md')], DEFAULT_CONFIG, directoryWith())
    expect([...found]).toEqual([
      [
        'tides.md',
        [
          {
            ruleId: 'prose/repeated-word',
            messageId: 'repeated',
            severity: 'warning',
            message: 'Unexpected repeated "the", expected it once.',
            span: [34, 41],
            sentence: [16, 47],
          },
        ],
      ],
    ])
  })

  test('gives none where the configuration says so, and none that is suppressed or off', async () => {
    const root = directoryWith()
    const text = 'It rings at the the turn.\n'
    const off: EngineConfig = {
      ...DEFAULT_CONFIG,
      rules: { 'prose/repeated-word': { severity: 'off', options: {} } },
    }
    const silenced = `<!-- throughline-disable-next-line prose/repeated-word -- the clerk stutters -->\n\n${text}`
    expect(await proseOf([page(text)], { ...DEFAULT_CONFIG, prose: false }, root)).toEqual(new Map())
    expect(await proseOf([page(text)], off, root)).toEqual(new Map())
    expect((await proseOf([page(silenced.replace('\n\n', '\n'))], DEFAULT_CONFIG, root)).size).toBe(0)
  })
})

test('prose is read in every thread alike, and not without being asked', async () => {
  const root = directoryWith({ 'a.md': 'It rings at the the turn.\n', 'b.md': 'The Quaay is old.\n' })
  const prose = proseFor(root, DEFAULT_PROSE)
  const request = { root, documents: ['a.md', 'b.md'], sizeLimit: 1000 }
  const [own, other, without] = await Promise.all([
    compile({ ...request, prose, workers: 0 }),
    compile({ ...request, prose, workers: 1 }),
    compile({ ...request, workers: 0 }),
  ])
  expect(own.files.get('a.md')?.prose).toMatchObject([{ sort: 'repeated-word', span: [12, 19] }])
  expect([...other.files]).toEqual([...own.files])
  expect(without.files.get('a.md')).not.toHaveProperty('prose')
})

describe('the key prose', () => {
  const said = async (text: string) => {
    const root = directoryWith({ 'throughline.yaml': text })
    return (await readConfig({ root, cwd: root, rules: () => Promise.resolve([]) })).engine.prose
  }

  test('is silent, on, off, or a map with defaults for the rest', async () => {
    expect(await said('include: [docs]')).toBeUndefined()
    expect(await said('prose: true')).toEqual(DEFAULT_PROSE)
    expect(await said('prose: false')).toBe(false)
    expect(await said('prose: { sentenceLength: 30, dictionary: [words.txt] }')).toEqual({
      ...DEFAULT_PROSE,
      sentenceLength: 30,
      dictionary: ['words.txt'],
    })
  })

  test.each([
    ['prose: loud', 'prose must be true, false or a map of settings'],
    ['prose: { sentenceLength: 3 }', 'prose › sentenceLength must be a number of words from 10 to 200'],
    ['prose: { headingCase: camel }', 'prose › headingCase must be one of consistent, sentence, title, any'],
    ['prose: { dictionary: words.txt }', 'prose › dictionary must be a list of files'],
    ['prose: { dictionery: [] }', 'dictionery'],
  ])('refuses %s', async (text, message) => {
    await expect(said(text)).rejects.toThrow(message)
  })
})

describe('the files of a house', () => {
  const read = (files: Record<string, string | Uint8Array>, config: Partial<ProseConfig>) =>
    readProseFiles(directoryWith(files), { ...DEFAULT_PROSE, ...config })

  test('are read into settings', () => {
    const vocabulary = 'terms:\n  - {use: quay, not: [jetty], because: one name.}\nnames: [Aurelia]\nacronyms: [QHM]\n'
    const dictionary = '\uFEFF# Our words.\r\nbrackwater # where the river ends\r\n\r\nfo\u2019c\u2019sle\r\n'
    expect(
      read({ 'a/v.yaml': vocabulary, 'd.txt': dictionary }, { vocabulary: ['a/v.yaml'], dictionary: ['./d.txt'] }),
    ).toEqual({
      headingCase: 'consistent',
      sentenceLength: 45,
      terms: [{ preferred: ['quay'], forbidden: ['jetty'], reason: 'one name' }],
      words: ['brackwater', 'fo’c’sle', 'Aurelia'],
      acronyms: ['QHM'],
    })
    expect(read({ 'empty.yaml': '' }, { vocabulary: ['empty.yaml'] }).terms).toEqual([])
  })

  test.each<[string, Partial<ProseConfig>, Record<string, string | Uint8Array>, string]>([
    ['that are not there', { dictionary: ['words.txt'] }, {}, 'prose › dictionary: words.txt is not a file'],
    [
      'outside of the root',
      { dictionary: ['../words.txt'] },
      {},
      'prose › dictionary: ../words.txt lies outside the workspace',
    ],
    [
      'outside by a detour',
      { dictionary: ['a/../../w'] },
      {},
      'prose › dictionary: a/../../w lies outside the workspace',
    ],
    [
      'at an absolute path',
      { vocabulary: ['/etc/passwd'] },
      {},
      'prose › vocabulary: /etc/passwd lies outside the workspace',
    ],
    [
      'in another encoding',
      { dictionary: ['words.txt'] },
      { 'words.txt': new Uint8Array([0x61, 0xff]) },
      'prose › dictionary: words.txt cannot be read: Byte 1 (0xff) is not UTF-8',
    ],
    ['of several words a line', { dictionary: ['w'] }, { w: 'quay\nold quay\n' }, 'w:2:1: "old quay" is not one word'],
    ['that are not YAML', { vocabulary: ['v'] }, { v: 'terms: [\n' }, 'v:2:1: not YAML: '],
    ['with an unknown key', { vocabulary: ['v'] }, { v: 'names: []\nwords: []\n' }, 'v:2:1: unknown key "words"'],
    ['with a term of no word', { vocabulary: ['v'] }, { v: 'terms:\n  - use: quay\n' }, 'v:2:5: terms[0] has no not'],
    ['with aliases that multiply', { vocabulary: ['v'] }, { v: bomb() }, 'v:1:1: '],
  ])('%s are refused', (_, config, files, message) => {
    const refusal = refusalOf(() => read(files, config))
    expect(refusal).toBeInstanceOf(UserError)
    expect((refusal as UserError).faults[0]!.message).toContain(message)
  })

  test('behind a symbolic link are not followed', () => {
    const outside = directoryWith({ 'words.txt': 'quay\n' })
    const root = directoryWith()
    symlinkSync(outside, join(root, 'house'))
    symlinkSync(join(outside, 'words.txt'), join(root, 'words.txt'))
    for (const path of ['house/words.txt', 'words.txt']) {
      const refusal = refusalOf(() => readProseFiles(root, { ...DEFAULT_PROSE, dictionary: [path] }))
      expect((refusal as UserError).message).toContain('symbolic link')
    }
  })

  test('are refused all at once', () => {
    const refusal = refusalOf(() => read({}, { vocabulary: ['v'], dictionary: ['d', 'e'] }))
    expect((refusal as UserError).faults.map(({ hint }) => hint !== undefined)).toEqual([true, true, true])
  })
})

function refusalOf(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    return error
  }
}

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, at) => {
    const one = at === 0 ? 'quay' : `*l${at - 1}`
    return `l${at}: &l${at} [${Array.from({ length: 9 }, () => one).join(', ')}]`
  })
  return `${levels.join('\n')}\n`
}
