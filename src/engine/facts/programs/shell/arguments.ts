/** Fields of a command → options and operands, for commands whose options are known. */
import { concat } from './text.ts'
import type { Field } from './words.ts'

export interface Arguments {
  readonly operands: readonly Field[]
  /** By the name as it is written, dashes included; options without a value have none. */
  readonly options: ReadonlyMap<string, readonly (Field | undefined)[]>
  /** From the first operand on, where the reading stops there. */
  readonly rest: readonly Field[]
  /** An operand may stand for none or several: which is which from there on nobody knows. */
  readonly isSure: boolean
}

export interface Reading {
  /** Names of options that take a value: `-f`, `--file`. */
  readonly values: ReadonlySet<string>
  /** Options end at the first operand: it is a command, or a script with options of its own. */
  readonly stops?: boolean
}

export function readArguments(fields: readonly Field[], { values, stops = false }: Reading): Arguments {
  const operands: Field[] = []
  const options = new Map<string, (Field | undefined)[]>()
  let isSure = true
  let at = 0
  for (; at < fields.length; at++) {
    const field = fields[at]!
    if (field.lead === '--' && field.text?.length === 1) {
      at++
      break
    }
    if (!/^-./.test(field.lead)) {
      if (stops) break
      if (field.isMany) isSure = false
      operands.push(field)
      continue
    }
    at += field.lead.startsWith('--') ? readLong(field, fields[at + 1]) : readShort(field, fields[at + 1])
  }
  if (!stops) operands.push(...fields.slice(at))
  return {
    operands,
    options,
    rest: stops ? fields.slice(at) : [],
    isSure: isSure && !fields.slice(at).some(({ isMany }) => isMany),
  }

  /** Answers how many more fields it took. */
  function readLong(field: Field, next: Field | undefined): 0 | 1 {
    const equals = field.lead.indexOf('=')
    if (equals !== -1) {
      add(field.lead.slice(0, equals), behind(field, equals + 1))
      return 0
    }
    const takes = values.has(field.lead)
    add(field.lead, takes ? next : undefined)
    return takes ? 1 : 0
  }

  function readShort(field: Field, next: Field | undefined): 0 | 1 {
    // `-project` in one piece, as some tools have their long options.
    if (values.has(field.lead)) {
      add(field.lead, next)
      return 1
    }
    for (let letter = 1; letter < field.lead.length && letter < 20; letter++) {
      const name = `-${field.lead[letter]!}`
      if (!values.has(name)) {
        add(name, undefined)
        continue
      }
      const isLast = letter === field.lead.length - 1 && field.text !== null && field.text.length === 1
      add(name, isLast ? next : behind(field, letter + 1))
      return isLast ? 1 : 0
    }
    return 0
  }

  function add(name: string, value: Field | undefined): void {
    const known = options.get(name)
    if (known) known.push(value)
    else options.set(name, [value])
  }
}

/** What stands in a field behind its first characters: the value of `--output=docs/plan.md`. */
export function behind({ text, lead, isMany, span, literal }: Field, length: number): Field {
  const [first, ...others] = text ?? []
  const rest = typeof first === 'string' ? concat([first.slice(length)], others) : null
  const isExact = literal !== undefined && literal[1] - literal[0] === span[1] - span[0]
  return {
    text: rest,
    lead: lead.slice(length),
    isMany,
    span: isExact ? [span[0] + length, span[1]] : span,
    ...(literal && { literal: [literal[0] + length, literal[1]] as const }),
  }
}

/** Whether any of the options is given. */
export function has({ options }: Arguments, ...names: readonly string[]): boolean {
  return names.some((name) => options.has(name))
}

/** The values of any of the options. */
export function valuesOf({ options }: Arguments, ...names: readonly string[]): Field[] {
  return names.flatMap((name) => (options.get(name) ?? []).flatMap((field) => field ?? []))
}
