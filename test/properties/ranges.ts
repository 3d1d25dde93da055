/** What invariant 2 demands of spans and ranges, as a list of what is wrong; independent of the engine's own arithmetic. */
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import type { FileFacts } from '../../src/engine/model/facts.ts'
import type { Position, Range, Span } from '../../src/engine/model/range.ts'

/** Spans outside of the text, and spans that do not select what the fact says it found. */
export function spanFaults(text: string, facts: FileFacts): string[] {
  const faults: string[] = []
  for (const [name, span] of spansIn(facts)) {
    if (!(span[0] >= 0 && span[0] <= span[1] && span[1] <= text.length))
      faults.push(`${name} [${span.join(', ')}] is no span of ${text.length} characters`)
  }
  const expectText = (
    what: string,
    span: Span,
    expected: string,
    isSame = (selected: string) => selected === expected,
  ) => {
    const selected = text.slice(span[0], span[1])
    if (!isSame(selected)) faults.push(`${what} ${JSON.stringify(expected)} selects ${JSON.stringify(selected)}`)
  }
  for (const { text: marked, span } of facts.marks) expectText('mark', span, marked)
  for (const { ruleIds } of facts.suppressions)
    for (const { id, span } of ruleIds) expectText('suppressed rule', span, id)
  for (const { id, parts, span } of facts.definitions)
    expectText(
      'definition',
      span,
      id,
      (selected) =>
        selected[0]?.toLowerCase() === id[0]?.toLowerCase() &&
        bare(selected).includes(bare(parts.number + parts.suffix)),
    )
  for (const { id, parts, span } of facts.references)
    expectText(
      'reference',
      span,
      id,
      (selected) => bare(selected).startsWith(bare(parts.family)) || bare(selected).startsWith(bare(parts.number)),
    )
  for (const { url, urlSpan } of facts.links) {
    // Escapes and entities make the source differ from the destination that they stand for.
    expectText('link', urlSpan, url, (selected) => selected === url || /[\\&]/.test(selected))
  }
  for (const { text: title, span } of facts.headings) {
    const first = /[\p{L}\p{N}]+/u.exec(title)?.[0] ?? ''
    expectText('heading', span, title, (selected) => lettersIn(selected).includes(first) || /[\\&]/.test(selected))
  }
  for (const { key, pointer } of facts.frontmatter?.places ?? []) {
    const name = pointer.slice(pointer.lastIndexOf('/') + 1)
    if (!/^\d+$/.test(name))
      expectText('key', key, name, (selected) => bare(selected) === bare(name) || (selected === '' && name === 'null'))
  }
  return faults
}

/** Ranges whose line, column and offset disagree, or that lie outside of their file. */
export function rangeFaults(texts: ReadonlyMap<string, string>, diagnostics: readonly Diagnostic[]): string[] {
  const faults: string[] = []
  const look = (what: string, file: string, { start, end }: Range) => {
    const text = texts.get(file)
    if (text === undefined) return void faults.push(`${what} is in ${file}, which is no file of the corpus`)
    if (start.offset > end.offset) faults.push(`${what} ends at ${end.offset}, before it starts at ${start.offset}`)
    for (const position of [start, end]) {
      const expected = positionOf(text, position.offset)
      if (JSON.stringify(position) !== JSON.stringify(expected))
        faults.push(`${what} is at ${JSON.stringify(position)}, which is ${JSON.stringify(expected)}`)
    }
  }
  for (const { ruleId, file, range, related, fix, suggestions } of diagnostics) {
    look(ruleId, file, range)
    for (const place of related) look(`${ruleId} related`, place.file, place.range)
    for (const { edits } of [...(fix ? [fix] : []), ...suggestions])
      for (const edit of edits) look(`${ruleId} edit`, edit.file, edit.range)
  }
  return faults
}

/** By splitting the text before the offset: slow and plain. Undefined outside of the text. */
function positionOf(text: string, offset: number): Position | undefined {
  if (offset < 0 || offset > text.length) return undefined
  const before = text.slice(0, offset)
  // A CR whose LF lies behind the offset ends no line yet.
  const lines = before.replace(/\r$/, text[offset] === '\n' ? ' ' : '\r').split(/\r\n|\r|\n/)
  const mark = lines.length === 1 && text.startsWith('\uFEFF') ? 1 : 0
  return { line: lines.length, column: Math.max(1, lines.at(-1)!.length - mark + 1), offset }
}

/** Everything in the facts that is a pair of numbers under a name that says so. */
function* spansIn(value: unknown, name = 'facts'): Generator<[name: string, span: Span]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (name === 'facts' && key === 'lineStarts') continue
    if (name === 'facts.frontmatter' && key === 'data') continue
    const path = Array.isArray(value) ? name : `${name}.${key}`
    if (Array.isArray(inner) && inner.length === 2 && inner.every((part) => typeof part === 'number'))
      yield [path, inner as unknown as Span]
    else yield* spansIn(inner, path)
  }
}

/** Markup may stand within a word. */
function lettersIn(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

function bare(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
