/** The files that `prose` of the configuration names → settings. Each fault has its file, its line and what to do. */
import { isAbsolute, normalize } from 'node:path'
import type { ProseConfig, ProseSettings } from '../engine/model/prose.ts'
import { parseVocabulary, type Vocabulary } from './prose-vocabulary.ts'
import { readDocument } from './read.ts'
import { UserError, type Fault } from './user-error.ts'

/** A list of a million words is a mistake. In bytes. */
const MOST_BYTES = 4 * 1024 ** 2

/** Throws a UserError with every fault. Nothing outside the root is looked at. */
export function readProseFiles(root: string, { vocabulary, dictionary, ...rest }: ProseConfig): ProseSettings {
  const faults: Fault[] = []
  const read = <Content>(paths: readonly string[], key: string, parse: (text: string, path: string) => Content) =>
    paths.flatMap((path): Content[] => {
      try {
        return [parse(textAt(root, path, key), path)]
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        faults.push(...error.faults)
        return []
      }
    })
  const vocabularies = read<Vocabulary>(vocabulary, 'vocabulary', parseVocabulary)
  const dictionaries = read(dictionary, 'dictionary', parseDictionary)
  if (faults.length > 0) throw new UserError(...faults)
  return {
    ...rest,
    terms: vocabularies.flatMap(({ terms }) => terms),
    words: [...dictionaries.flat(), ...vocabularies.flatMap(({ names }) => names)],
    acronyms: vocabularies.flatMap(({ acronyms }) => acronyms),
  }
}

function textAt(root: string, path: string, key: string): string {
  const said = `prose › ${key}: ${path}`
  if (isAbsolute(path) || /^[A-Za-z]:|^\.\.(?:[/\\]|$)/.test(normalize(path)))
    throw new UserError({ message: `${said} lies outside the workspace`, hint: 'name a file below the root' })
  const reading = readInside(root, path)
  if (reading === undefined)
    throw new UserError({
      message: `${said} is not a file`,
      hint: 'the path is relative to the root of the workspace; create the file, or take it out of the configuration',
    })
  if ('detail' in reading) throw new UserError({ message: `${said} cannot be read: ${reading.detail}` })
  return reading.text.replace(/^\uFEFF/, '')
}

/** A link on the way would lead out of the root: each folder is asked before what is in it. */
function readInside(root: string, path: string) {
  const names = normalize(path).split(/[/\\]/)
  for (let depth = 1; depth < names.length; depth++) {
    const folder = readDocument(root, names.slice(0, depth).join('/'), MOST_BYTES)
    if (folder !== undefined) return folder
  }
  return readDocument(root, names.join('/'), MOST_BYTES)
}

/** One word a line; a line that begins with `#`, or what stands behind one, is a comment. */
function parseDictionary(text: string, path: string): string[] {
  const faults: Fault[] = []
  const words = text.split(/\r\n?|\n/).flatMap((line, at) => {
    const word = line.replace(/(?:^|\s)#.*$/, '').trim()
    if (word === '') return []
    if (/^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.+-]{0,99}$/u.test(word)) return [word]
    faults.push({
      message: `${path}:${at + 1}:1: ${JSON.stringify(word.slice(0, 40))} is not one word`,
      hint: 'a dictionary has one word a line, and comments behind #',
    })
    return []
  })
  if (faults.length > 0) throw new UserError(...faults.slice(0, MOST_FAULTS))
  return words
}

/** A file of another kind would give one for each of its lines. */
const MOST_FAULTS = 5
