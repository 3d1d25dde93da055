/** One simple command: its assignments, its redirections, and what it does by its name. */
import type { Assignment, Command, CommandArgument } from '../../../parse/shell.ts'
import { dispatch } from './dispatch.ts'
import type { Frame } from './frame.ts'
import { readSubstitutions } from './inner.ts'
import { NOTHING, type Position, type Presence } from './position.ts'
import { readRedirects } from './redirects.ts'
import { lookUp, type Held, type Item } from './scope.ts'
import { concat, plainOf } from './text.ts'
import { fieldsOf, valueOf, type Field } from './words.ts'

/** Commands that only print: their words are no files, and there may be many of them. */
const PRINTING = new Set(['echo', 'printf', ':', 'true', 'false', 'sleep', 'wait', 'kill', 'log', 'info', 'warn'])

const DECLARING = new Set(['export', 'readonly', 'local', 'declare', 'typeset'])

/** Bounds of what a name can hold; texts that double themselves end here. */
const MOST_ITEMS = 1000
const LONGEST_VALUE = 4096

export function readCommand(command: Command, frame: Frame, position: Position): Presence {
  const { walk } = frame
  const inner: Position = { ifFalse: 'lost', isConditional: position.isConditional }
  readRedirects(command.redirects, frame, position)
  const name = command.name?.value
  for (const assignment of command.prefix) {
    if (assignment.type !== 'Assignment') continue
    // The status of `x=$(…)` is that of the commands in it.
    readAssignment(assignment, frame, name === undefined ? position : inner, name === undefined)
  }
  if (!command.name) return NOTHING
  readSubstitutions(command.name, frame, inner)
  for (const argument of command.args) {
    if (argument.type === 'Word') readSubstitutions(argument, frame, inner)
    else readAssignment(argument, frame, inner, DECLARING.has(name!))
    if (name === 'local' || name === 'declare' || name === 'typeset') declare(argument, frame)
  }
  if (DECLARING.has(name!) || (PRINTING.has(name!) && !walk.functions.has(name!))) return NOTHING
  const fields = [command.name, ...command.args].flatMap((word) => argumentFields(word, frame))
  return fields.length === 0 ? NOTHING : dispatch(fields, frame, position)
}

function argumentFields(argument: CommandArgument, frame: Frame): Field[] {
  if (argument.type === 'Word') return fieldsOf(argument, frame)
  return [{ text: null, lead: argument.text, isMany: false, span: frame.source.place([argument.pos, argument.end]) }]
}

function declare(argument: CommandArgument, frame: Frame): void {
  const name = argument.type === 'Assignment' ? argument.name : argument.value
  if (name.startsWith('-') || frame.depth === 0) return
  frame.locals.add(name)
  if (argument.type === 'Word') frame.scope.names.set(name, [{ text: [] }])
}

function readAssignment(assignment: Assignment, frame: Frame, position: Position, isKept: boolean): void {
  const { value } = assignment
  for (const word of value.type === 'ArrayValue' ? value.elements : [value]) readSubstitutions(word, frame, position)
  if (!isKept) return
  frame.scope.names.set(assignment.name, assigned(assignment, frame))
}

function assigned({ name, value, append, index }: Assignment, frame: Frame): Held {
  if (index) return null
  const before = append ? lookUp(frame.scope, name) : undefined
  if (append && (before === null || (before && before.length > MOST_ITEMS))) return null
  if (value.type === 'ArrayValue')
    return [...(before ?? []), ...value.elements.flatMap((word) => itemsOf(fieldsOf(word, frame)))]
  const item = valueOf(value, frame)
  const text = append && item.text ? concat(before?.[0]?.text ?? [], item.text) : item.text
  return (plainOf(text)?.length ?? 0) > LONGEST_VALUE ? null : [{ ...item, text }]
}

function itemsOf(fields: readonly Field[]): Item[] {
  return fields.map(({ text, span }) => ({ text, origin: span }))
}
