/** A vocabulary: the words of a house, in YAML. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { ProseTerm } from '../engine/model/prose.ts'
import { refuseSameKeys } from '../engine/parse/yaml-keys.ts'
import { configFaults, type PlacedFault } from './config-faults.ts'
import type { UserError } from './user-error.ts'
import { offsetIn, refusalOf } from './yaml-places.ts'

export interface Vocabulary {
  readonly terms: readonly ProseTerm[]
  readonly names: readonly string[]
  readonly acronyms: readonly string[]
}

const word = {
  type: 'string',
  minLength: 1,
  maxLength: 100,
  pattern: '^[\\p{L}\\p{N}]',
  title: 'a word, or words, from a letter or a digit on',
}
const words = { anyOf: [word, { type: 'array', items: word, minItems: 1, title: 'a list of words' }] }

/** A `title` completes "x must be …". */
const SCHEMA = {
  type: 'object',
  title: 'a map with terms, names and acronyms',
  additionalProperties: false,
  properties: {
    terms: {
      type: 'array',
      title: 'a list of terms',
      items: {
        type: 'object',
        title: 'a map with use, not and because',
        additionalProperties: false,
        required: ['not'],
        properties: {
          use: words,
          not: words,
          because: { type: 'string', minLength: 1, maxLength: 200, title: 'a reason of at most 200 characters' },
        },
      },
    },
    names: { type: 'array', items: word, title: 'a list of names' },
    acronyms: {
      type: 'array',
      title: 'a list of acronyms',
      items: { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,9}$', title: 'an acronym: 2 to 10 capitals and digits' },
    },
  },
}

interface Written {
  readonly terms?: readonly {
    readonly use?: string | readonly string[]
    readonly not: string | readonly string[]
    readonly because?: string
  }[]
  readonly names?: readonly string[]
  readonly acronyms?: readonly string[]
}

const HINT = 'a vocabulary has terms (use, not, because), names and acronyms'

/** Throws a UserError with line and column. */
export function parseVocabulary(text: string, path: string): Vocabulary {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, stringKeys: true })
  refuseSameKeys(document)
  const refuse = (faults: readonly PlacedFault[]) => refusalOf(faults, path, lineCounter)
  const [error] = [...document.errors, ...document.warnings]
  if (error) throw refuse([{ message: `not YAML: ${error.message}`, hint: HINT, offset: error.pos[0] }])
  const data = dataOf(document, refuse)
  const validate = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false }).compile<Written>(SCHEMA)
  if (!validate(data))
    throw refuse(
      configFaults(validate.errors ?? [], [], (names, of) => offsetIn(document, names, of), 'the vocabulary'),
    )
  return {
    terms: (data.terms ?? []).map(({ use = [], not, because }) => ({
      preferred: [use].flat(),
      forbidden: [not].flat(),
      ...(because !== undefined && { reason: because.replace(/\.$/, '') }),
    })),
    names: data.names ?? [],
    acronyms: data.acronyms ?? [],
  }
}

function dataOf(document: Document, refuse: (faults: readonly PlacedFault[]) => UserError): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (error) {
    // Aliases that multiply, or stand for nothing.
    if (!(error instanceof ReferenceError) && !(error instanceof RangeError)) throw error
    throw refuse([{ message: error.message, hint: HINT, offset: 0 }])
  }
}
