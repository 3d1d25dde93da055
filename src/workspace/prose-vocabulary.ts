/** A vocabulary: the words of a house, in YAML. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isMap, LineCounter, parseDocument, type Document } from 'yaml'
import type { ProseTerm } from '../engine/model/prose.ts'
import { UserError } from './user-error.ts'

export interface Vocabulary {
  readonly terms: readonly ProseTerm[]
  readonly names: readonly string[]
  readonly acronyms: readonly string[]
}

const word = { type: 'string', minLength: 1, maxLength: 100, pattern: '^[\\p{L}\\p{N}]' }
const words = { anyOf: [word, { type: 'array', items: word, minItems: 1 }] }

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    terms: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['not'],
        properties: { use: words, not: words, because: { type: 'string', minLength: 1, maxLength: 200 } },
      },
    },
    names: { type: 'array', items: word },
    acronyms: { type: 'array', items: { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,9}$' } },
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
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true, stringKeys: true })
  const refuse = (offset: number, message: string) => {
    const { line, col } = lineCounter.linePos(offset)
    return new UserError({ message: `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`, hint: HINT })
  }
  const [error] = [...document.errors, ...document.warnings]
  if (error) throw refuse(error.pos[0], `not YAML: ${error.message}`)
  const data = dataOf(document, refuse)
  const validate = new Ajv2020({ strictTypes: false }).compile<Written>(SCHEMA)
  if (!validate(data)) {
    const [fault] = validate.errors!
    const steps = fault!.instancePath.split('/').slice(1)
    const extra = (fault!.params as { additionalProperty?: string }).additionalProperty
    const name = [...steps, ...(extra === undefined ? [] : [extra])].join(' › ') || 'the file'
    throw refuse(offsetOf(document, steps), `${name} ${extra === undefined ? fault!.message : 'is not known'}`)
  }
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

function dataOf(document: Document, refuse: (offset: number, message: string) => UserError): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (error) {
    // Aliases that multiply, or stand for nothing.
    if (!(error instanceof ReferenceError) && !(error instanceof RangeError)) throw error
    throw refuse(0, error.message)
  }
}

function offsetOf(document: Document, path: readonly string[]): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return (isMap(node) || node ? (node as { range?: readonly number[] | null }).range?.[0] : undefined) ?? 0
}
