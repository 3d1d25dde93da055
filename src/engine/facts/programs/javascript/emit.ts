/** Uses, as the walk comes by them. */
import type { CallExpression } from '../../../parse/script.ts'
import type { CallArgument, PathText } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'
import { asPath, evaluate } from './evaluate.ts'
import type { Frame } from './frame.ts'
import { fileFunction, isOwnModule, type FileDoes } from './modules.ts'
import { sameText, spanOf, type Value } from './values.ts'

export function addImport(specifier: string, span: Span, { out }: Frame): void {
  if (isOwnModule(specifier)) out.push({ does: 'import', specifier, span })
}

export function addCall(value: Extract<Value, { sort: 'import' }>, call: CallExpression, frame: Frame): void {
  const { arguments: words, callee } = call
  const values = words.map((word) => evaluate(word, frame.scope))
  const spans = words.map(spanOf)
  const first = values.findIndex((each) => each && asPath(each))
  pushCall(value, values, spans, frame.at ?? spans[first] ?? spanOf(callee), frame)
}

export function pushCall(
  { specifier, name }: Extract<Value, { sort: 'import' }>,
  values: readonly (Value | undefined)[],
  spans: readonly Span[],
  span: Span,
  { out, isConditional, caught, at }: Frame,
): void {
  if (!isOwnModule(specifier) || name === '*') return
  const given = values.map((value, position): CallArgument | null => {
    const path = value && asPath(value)
    return path ? { path, span: at ?? spans[position]! } : null
  })
  if (given.length > 0 && given.every((argument) => argument === null)) given.length = 0
  out.push({
    does: 'call',
    specifier,
    name,
    arguments: given,
    span,
    ...(isConditional && { isConditional }),
    ...(caught?.swallowed && { swallowed: caught.swallowed }),
  })
}

export function addKnownValues(
  { module, member }: Extract<Value, { sort: 'known' }>,
  values: readonly (Value | undefined)[],
  spans: readonly Span[],
  frame: Frame,
): void {
  const does =
    module === 'fs' || module === 'deno'
      ? fileFunction(member)
      : module === 'bun' && member === 'write'
        ? ['write' as const]
        : undefined
  does?.forEach((each, at) => {
    for (const one of Array.isArray(each) ? (each as readonly FileDoes[]) : [each as FileDoes])
      if (spans[at]) addFileValue(one, values[at], spans[at], frame)
  })
}

export function addFileValue(does: FileDoes, value: Value | undefined, span: Span, frame: Frame): void {
  const path = value && (value.sort === 'handle' ? value.path : asPath(value))
  if (path) addFile(does, path, span, frame)
}

export function addFile(
  does: FileDoes,
  path: PathText,
  span: Span,
  { out, at, guarded, isConditional, caught }: Frame,
): void {
  if (path.some((part) => typeof part === 'string' && /[*?]/.test(part))) return
  const place = at ?? span
  if (does === 'stat' || does === 'read') {
    if (guarded.has(sameText(path))) return
    // Inside a `try` that goes on, asking is no demand; nor is anything behind a condition.
    const isAsked =
      isConditional || (does === 'stat' && caught !== undefined) || (caught !== undefined && !caught.swallowed)
    const swallowed = !isAsked && does === 'read' ? caught?.swallowed : undefined
    out.push({ does: isAsked ? 'probe' : 'read', path, span: place, ...(swallowed && { swallowed }) })
  } else out.push({ does, path, span: place })
}
