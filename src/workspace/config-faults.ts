import type { ErrorObject } from 'ajv'
import { didYouMean } from './nearest.ts'
import type { Fault } from './user-error.ts'

export interface PlacedFault extends Fault {
  /** UTF-16 offset in the file. */
  readonly offset: number
}

/** Finds the place of a value, or of its key. */
export type OffsetOf = (path: readonly string[], of: 'key' | 'value') => number

/** A validator's errors in the words of a person who wrote the file: one for each key or value that is wrong or missing. */
export function configFaults(
  errors: readonly ErrorObject[],
  ruleIds: readonly string[],
  offsetOf: OffsetOf,
  whole = 'the configuration',
): PlacedFault[] {
  const faults = new Map<string, PlacedFault>()
  for (const error of errors) {
    // `if` only repeats that a branch failed; `propertyNames` repeats the name's own fault.
    if (error.keyword === 'if' || error.keyword === 'propertyNames') continue
    const path = pathOf(error)
    const place = JSON.stringify(path)
    if (!faults.has(place)) faults.set(place, faultOf(error, path, ruleIds, offsetOf, whole))
  }
  return [...faults.values()]
}

function pathOf(error: ErrorObject): string[] {
  const names = error.instancePath
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { additionalProperty, missingProperty } = error.params as Partial<Record<string, string>>
  const last = additionalProperty ?? missingProperty ?? error.propertyName
  return last === undefined ? names : [...names, last]
}

function faultOf(
  error: ErrorObject,
  path: readonly string[],
  ruleIds: readonly string[],
  offsetOf: OffsetOf,
  whole: string,
): PlacedFault {
  if (error.keyword === 'required') {
    const around = path.slice(0, -1)
    return { message: `${nameOf(around, whole)} has no ${path.at(-1)}`, offset: offsetOf(around, 'value') }
  }
  const parent = (error.parentSchema ?? {}) as {
    title?: string
    properties?: Record<string, unknown>
    enum?: readonly unknown[]
  }
  if (error.keyword === 'additionalProperties') {
    const isRule = path.length === 2 && path[0] === 'rules'
    if (isRule) return unknown('rule', path, ruleIds, offsetOf(path, 'key'))
    return unknown('key', path, Object.keys(parent.properties ?? {}), offsetOf(path, 'key'))
  }
  const isName = error.propertyName !== undefined
  const found = isName ? '' : `, and is ${described(error.data)}`
  const names = (parent.enum ?? []).map(String)
  const hint =
    typeof error.data === 'string'
      ? didYouMean(error.data, names)
      : error.data === null
        ? 'give it a value, or remove the key'
        : undefined
  return {
    message: `${nameOf(path, whole)} must be ${parent.title ?? error.message ?? 'something else'}${found}`,
    offset: offsetOf(path, isName ? 'key' : 'value'),
    ...(hint !== undefined && { hint }),
  }
}

function unknown(what: 'rule' | 'key', path: readonly string[], known: readonly string[], offset: number): PlacedFault {
  const name = path.at(-1)!
  const where = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : ''
  const all = what === 'rule' ? '`throughline explain` lists all rules' : `known are ${known.join(', ')}`
  return { message: `unknown ${what} ${JSON.stringify(name)}${where}`, hint: didYouMean(name, known) ?? all, offset }
}

function nameOf(path: readonly string[], whole = ''): string {
  if (path.length === 0) return whole
  return path
    .map((name, at) => (at === 0 ? name : /^\d+$/.test(name) ? `[${name}]` : ` › ${name === '' ? '""' : name}`))
    .join('')
}

function described(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
