/** The text of a baseline → a baseline, or a UserError that lists its faults with their places. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { NEVER_ACCEPTED, type Baseline } from '../engine/change/baseline.ts'
import type { Fingerprint } from '../engine/change/fingerprint.ts'
import { groupBy } from '../engine/model/group-by.ts'
import { refuseSameKeys } from '../engine/parse/yaml-keys.ts'
import { baselineSchema, BASELINE_VERSION } from './baseline-schema.ts'
import { configFaults, type OffsetOf, type PlacedFault } from './config-faults.ts'
import { isDay } from './day.ts'
import { didYouMean } from './nearest.ts'
import type { UserError } from './user-error.ts'
import { offsetIn, refusalOf } from './yaml-places.ts'

export interface ParsedBaseline {
  readonly baseline: Baseline
  /** The same with its comments: what is written back is made of it. */
  readonly document: Document
}

/** `shownAs` is the file's name in messages. */
export function parseBaseline(text: string, shownAs: string, ruleIds: readonly string[]): ParsedBaseline {
  const lineCounter = new LineCounter()
  const refuse = (faults: readonly PlacedFault[]) => refusalOf(faults, shownAs, lineCounter, MOST_FAULTS)
  const marker = MERGE_MARKER.exec(text)
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, stringKeys: true })
  refuseSameKeys(document)
  if (marker)
    throw refuse([{ message: 'a merge conflict is not resolved here', hint: HINT_ON_MERGE, offset: marker.index }])
  const [error] = [...document.errors, ...document.warnings]
  if (error) throw refuse([{ message: `not YAML: ${error.message}`, offset: error.pos[0] }])
  const data = dataOf(document, refuse)
  const offsetOf: OffsetOf = (path, of) => offsetIn(document, path, of)
  if (!isObject(data))
    throw refuse([{ message: 'a baseline is a map with version and accepted', hint: HINT_ON_NEW, offset: 0 }])
  if (data['version'] !== undefined && data['version'] !== BASELINE_VERSION)
    throw refuse([otherVersion(data['version'], offsetOf(['version'], 'value'))])
  const ajv = new Ajv2020({ allErrors: true, verbose: true, validateSchema: false })
  const validate = ajv.compile<WrittenBaseline>(baselineSchema)
  if (!validate(data)) throw refuse(configFaults(validate.errors ?? [], [], offsetOf, 'the baseline'))
  const faults = [...dayFaults(data, offsetOf), ...ruleFaults(data, ruleIds, offsetOf), ...countFaults(data)]
  if (faults.length > 0) throw refuse(faults)
  return { baseline: baselineOf(data), document }
}

/** The data that the schema lets through. */
interface WrittenBaseline {
  readonly accepted: readonly {
    readonly reason: string
    readonly expires?: string
    readonly diagnostics: readonly (Partial<Fingerprint> &
      Pick<Fingerprint, 'ruleId' | 'messageId' | 'file' | 'message'> & { readonly count?: number })[]
  }[]
}

/** As git writes them, at the start of a line. */
const MERGE_MARKER = /^(?:<{7} |={7}$|={7}\r|>{7} |\|{7} )/m

const HINT_ON_MERGE = 'keep the lines of both sides and delete the markers: an entry that fits nothing leaves by itself'
const HINT_ON_NEW = 'throughline baseline FILE --reason "…" writes one'

/** Faults that are listed; one slip of a search-and-replace may make thousands. */
const MOST_FAULTS = 10

/** All counts together: more is a mistake or an attack. */
const MOST_ACCEPTED = 1_000_000

function baselineOf({ accepted }: WrittenBaseline): Baseline {
  return {
    accepted: accepted.map(({ reason, expires, diagnostics }) => ({
      reason,
      ...(expires !== undefined && { expires }),
      diagnostics: diagnostics.map(
        ({ ruleId, messageId, file, section = '', text = '', line = '', message, count = 1 }) => ({
          ruleId,
          messageId,
          file,
          section,
          text,
          line,
          message,
          count,
        }),
      ),
    })),
  }
}

function dataOf(document: Document, refuse: (faults: readonly PlacedFault[]) => UserError): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    // The library throws a ReferenceError for aliases, and a RangeError for nesting without end.
    if (!(error instanceof ReferenceError) && !(error instanceof RangeError)) throw error
    throw refuse([{ message: 'a baseline has no aliases', hint: 'write the value out', offset: 0 }])
  }
}

function otherVersion(version: unknown, offset: number): PlacedFault {
  return {
    message: `a baseline of version ${JSON.stringify(version)}, and this Throughline reads version ${BASELINE_VERSION}`,
    hint: 'use the Throughline that wrote it, or delete it and write it anew with throughline baseline',
    offset,
  }
}

function dayFaults({ accepted }: WrittenBaseline, offsetOf: OffsetOf): PlacedFault[] {
  return accepted.flatMap(({ expires }, at) =>
    expires === undefined || isDay(expires)
      ? []
      : [
          {
            message: `accepted[${at}] › expires is ${expires}, and there is no such day`,
            offset: offsetOf(['accepted', String(at), 'expires'], 'value'),
          },
        ],
  )
}

/** Each rule once, at its first entry. */
function ruleFaults({ accepted }: WrittenBaseline, ruleIds: readonly string[], offsetOf: OffsetOf): PlacedFault[] {
  const known = new Set(ruleIds)
  const wrong = accepted.flatMap(({ diagnostics }, group) =>
    diagnostics.flatMap(({ ruleId }, at) =>
      known.has(ruleId) && ruleId !== NEVER_ACCEPTED ? [] : [{ ruleId, group, at }],
    ),
  )
  return [...groupBy(wrong, ({ ruleId }) => ruleId)].map(([ruleId, entries]) => {
    const { group, at } = entries[0]!
    const offset = offsetOf(['accepted', String(group), 'diagnostics', String(at), 'ruleId'], 'value')
    const times = entries.length === 1 ? '' : ` (${entries.length} entries)`
    return ruleId === NEVER_ACCEPTED
      ? {
          message: `${ruleId} is never accepted${times}: what cannot be read is not checked`,
          hint: 'mend the file, or exclude it in throughline.yaml',
          offset,
        }
      : {
          message: `unknown rule ${JSON.stringify(ruleId)}${times}`,
          hint:
            didYouMean(ruleId, ruleIds) ??
            '`throughline explain` lists all rules; delete the entries of one that is gone',
          offset,
        }
  })
}

function countFaults({ accepted }: WrittenBaseline): PlacedFault[] {
  const all = accepted.flatMap(({ diagnostics }) => diagnostics).reduce((sum, { count = 1 }) => sum + count, 0)
  return all > MOST_ACCEPTED
    ? [
        {
          message: `the counts come to ${all.toLocaleString('en')}, over the limit of ${MOST_ACCEPTED.toLocaleString('en')}`,
          offset: 0,
        },
      ]
    : []
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
