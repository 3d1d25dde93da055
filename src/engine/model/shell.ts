/**
 * Shell text within a file, as facts: what a shell would get, and where each character of it stands. Plain JSON, so that
 * it may come from a worker; the two hosts of the shell rules, the engine and ESLint, place what a rule finds by it.
 */
import type { Span } from './range.ts'
import { keepsLayout } from './shell-layout.ts'

/**
 * Where shell text stands, for the rules that ask. `script`: a file of its own. `fence`: a block that a reader pastes;
 * `transcript`: one with prompts. `step`: of a workflow. The last three are lines of a package.json, a Makefile, a program.
 */
export const SHELL_HOSTS = ['script', 'fence', 'transcript', 'step', 'npm-script', 'recipe', 'string'] as const
export type ShellHost = (typeof SHELL_HOSTS)[number]

export interface ShellFact {
  readonly host: ShellHost
  readonly text: string
  /**
   * Stretches in the order of the text, three numbers each: where it starts in the text, where it starts in the file, its
   * length in the file. A stretch that is as long in the file as in the text stands there letter by letter; of any other,
   * nothing within can be told apart.
   */
  readonly stretches: readonly number[]
  /** Characters that a fix may not put in, because the file around would take them for its own. */
  readonly guarded: string
  /**
   * A block without a language stands behind it on the page, in a fence or indented: it may be commands too, and then it
   * is run where this one leaves the reader.
   */
  readonly isBeforeUnlabelled?: true
}

/** Where a span of the text stands in the file. */
export function spanInFile(fact: ShellFact, [start, end]: Span): Span {
  const first = placeOf(fact, start, false)
  return [first, end > start ? Math.max(first, placeOf(fact, end, true)) : first]
}

/**
 * The edit of the file that stands for an edit of the text; undefined where a part of it does not stand in the file as it
 * is, or where the new text would mean something else there. What is deleted with a line's end ends where the next line's
 * text begins, so that indentation and prompts stay.
 */
export function editInFile(
  fact: ShellFact,
  { span, text }: { readonly span: Span; readonly text: string },
): { readonly span: Span; readonly text: string } | undefined {
  // A script has the whole file to itself; anywhere else a new line would need what stands before the lines around it.
  if (fact.host !== 'script' && /[\n\r]/.test(text)) return undefined
  for (const character of text) if (fact.guarded.includes(character)) return undefined
  if (!keepsLayout(fact, { span, text })) return undefined
  const place = span[0] === span[1] ? insertionInFile(fact, span[0]) : rangeInFile(fact, span)
  return place && { span: place, text }
}

/** At a line's start it belongs to the line, whose indentation or prompt stays before it; else to what stands before. */
function insertionInFile(fact: ShellFact, offset: number): Span | undefined {
  const { text, stretches } = fact
  const isLineStart = offset === 0 || text[offset - 1] === '\n'
  // Behind the last line end comes what the file has there.
  if (isLineStart && offset === text.length && fact.host !== 'script') return undefined
  const before = isLineStart ? undefined : stretchAt(stretches, offset, true)
  const at = before !== undefined && isExact(fact, before) ? before : stretchAt(stretches, offset, false)
  if (!isExact(fact, at)) return undefined
  const place = stretches[at + 1]! + offset - stretches[at]!
  return [place, place]
}

function rangeInFile(fact: ShellFact, [start, end]: Span): Span | undefined {
  const { text, stretches } = fact
  const first = stretchAt(stretches, start, false)
  const last = stretchAt(stretches, end, true)
  for (let at = first; at <= last; at += 3)
    if (!isExact(fact, at) || (at > first && !isLineStart(fact, stretches[at]!))) return undefined
  const isLineEnd = text[end - 1] === '\n'
  // Without the last line end, what follows in the file would be on the line before.
  if (isLineEnd && end === text.length && fact.host !== 'script') return undefined
  const next = isLineEnd && end < text.length ? stretchAt(stretches, end, false) : last
  if (!isExact(fact, next)) return undefined
  return [stretches[first + 1]! + start - stretches[first]!, stretches[next + 1]! + end - stretches[next]!]
}

/** Where indentation or a prompt may stand before; in a program, the end of one string and the start of the next do. */
function isLineStart({ host, text }: ShellFact, offset: number): boolean {
  return host !== 'string' && text[offset - 1] === '\n'
}

function placeOf(fact: ShellFact, offset: number, isEnd: boolean): number {
  const { stretches } = fact
  if (stretches.length === 0) return 0
  const at = stretchAt(stretches, offset, isEnd)
  const [from, length] = [stretches[at + 1]!, stretches[at + 2]!]
  if (isExact(fact, at)) return from + Math.min(length, offset - stretches[at]!)
  return isEnd || offset >= fact.text.length ? from + length : from
}

/** The index of the stretch that holds the character at an offset, or with `isEnd` the one before it. */
function stretchAt(stretches: readonly number[], offset: number, isEnd: boolean): number {
  const wanted = isEnd ? offset - 1 : offset
  let low = 0
  let high = stretches.length / 3 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (stretches[middle * 3]! <= wanted) low = middle
    else high = middle - 1
  }
  return low * 3
}

function isExact({ text, stretches }: ShellFact, at: number): boolean {
  return (stretches[at + 3] ?? text.length) - stretches[at]! === stretches[at + 2]
}
